package palimpsest.app.hostscript;

/**
 * What a script may take, since it is not trusted.
 *
 * @param statements statements that one run may execute
 * @param printed characters that it may print
 * @param bufferBytes bytes that its memories, and the files it reads, may have together
 * @param heapBytes bytes by which it may fill Java's heap. The JavaScript engine itself knows no such limit, so this one is
 *     watched from outside: a script is stopped soon after it has gone over, not before
 */
public record ScriptLimits(long statements, long printed, long bufferBytes, long heapBytes) {

    /** 200 million statements, which take some ten seconds, 10 million characters, 2 GiB, and 1 GiB of heap. */
    public static final ScriptLimits USUAL = new ScriptLimits(200_000_000, 10_000_000, 1L << 31, 1L << 30);
}
