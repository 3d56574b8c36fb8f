package palimpsest.engine.history;

import java.util.List;
import palimpsest.engine.timeline.PastEvent;

/**
 * The events of a range of steps.
 *
 * @param events by step
 * @param writes how many writes there were, if they were looked at
 * @param writesKnown whether the writes were looked at: not so in too long a range
 * @param leftOut how many events other than writes are not listed because there were too many
 * @param complete whether the whole range was seen
 */
public record PastEvents(
        long from, long to, List<PastEvent> events, long writes, boolean writesKnown, long leftOut, boolean complete) {

    public PastEvents {
        events = List.copyOf(events);
    }
}
