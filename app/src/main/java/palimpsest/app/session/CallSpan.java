package palimpsest.app.session;

/**
 * A call as a stretch of time.
 *
 * @param function the function's name
 * @param from its first step; may lie before the range that was asked about
 * @param to the step after its last
 * @param depth how many calls were in progress around it
 * @param kind who executes
 */
public record CallSpan(String function, long from, long to, int depth, FrameView.Kind kind, Ending ending) {

    /** How a call ends. */
    public enum Ending {
        /** It returned, or another took its place by a tail call. */
        RETURNED,
        /** A trap, an exception or an exit ended it. */
        UNWOUND,
        /** It was in progress at the end of the range. */
        OPEN,
        /** It ended at {@code to} at the latest. */
        ABOUT
    }
}
