package palimpsest.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import palimpsest.app.words.Phrases;
import palimpsest.app.words.Words;
import palimpsest.engine.debug.OperandOrigin;
import palimpsest.engine.debug.Operands;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.PendingAccess;
import palimpsest.engine.memory.WriteSites;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Trap;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.timeline.TapeEntry;

/** What the window shows of an execution, at its cursor. Looking changes nothing. */
final class Sight {

    /** To find where operands came from walks a function's code: that of so many calls, the inner ones. */
    private static final int MOST_TRACED = 8;

    private final Execution execution;
    private final Machine machine;
    private final ObjectText objects;

    Sight(Execution execution) {
        this.execution = execution;
        this.machine = execution.machine();
        this.objects = new ObjectText(execution.instance().map(ModuleInstance::module));
    }

    /** What the module waits for, if it does. */
    Optional<WaitView> waiting() {
        return machine.waiting().flatMap(wait -> {
            OptionalInt index = execution.memoryIndex(wait.memory().index());
            return index.isPresent()
                    ? Optional.of(new WaitView(
                            index.getAsInt(), memoryName(index.getAsInt()), wait.address(), wait.timeout()))
                    : Optional.empty();
        });
    }

    /** The calls in progress; of a deep recursion the engine shows the inner and the outer ones. */
    List<FrameView> frames() {
        List<FrameView> frames = new ArrayList<>();
        for (palimpsest.engine.exec.Snapshot.Frame frame : machine.snapshot().frames()) {
            frames.add(frame(frame, frames.size() < MOST_TRACED));
        }
        return frames;
    }

    /** Where the next instruction stands, or the one that trapped or waits. */
    Optional<Place> here() {
        return machine.snapshot().frames().stream().findFirst().map(this::place);
    }

    private Place place(palimpsest.engine.exec.Snapshot.Frame frame) {
        return Views.place(
                        frame.source(),
                        frame.span(),
                        execution.shownSpan(frame.source(), frame.span(), frame.functionIndex(), frame.offset()),
                        frame.mnemonic(),
                        frame.function())
                .from(execution.original(frame.source(), frame.offset()));
    }

    private FrameView frame(palimpsest.engine.exec.Snapshot.Frame frame, boolean traced) {
        List<Slot> locals = frame.locals().stream()
                .map(local -> new Slot(local.name(), Views.value(local.value(), objects)))
                .toList();
        List<Operand> operands = traced
                ? Operands.of(frame).stream()
                        .map(operand -> operand(operand, frame))
                        .toList()
                : Views.values(frame.stack()).stream()
                        .map(value -> new Operand(value, Optional.empty(), ""))
                        .toList();
        return new FrameView(
                Views.kind(frame.kind()),
                Views.function(Views.kind(frame.kind()), frame.function()),
                place(frame),
                frame.offset(),
                locals,
                operands);
    }

    private Operand operand(OperandOrigin origin, palimpsest.engine.exec.Snapshot.Frame frame) {
        Value value = Views.value(origin.value(), objects);
        if (origin.places().isEmpty()) {
            return new Operand(value, Optional.empty(), "");
        }
        if (origin.kind() == OperandOrigin.Kind.ONE_OF) {
            String words = origin.places().stream()
                    .map(OperandOrigin.Place::mnemonic)
                    .distinct()
                    .collect(Collectors.joining(Words.of("session.or")));
            return new Operand(value, Optional.empty(), Words.of("session.from", words));
        }
        OperandOrigin.Place place = origin.places().get(0);
        Optional<Span> span = Optional.of(place.span());
        Place from = Views.place(
                frame.source(),
                span,
                execution.shownSpan(
                        frame.source(),
                        span,
                        frame.functionIndex(),
                        place.point().offset()),
                place.mnemonic(),
                frame.function());
        String words = origin.kind() == OperandOrigin.Kind.CAUGHT
                ? Words.of("session.with-exception")
                : Words.of("session.from", place.mnemonic());
        return new Operand(value, Optional.of(from), words);
    }

    /** What references refer to, with the names of the instance's module. */
    ObjectText objects() {
        return objects;
    }

    /** What the next step will do. */
    Optional<NextStep> next() {
        if (machine.failed()) {
            return Optional.empty();
        }
        return palimpsest.engine.debug.NextStep.of(machine).map(this::next);
    }

    private NextStep next(palimpsest.engine.debug.NextStep step) {
        List<MemoryRange> reads = new ArrayList<>();
        List<MemoryRange> writes = new ArrayList<>();
        for (PendingAccess access : machine.pendingAccesses()) {
            OptionalInt memory = execution.memoryIndex(access.memory());
            if (memory.isPresent()) {
                MemoryRange range = new MemoryRange(memory.getAsInt(), access.address(), access.width());
                if (access.reads()) {
                    reads.add(range);
                }
                if (access.writes()) {
                    writes.add(range);
                }
            }
        }
        return new NextStep(
                step.operation(),
                StepWords.of(step),
                StepWords.phrases(step.takes()),
                Phrases.of(step.does()),
                Phrases.of(step.gives()),
                step.given().map(Views::values),
                step.trap(),
                reads,
                writes);
    }

    List<Slot> globals() {
        List<Slot> slots = new ArrayList<>();
        execution.instance().ifPresent(instance -> {
            Names names = execution.names().orElseThrow();
            for (GlobalInstance global : instance.globals()) {
                slots.add(new Slot(names.global(slots.size()), Views.value(global.value(), objects)));
            }
        });
        return slots;
    }

    /** While the module runs: what is looked at. */
    List<MemoryInfo> memoriesInMotion(Images images) {
        return memories((index, memory) -> images.part(index, memory.memory(), execution.since()));
    }

    /** At a stop: all there is, and what happened to it, a {@link Changes} for each. */
    List<MemoryInfo> memoriesAtRest(List<Changes> changes) {
        byte[] markOfSite = markOfSite();
        return memories((index, memory) -> {
            MemoryType type = memory.declared();
            long lengthAtFirst = type.limits().minimum() << type.pageSizeLog2();
            palimpsest.engine.memory.MemoryImage image = memory.memory().image();
            Changes since = execution.since().of(memory.memory(), image, markOfSite);
            changes.add(since);
            return new WholeImage(
                    image, lengthAtFirst, markOfSite, since, execution.since().before(memory.memory()));
        });
    }

    private List<MemoryInfo> memories(BiFunction<Integer, MemoryInstance, MemoryImage> image) {
        List<MemoryInfo> infos = new ArrayList<>();
        for (MemoryInstance memory : execution.allMemories()) {
            int index = infos.size();
            Optional<Names> names = namesOf(index);
            infos.add(new MemoryInfo(
                    index,
                    memoryName(index),
                    memory.declared(),
                    memory.memory().pages(),
                    names.flatMap(known -> known.importOf(ExternalKind.MEMORY, index)),
                    image.apply(index, memory)));
        }
        return infos;
    }

    private String memoryName(int index) {
        return namesOf(index)
                .map(names -> names.memory(index))
                .orElse(Words.of("session.name.memory", Integer.toString(index)));
    }

    /** The names of the instance, if it is one of its memories. */
    private Optional<Names> namesOf(int memory) {
        boolean own = execution
                .instance()
                .filter(instance -> memory < instance.memories().size())
                .isPresent();
        return own ? execution.names() : Optional.empty();
    }

    private byte[] markOfSite() {
        WriteSites sites = machine.store().sites();
        byte[] marks = new byte[sites.count()];
        for (int site = WriteSites.NONE + 1; site < marks.length; site++) {
            marks[site] = Mark.of(sites.actor(site));
        }
        return marks;
    }

    /** The trap that what is under way ended in. */
    Optional<TrapView> trap() {
        return machine.failure().flatMap(failure -> {
            if (failure instanceof Outcome.Trapped trapped) {
                return Optional.of(trap(trapped.trap()));
            }
            return failure instanceof Outcome.Threw threw ? Optional.of(trap(threw.trap())) : Optional.empty();
        });
    }

    private TrapView trap(Trap trap) {
        Optional<Place> place = here().or(() ->
                trap.span().map(span -> Views.place(trap.source(), trap.span(), Optional.empty(), "", "")));
        Optional<MemoryRange> access = trap.access().flatMap(asked -> {
            OptionalInt index = execution.memoryIndex(asked.memory());
            return index.isPresent()
                    ? Optional.of(new MemoryRange(index.getAsInt(), asked.address(), asked.width()))
                    : Optional.empty();
        });
        return new TrapView(trap.message(), Explanation.of(trap.message()), place, access);
    }

    /** Where the host did the last thing before the cursor of which that is known, such as {@code host.js:12}. */
    Optional<String> hostPlace() {
        List<TapeEntry> tape = execution.timeline().tape();
        for (int i = actionsBefore(tape, machine.step()) - 1; i >= 0; i--) {
            HostAction action = tape.get(i).action();
            if (action instanceof HostAction.Write write) {
                return Optional.of(write.place());
            }
            if (action instanceof HostAction.Grow grow) {
                return Optional.of(grow.place());
            }
        }
        return Optional.empty();
    }

    private static int actionsBefore(List<TapeEntry> tape, long step) {
        int low = 0;
        int high = tape.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tape.get(middle).step() < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The record, and where the cursor stands on it. */
    Time time() {
        palimpsest.engine.timeline.Timeline timeline = execution.timeline();
        return new Time(
                timeline.start(),
                timeline.cursor(),
                timeline.end(),
                timeline.atEnd(),
                timeline.thinned(),
                timeline.bytes(),
                palimpsest.engine.timeline.TimelineLimits.USUAL.budget());
    }
}
