package palimpsest.app.timeline;

import java.util.Optional;

/**
 * Events of one kind that are drawn as one, because they are too close to tell apart.
 *
 * @param first the step of the first
 * @param end the step after the last
 * @param x the left edge in pixels
 * @param width as wide as the steps are; less than a pixel when they are many
 * @param only the event, if it is one whose particulars are known
 */
record Cluster(EventKind kind, long first, long end, long count, double x, double width, Optional<Event> only) {
    /** Takes in another one that follows. */
    Cluster with(Cluster next) {
        return new Cluster(
                kind,
                first,
                Math.max(end, next.end),
                count + next.count,
                x,
                Math.max(width, next.x + next.width - x),
                Optional.empty());
    }
}
