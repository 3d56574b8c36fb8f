package palimpsest.app.timeline;

import java.util.List;
import palimpsest.app.words.Words;

/** The timeline in plain words, for what lies under the pointer and for those who cannot see it. */
final class TimelineWords {
    private TimelineWords() {}

    /** How a moment is called: after the last step that was done. */
    static String moment(long moment, long start) {
        return moment <= start ? Words.of("timeline.start") : step(moment - 1);
    }

    private static String step(long step) {
        return Words.of("timeline.step", Ticks.number(step));
    }

    static String of(Hit hit, Picture picture) {
        if (hit instanceof Hit.OnEvents events) {
            return events(events.cluster());
        }
        if (hit instanceof Hit.OnCall call) {
            return call(call.call());
        }
        Hit.OnLane lane = (Hit.OnLane) hit;
        String step = step(Math.min(lane.step(), Math.max(0, picture.end() - 1)));
        return lane.lane() == Lane.MEMORY ? step + ": " + pages(picture.pages(), lane.step()) : step;
    }

    /** {@code step 42: i32.store wrote 00 → 0b at 0x18}, or {@code 12,400 writes, steps 10 to 90}. */
    static String events(Cluster cluster) {
        return cluster.only()
                .map(event -> (event.kind().isMoment() ? moment(event.step(), 0) : steps(event.step(), event.end()))
                        + ": " + event.words())
                .orElseGet(() -> cluster.kind().count(cluster.count()) + ", " + steps(cluster.first(), cluster.end()));
    }

    /** {@code call sum(7, 4), steps 30 to 58}. */
    static String call(Span span) {
        return span.words() + ", " + steps(span.from(), span.to());
    }

    static String steps(long from, long to) {
        return to - from <= 1 ? step(from) : Words.of("timeline.steps", Ticks.number(from), Ticks.number(to - 1));
    }

    static String pages(List<PageCount> pages, long step) {
        int after = Clusters.firstFrom(pages, PageCount::step, step);
        long count = after == 0 ? 0 : pages.get(after - 1).pages();
        return Words.of("timeline.pages", count);
    }

    /** What the timeline shows, in a sentence or two. */
    static String describe(Picture picture, StepAxis axis) {
        if (picture.isEmpty()) {
            return Words.of("timeline.empty");
        }
        String at = Words.of(picture.inThePast() ? "timeline.past" : "timeline.end");
        long first = Math.max(picture.start(), axis.firstVisible());
        long last = Math.min(picture.end() - 1, axis.lastVisible());
        String shown = Words.of(
                "timeline.describe",
                moment(picture.cursor(), picture.start()),
                Ticks.number(picture.end() - 1),
                at,
                inCall(picture, axis),
                steps(first, last + 1));
        return picture.note().isEmpty() ? shown : shown + " " + picture.note();
    }

    private static String inCall(Picture picture, StepAxis axis) {
        Span inner = null;
        for (Span span : picture.details(axis).spans()) {
            if (span.contains(picture.cursor()) && (inner == null || span.depth() >= inner.depth())) {
                inner = span;
            }
        }
        return inner == null ? "" : Words.of("timeline.in", inner.name());
    }

    /** As much of a text as there is room for, in characters of one width; nothing where not even two letters fit. */
    static String fit(String text, double room, double advance) {
        int most = (int) Math.floor(room / advance);
        if (text.length() <= most) {
            return text;
        }
        return most < 3 ? "" : text.substring(0, most - 1) + "\u2026";
    }
}
