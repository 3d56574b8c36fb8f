package palimpsest.app.session;

import java.util.concurrent.TimeUnit;

/**
 * How many steps to run before looking at requests again. Most steps take nanoseconds, a {@code memory.fill} takes
 * milliseconds: what the last slice took decides how long the next may be.
 */
final class Pace {

    /** Long enough that the pauses between slices cost nothing. */
    private static final long MOST = 200_000;

    private static final long FIRST = 1_000;
    private static final long WANTED_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private long steps = FIRST;

    /** How many steps the next slice has. */
    long steps() {
        return steps;
    }

    /** Another execution begins: nothing is known of it. */
    void reset() {
        steps = FIRST;
    }

    /** The last slice took so long. */
    void took(long nanos) {
        long fitting = steps * WANTED_NANOS / Math.max(1, nanos);
        steps = Math.max(1, Math.min(MOST, Math.min(steps * 2, fitting)));
    }
}
