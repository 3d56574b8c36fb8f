package palimpsest.engine.history;

import java.util.List;
import palimpsest.engine.timeline.CallSpan;

/**
 * The calls of a range of steps.
 *
 * @param spans by beginning, a call before the calls in it
 * @param leftOut how many shorter calls are not listed because there were too many
 * @param sampled whether the range was so long that only calls in progress at evenly spaced steps are known
 * @param complete whether the whole range was seen
 */
public record CallSpans(long from, long to, List<CallSpan> spans, long leftOut, boolean sampled, boolean complete) {

    public CallSpans {
        spans = List.copyOf(spans);
    }
}
