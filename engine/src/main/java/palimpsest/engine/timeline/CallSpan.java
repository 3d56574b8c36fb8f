package palimpsest.engine.timeline;

import palimpsest.engine.exec.Snapshot;

/**
 * A call as a stretch of time.
 *
 * @param begin the number of its first step; may lie before the range that was asked about
 * @param end the number of the step after its last
 * @param depth how many calls were in progress around it, those of the host included; 0 for the outermost
 * @param kind what was executed
 * @param function its name
 */
public record CallSpan(long begin, long end, int depth, Snapshot.Kind kind, String function, Ending ending) {

    /** How a call ended. */
    public enum Ending {
        /** It returned, or another took its place by a tail call. */
        LEFT,
        /** A trap, an exception or an exit ended it. */
        UNWOUND,
        /** It was in progress at the end of the range. */
        OPEN,
        /** It ended at {@code end} at the latest. */
        ABOUT
    }

    /** How many steps it took, those of the calls in it included. */
    public long length() {
        return end - begin;
    }
}
