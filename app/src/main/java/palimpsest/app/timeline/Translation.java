package palimpsest.app.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import palimpsest.app.session.CallSpan;
import palimpsest.app.session.CallSpans;
import palimpsest.app.session.FrameView;
import palimpsest.app.session.MemoryInfo;
import palimpsest.app.session.Overview;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.Time;
import palimpsest.app.session.TimelineEvent;
import palimpsest.app.session.TimelineEvents;
import palimpsest.app.words.Words;

/** The session's records in the timeline's words. */
final class Translation {
    private static final long MIB = 1 << 20;

    private Translation() {}

    /** What two questions about a range found. */
    static Details details(long from, long to, CallSpans calls, TimelineEvents events) {
        Map<Long, String> begun = events.events().stream()
                .filter(event -> event.kind() == TimelineEvent.Kind.CALL && event.count() == 1)
                .collect(Collectors.toMap(TimelineEvent::step, TimelineEvent::words, (first, second) -> second));
        List<Span> spans = new ArrayList<>();
        List<Event> marks = new ArrayList<>(events(events.events()));
        for (CallSpan call : calls.spans()) {
            // The record may have grown since it was told of.
            long end = call.ending() == CallSpan.Ending.OPEN ? Math.max(to, call.to()) : call.to();
            Span span = span(call, end);
            // To call is a step of the host, the one before the callee's first.
            String words = begun.getOrDefault(call.from() - 1, "");
            boolean outermost = call.depth() == 0 && !words.isEmpty();
            spans.add(outermost ? span.named(Words.of("timeline.call", words) + ending(call)) : span);
            if (call.kind() == FrameView.Kind.HOST) {
                marks.add(new Event(call.from(), EventKind.HOST_CALL, Words.of("timeline.call.of", call.function())));
            }
        }
        spans.sort(Comparator.comparingLong(Span::from).thenComparingInt(Span::depth));
        marks.sort(Comparator.comparingLong(Event::step));
        return new Details(from, to, spans, marks, List.of(), calls.leftOut() > 0 ? Words.of("timeline.left-out") : "");
    }

    private static Span span(CallSpan call, long end) {
        return switch (call.kind()) {
            case INSTANTIATION -> span(call, end, "", Span.Kind.INSTANTIATION);
            case HOST -> span(call, end, Words.of("timeline.host-call.of"), Span.Kind.HOST);
            case MODULE -> span(call, end, Words.of("timeline.module-call.of"), Span.Kind.MODULE);
        };
    }

    private static Span span(CallSpan call, long end, String before, Span.Kind kind) {
        String words = before + call.function() + ending(call);
        return new Span(call.from(), end, call.depth(), call.function(), words, kind);
    }

    private static String ending(CallSpan call) {
        return switch (call.ending()) {
            case RETURNED, ABOUT -> "";
            case UNWOUND -> Words.of("timeline.unwound");
            case OPEN -> Words.of("timeline.open");
        };
    }

    static List<Event> events(List<TimelineEvent> events) {
        return events.stream()
                .map(event -> new Event(event.step(), event.last() + 1, event.count(), kind(event), event.words()))
                .sorted(Comparator.comparingLong(Event::step))
                .toList();
    }

    private static EventKind kind(TimelineEvent event) {
        return switch (event.kind()) {
            case INSTANTIATION, CALL -> EventKind.CALL_IN;
            case RETURN -> EventKind.RETURN;
            case ACTION, NOTIFY, TIME_OUT, STOP -> EventKind.HOST_ACTION;
            case WRITE ->
                switch (event.actor()) {
                    case MODULE -> EventKind.MODULE_WRITE;
                    case HOST -> EventKind.HOST_WRITE;
                    case DATA_SEGMENT -> EventKind.DATA_WRITE;
                    case GROWTH -> EventKind.GROWTH;
                };
            case GROWTH -> EventKind.GROWTH;
            case TRAP -> EventKind.TRAP;
        };
    }

    /** What is known of the whole record. */
    static Details overview(Overview overview, Time time) {
        List<Slice> slices = new ArrayList<>();
        for (Overview.Piece piece : overview.linesWritten()) {
            slices.add(new Slice(piece.from(), piece.to(), EventKind.LINES_WRITTEN, piece.count()));
        }
        Details found = details(time.start(), time.end(), overview.calls(), overview.events());
        return new Details(found.from(), found.to(), found.spans(), found.events(), slices, found.note());
    }

    /** Where executions ended in a trap, from all that is known of it. */
    static List<Event> traps(Snapshot now, Details near) {
        Map<Long, Event> traps = new TreeMap<>();
        Stream.concat(events(now.overview().events().events()).stream(), near.events().stream())
                .filter(event -> event.kind() == EventKind.TRAP)
                .forEach(event -> traps.put(event.step(), event));
        return List.copyOf(traps.values());
    }

    /** How the number of pages of all memories together changed, from the growths and what there is at the cursor. */
    static List<PageCount> pages(Snapshot now) {
        Time time = now.time();
        List<TimelineEvent> growths = now.overview().events().events().stream()
                .filter(event -> event.kind() == TimelineEvent.Kind.GROWTH)
                .filter(event -> event.range().isPresent())
                .toList();
        long atCursor = now.memories().stream().mapToLong(MemoryInfo::pages).sum();
        long before = growths.stream()
                .filter(growth -> growth.step() < time.cursor())
                .mapToLong(growth -> added(now, growth))
                .sum();
        List<PageCount> pages = new ArrayList<>();
        long count = Math.max(0, atCursor - before);
        pages.add(new PageCount(time.start(), count));
        for (TimelineEvent growth : growths) {
            count += added(now, growth);
            pages.add(new PageCount(growth.step() + 1, count));
        }
        return pages;
    }

    private static long added(Snapshot now, TimelineEvent growth) {
        return growth.range()
                .map(range -> range.length() / pageSize(now, range.memory()))
                .orElse(0L);
    }

    private static long pageSize(Snapshot now, int memory) {
        return memory < now.memories().size()
                ? 1L << now.memories().get(memory).type().pageSizeLog2()
                : 1 << 16;
    }

    /** What to know about the record, if there is something. */
    static String note(Time time) {
        return time.thinned() ? Words.of("timeline.thinned", time.budget() / MIB) : "";
    }
}
