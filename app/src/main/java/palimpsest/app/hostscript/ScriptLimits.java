package palimpsest.app.hostscript;

import java.util.concurrent.TimeUnit;

/**
 * What a script may take, since it is not trusted.
 *
 * @param statements statements that one run may execute
 * @param printed characters that it may print
 * @param bufferBytes bytes that its memories, and the files it reads, may have together
 * @param heapBytes bytes by which it may fill Java's heap. The JavaScript engine itself knows no such limit, so this one is
 *     watched from outside: a script is stopped soon after it has gone over, not before
 * @param idleNanos nanoseconds of processor time that it may compute between two uses of a memory or a module; to print is
 *     no such use
 */
public record ScriptLimits(long statements, long printed, long bufferBytes, long heapBytes, long idleNanos) {

    /**
     * Where a person can stop it: 200 million statements, which take some ten seconds, 10 million characters, 2 GiB, 1 GiB of
     * heap, and half a minute of computing.
     */
    public static final ScriptLimits USUAL =
            new ScriptLimits(200_000_000, 10_000_000, 1L << 31, 1L << 30, TimeUnit.SECONDS.toNanos(30));

    /** Where nobody watches: the same, but a second and a half of computing. */
    public static final ScriptLimits UNATTENDED = USUAL.idle(TimeUnit.MILLISECONDS.toNanos(1_500));

    /** The same with another time of computing. */
    public ScriptLimits idle(long nanos) {
        return new ScriptLimits(statements, printed, bufferBytes, heapBytes, nanos);
    }

    /** The same with more statements, if that are more. */
    public ScriptLimits atLeast(long moreStatements) {
        return new ScriptLimits(Math.max(statements, moreStatements), printed, bufferBytes, heapBytes, idleNanos);
    }
}
