package palimpsest.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import palimpsest.engine.history.LayerSearch;
import palimpsest.engine.history.OriginStep;
import palimpsest.engine.history.Overwriting;
import palimpsest.engine.history.PastEvents;
import palimpsest.engine.history.PastRead;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.PastWrite;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.timeline.PastEvent;

/** What the past holds, as the window shows it. */
final class PastViews {

    private static final Place NOWHERE = new Place(Optional.empty(), "", "", "");

    private final Execution execution;

    PastViews(Execution execution) {
        this.execution = execution;
    }

    Place place(WriteSite site) {
        return Views.place(site, execution.shownSpan(site)).from(execution.original(site));
    }

    Place place(palimpsest.engine.history.Place place) {
        return new Place(
                        execution.shownSpan(place.source(), place.span()),
                        place.text(),
                        place.operation(),
                        place.function().orElse(""))
                .from(
                        place.function().isPresent()
                                ? place.span().flatMap(span -> execution.original(place.source(), span.start()))
                                : Optional.empty());
    }

    ByteHistory.Last last(WriteSite site) {
        return new ByteHistory.Last(site.actor(), place(site));
    }

    ByteHistory.Writer writer(PastWrite write) {
        return new ByteHistory.Writer(
                write.step(), write.site().actor(), write.before(), write.after(), place(write.site()));
    }

    ByteReader reader(PastRead read) {
        return new ByteReader(read.step(), read.actor(), read.bytes().at(0) & 0xff, place(read.place()));
    }

    List<Overwritten> overwritten(Overwriting found) {
        List<Overwritten> all = new ArrayList<>();
        for (Overwriting.Run run : found.runs()) {
            WriteSite site = found.writes().stream()
                    .filter(write -> write instanceof WriteEvent.Written)
                    .findFirst()
                    .orElseThrow()
                    .site();
            execution
                    .memoryIndex(run.memory())
                    .ifPresent(memory -> all.add(new Overwritten(
                            found.step(),
                            site.actor(),
                            place(site),
                            new MemoryRange(memory, run.address(), run.after().length()),
                            run.before(),
                            run.after(),
                            earlier(run.earlier()))));
        }
        return all;
    }

    private Optional<Overwritten.Earlier> earlier(Overwriting.Earlier earlier) {
        if (earlier instanceof Overwriting.By by) {
            return Optional.of(new Overwritten.Earlier(
                    OptionalLong.of(by.step()), by.site().actor(), place(by.site())));
        }
        return earlier instanceof Overwriting.Unknown unknown
                ? unknown.site().map(site -> new Overwritten.Earlier(OptionalLong.empty(), site.actor(), place(site)))
                : Optional.empty();
    }

    /** @param now the bytes as they are at the cursor */
    Layers layers(MemoryRange range, byte[] now, LayerSearch search, int depth) {
        LinearMemory memory = execution.memory(range.memory());
        List<Layers.OfByte> bytes = new ArrayList<>();
        for (int i = 0; i < now.length; i++) {
            List<Layers.Layer> layers = new ArrayList<>();
            List<PastWrite> writes = search.writes(i);
            for (PastWrite write : writes) {
                layers.add(new Layers.Layer(
                        write.step(), write.after(), Optional.of(write.site().actor()), place(write.site())));
            }
            boolean complete = writes.size() < depth;
            if (complete) {
                layers.add(first(memory, range.address() + i, writes, now[i] & 0xff));
            }
            bytes.add(new Layers.OfByte(layers, complete));
        }
        return new Layers(range, bytes);
    }

    /** What was there before anybody wrote. */
    private Layers.Layer first(LinearMemory memory, long address, List<PastWrite> writes, int now) {
        int value = writes.isEmpty() ? now : writes.get(writes.size() - 1).before();
        return memory.grownAt(address)
                .map(step ->
                        new Layers.Layer(step, value, Optional.of(Actor.GROWTH), place(memory.growthSite(address))))
                .orElse(new Layers.Layer(0, value, Optional.empty(), NOWHERE));
    }

    Difference difference(palimpsest.engine.history.Difference found) {
        List<Difference.Run> runs = new ArrayList<>();
        for (palimpsest.engine.history.Difference.Run run : found.runs()) {
            execution
                    .memoryIndex(run.memory())
                    .ifPresent(memory -> runs.add(new Difference.Run(
                            new MemoryRange(memory, run.address(), run.after().length()),
                            run.before(),
                            run.after(),
                            run.writer().map(WriteSite::actor).orElse(Actor.GROWTH),
                            run.writer().map(this::place).orElse(NOWHERE))));
        }
        List<Difference.Size> sizes = new ArrayList<>();
        found.sizes()
                .forEach(size -> execution
                        .memoryIndex(size.memory())
                        .ifPresent(memory -> sizes.add(new Difference.Size(memory, size.before(), size.after()))));
        List<Difference.ChangedGlobal> globals = found.globals().stream()
                .map(each -> new Difference.ChangedGlobal(
                        each.name(), Views.value(each.before()), Views.value(each.after())))
                .toList();
        return new Difference(
                found.from(),
                found.to(),
                runs,
                found.changedBytes(),
                found.totalRuns(),
                found.bytesByActor(),
                sizes,
                globals,
                found.complete());
    }

    CallSpans calls(palimpsest.engine.history.CallSpans found) {
        return new CallSpans(
                found.from(), found.to(), spans(found.spans()), found.leftOut(), found.sampled(), found.complete());
    }

    private static List<CallSpan> spans(List<palimpsest.engine.timeline.CallSpan> found) {
        return found.stream()
                .map(span -> new CallSpan(
                        Views.function(Views.kind(span.kind()), span.function()),
                        span.begin(),
                        span.end(),
                        span.depth(),
                        Views.kind(span.kind()),
                        ending(span.ending())))
                .toList();
    }

    private static CallSpan.Ending ending(palimpsest.engine.timeline.CallSpan.Ending ending) {
        return switch (ending) {
            case LEFT -> CallSpan.Ending.RETURNED;
            case UNWOUND -> CallSpan.Ending.UNWOUND;
            case OPEN -> CallSpan.Ending.OPEN;
            case ABOUT -> CallSpan.Ending.ABOUT;
        };
    }

    TimelineEvents events(PastEvents found) {
        return new TimelineEvents(
                found.from(),
                found.to(),
                events(found.events()),
                found.writesKnown(),
                found.leftOut(),
                found.complete());
    }

    private List<TimelineEvent> events(List<PastEvent> found) {
        EventViews views = new EventViews(execution);
        return found.stream().flatMap(event -> views.of(event).stream()).toList();
    }

    Overview overview(palimpsest.engine.timeline.Overview found) {
        long from = execution.timeline().start();
        long to = execution.timeline().end();
        return new Overview(
                new CallSpans(from, to, spans(found.calls()), found.callsLeftOut(), true, true),
                new TimelineEvents(from, to, events(found.events()), false, 0, true),
                found.slices().stream()
                        .filter(slice -> slice.linesWritten() > 0)
                        .map(slice -> new Overview.Piece(slice.from(), slice.to(), slice.linesWritten()))
                        .toList());
    }

    OriginLink origin(OriginStep step) {
        Optional<MemoryRange> at = step.at().flatMap(place -> {
            OptionalInt memory = execution.memoryIndex(place.memory());
            return memory.isPresent()
                    ? Optional.of(new MemoryRange(memory.getAsInt(), place.address(), 1))
                    : Optional.empty();
        });
        List<OriginLink.Branch> branches = step.operands().stream()
                .map(operand -> new OriginLink.Branch(
                        operand.step(), operand.index(), Views.value(operand.value()), operand.part()))
                .toList();
        return new OriginLink(step.kind(), step.step(), place(step.place()), step.words(), at, step.value(), branches);
    }
}
