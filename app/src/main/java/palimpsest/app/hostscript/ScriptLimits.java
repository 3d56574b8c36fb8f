package palimpsest.app.hostscript;

/**
 * What a script may take, since it is not trusted. The JavaScript engine itself knows no limit of the heap, so only what
 * goes through this package is counted.
 *
 * @param statements statements that one run may execute
 * @param printed characters that it may print
 * @param bufferBytes bytes that its buffers and memories may have together
 */
public record ScriptLimits(long statements, long printed, long bufferBytes) {

    /** A billion statements, 10 million characters, 2 GiB. */
    public static final ScriptLimits USUAL = new ScriptLimits(1_000_000_000, 10_000_000, 1L << 31);
}
