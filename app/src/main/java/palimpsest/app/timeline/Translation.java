package palimpsest.app.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import palimpsest.app.session.CallSpan;
import palimpsest.app.session.MemoryInfo;
import palimpsest.app.session.Overview;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.Time;
import palimpsest.app.session.TimelineEvent;

/** The session's records in the timeline's words. */
final class Translation {
    private static final long MIB = 1 << 20;

    private Translation() {}

    static Span span(CallSpan call) {
        boolean instantiation = call.function().equals("instantiation");
        String ending = switch (call.ending()) {
            case RETURNED -> "";
            case TRAPPED -> ", trapped";
            case THREW -> ", ended by an exception";
            case OPEN -> ", not finished";
        };
        return new Span(
                call.from(),
                call.to(),
                call.depth(),
                call.function(),
                (instantiation ? "" : call.host() ? "host call of " : "call of ") + call.function() + ending,
                instantiation ? Span.Kind.INSTANTIATION : call.host() ? Span.Kind.HOST : Span.Kind.MODULE);
    }

    /** Some events have a mark in two lanes: a write by the host is both an action of the host and a write. */
    static List<Event> events(List<TimelineEvent> events) {
        List<Event> all = new ArrayList<>();
        for (TimelineEvent event : events) {
            for (EventKind kind : kinds(event)) {
                all.add(new Event(event.step(), kind, event.words()));
            }
        }
        all.sort(Comparator.comparingLong(Event::step));
        return all;
    }

    private static List<EventKind> kinds(TimelineEvent event) {
        return switch (event.kind()) {
            case INSTANTIATION -> List.of(EventKind.CALL_IN);
            case CALL ->
                List.of(
                        switch (event.actor()) {
                            case MODULE -> EventKind.HOST_CALL;
                            default -> EventKind.CALL_IN;
                        });
            case RETURN -> List.of(EventKind.RETURN);
            case WRITE ->
                switch (event.actor()) {
                    case MODULE -> List.of(EventKind.MODULE_WRITE);
                    case HOST -> List.of(EventKind.HOST_ACTION, EventKind.HOST_WRITE);
                    case DATA_SEGMENT -> List.of(EventKind.DATA_WRITE);
                    case GROWTH -> List.of(EventKind.GROWTH);
                };
            case GROWTH ->
                switch (event.actor()) {
                    case HOST -> List.of(EventKind.HOST_ACTION, EventKind.GROWTH);
                    default -> List.of(EventKind.GROWTH);
                };
            case TRAP -> List.of(EventKind.TRAP);
            case NOTIFY, WAIT -> List.of(EventKind.HOST_ACTION);
        };
    }

    /** What the coarse picture tells: outermost calls, from their beginning to their end, and what was written where. */
    static Details overview(Overview overview, Time time) {
        List<Slice> slices = new ArrayList<>();
        for (Overview.Bucket bucket : overview.buckets()) {
            if (bucket.pagesWritten() > 0) {
                slices.add(new Slice(bucket.from(), bucket.to(), EventKind.PAGES_WRITTEN, bucket.pagesWritten()));
            }
        }
        return new Details(
                time.start(), time.end(), outermost(overview.events(), time.end()), events(overview.events()), slices);
    }

    /** What the host called ends with its return, a trap, or not yet. */
    private static List<Span> outermost(List<TimelineEvent> events, long end) {
        List<Span> spans = new ArrayList<>();
        Deque<TimelineEvent> open = new ArrayDeque<>();
        for (TimelineEvent event : events) {
            switch (event.kind()) {
                case INSTANTIATION, CALL -> open.push(event);
                case RETURN, TRAP -> {
                    if (!open.isEmpty()) {
                        TimelineEvent begun = open.pop();
                        spans.add(span(begun, event.step() + 1, open.size()));
                    }
                }
                default -> {}
            }
        }
        while (!open.isEmpty()) {
            TimelineEvent begun = open.pop();
            spans.add(span(begun, end, open.size()));
        }
        spans.sort(Comparator.comparingLong(Span::from).thenComparingInt(Span::depth));
        return spans;
    }

    private static Span span(TimelineEvent begun, long end, int depth) {
        Span.Kind kind = begun.kind() == TimelineEvent.Kind.INSTANTIATION ? Span.Kind.INSTANTIATION : Span.Kind.MODULE;
        return new Span(begun.step(), end, depth, begun.words(), begun.words(), kind);
    }

    /** How the number of pages of all memories together changed, from the growths and what there is at the cursor. */
    static List<PageCount> pages(Snapshot now) {
        Time time = now.time();
        List<TimelineEvent> growths = now.overview().events().stream()
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
        return time.thinned()
                ? String.format(
                        Locale.ROOT,
                        "The record has used its %,d MB: all of it can be reached, old steps take longer.",
                        time.budget() / MIB)
                : "";
    }
}
