package palimpsest.app.session;

/**
 * A call on the timeline.
 *
 * @param function the function's name
 * @param from its first step
 * @param to the step after its last
 * @param depth how many calls are around it
 * @param host whether it is a function of the host
 * @param ending how it ended
 */
public record CallSpan(String function, long from, long to, int depth, boolean host, Ending ending) {

    /** How a call ends. */
    public enum Ending {
        RETURNED,
        TRAPPED,
        /** It threw, or was unwound by an exception. */
        THREW,
        /** It is not finished at the end of what was looked at. */
        OPEN
    }
}
