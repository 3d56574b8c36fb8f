package palimpsest.app.hostscript;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What a script may take, since it is not trusted.
 *
 * @param statements statements that one run may execute
 * @param printed characters that it may print
 * @param bufferBytes bytes that its memories, and the files it reads, may have together
 * @param heapBytes bytes by which it may fill Java's heap. The JavaScript engine itself knows no such limit, so this one is
 *     watched from outside: a script is stopped soon after it has gone over, not before
 * @param nanos nanoseconds of processor time that one run may take, without the time of the modules that it calls; watched
 *     from outside, too
 */
public record ScriptLimits(long statements, long printed, long bufferBytes, long heapBytes, long nanos) {

    /**
     * Where a person can stop it: 200 million statements, 10 million characters, 2 GiB, 1 GiB of heap, and a minute.
     */
    public static final ScriptLimits USUAL =
            new ScriptLimits(200_000_000, 10_000_000, 1L << 31, 1L << 30, TimeUnit.MINUTES.toNanos(1));

    /** Where nobody watches: the same, but a second and a half. */
    public static final ScriptLimits UNATTENDED = USUAL.within(TimeUnit.MILLISECONDS.toNanos(1_500));

    /** The same with another time. */
    public ScriptLimits within(long newNanos) {
        return new ScriptLimits(statements, printed, bufferBytes, heapBytes, newNanos);
    }

    /** The same with more statements, if that are more. */
    public ScriptLimits atLeast(long moreStatements) {
        return new ScriptLimits(Math.max(statements, moreStatements), printed, bufferBytes, heapBytes, nanos);
    }

    /** What is told of a script that has taken too long. */
    public String timeIsUp() {
        double seconds = nanos / (double) TimeUnit.SECONDS.toNanos(1);
        return "Stopped: the script has computed for "
                + String.format(Locale.ROOT, seconds == Math.rint(seconds) ? "%.0f" : "%.1f", seconds)
                + " seconds, without the time of its modules.";
    }
}
