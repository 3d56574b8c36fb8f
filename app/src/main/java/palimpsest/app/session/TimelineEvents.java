package palimpsest.app.session;

import java.util.List;

/**
 * The events of a range of steps.
 *
 * @param events by step
 * @param writesKnown whether the module's writes are among them: not so in too long a range
 * @param leftOut how many are not listed because there were too many
 * @param complete whether the whole range was seen
 */
public record TimelineEvents(
        long from, long to, List<TimelineEvent> events, boolean writesKnown, long leftOut, boolean complete) {
    public TimelineEvents {
        events = List.copyOf(events);
    }
}
