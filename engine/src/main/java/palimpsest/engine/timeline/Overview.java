package palimpsest.engine.timeline;

import java.util.List;

/**
 * What a record looks like from far away. There are a few thousand of everything at most; as the record grows it becomes
 * coarser.
 *
 * @param slices all steps, without gaps, oldest first
 * @param calls by beginning, a call before the calls in it. All that took long are there; of the others only those that were
 *     in progress when somebody looked, which they all are that the host began
 * @param callsLeftOut how many of the calls that were seen are not listed, because there were others near them
 * @param events what the host did, growths and failures, by step
 */
public record Overview(List<Slice> slices, List<CallSpan> calls, long callsLeftOut, List<PastEvent> events) {

    public Overview {
        slices = List.copyOf(slices);
        calls = List.copyOf(calls);
        events = List.copyOf(events);
    }

    /**
     * Some steps.
     *
     * @param from the first step
     * @param to the first step after them
     * @param linesWritten about how many pieces of 256 bytes were written to; one that was written to in several parts of
     *     the slice counts for each
     */
    public record Slice(long from, long to, long linesWritten) {}
}
