package palimpsest.app.timeline;

import java.util.List;

/**
 * What is known of a range of steps. All lists are in the order of their first steps.
 *
 * @param to the first step after the range
 * @param slices counts instead of events; a kind that has slices here has no events
 * @param note what to know about it, such as that not all is there; empty if nothing
 */
record Details(long from, long to, List<Span> spans, List<Event> events, List<Slice> slices, String note) {
    /** A part of a line that is about a pixel. */
    private static final long UNSEEN = 500;

    static final Details NONE = new Details(0, 0, List.of(), List.of(), List.of(), "");

    Details {
        spans = List.copyOf(spans);
        events = List.copyOf(events);
        slices = List.copyOf(slices);
    }

    /** Whether it knows what there is from one step to another, but for less than can be seen. */
    boolean covers(long first, long end) {
        return from <= first && end - to <= (end - first) / UNSEEN;
    }
}
