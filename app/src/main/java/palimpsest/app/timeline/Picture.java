package palimpsest.app.timeline;

import java.util.List;

/**
 * A session's timeline at one moment.
 *
 * @param start the first step on record
 * @param cursor the step that is next: so many steps are done there
 * @param end the first step that was never done
 * @param whole what is known of all steps
 * @param near what is known of a range somebody looked at closely
 * @param pages the sizes of memory, in order
 * @param marks bookmarks, stops and traps, in order
 * @param note what to know about the record, such as that its resolution was thinned; empty if nothing
 */
record Picture(
        long start,
        long cursor,
        long end,
        Details whole,
        Details near,
        List<PageCount> pages,
        List<Event> marks,
        String note) {
    static final Picture EMPTY = new Picture(0, 0, 0, Details.NONE, Details.NONE, List.of(), List.of(), "");

    Picture {
        pages = List.copyOf(pages);
        marks = List.copyOf(marks);
    }

    boolean isEmpty() {
        return start == end;
    }

    /** Whether the cursor is before the end, and something follows that was done already. */
    boolean inThePast() {
        return cursor < end;
    }

    /** The best that is known of the steps an axis shows. */
    Details details(StepAxis axis) {
        long first = Math.max(start, axis.firstVisible());
        long last = Math.min(end, axis.lastVisible());
        return near.covers(first, last) ? near : whole;
    }

    long mostPages() {
        return pages.stream().mapToLong(PageCount::pages).max().orElse(0);
    }
}
