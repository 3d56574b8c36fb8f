package palimpsest.engine.timeline;

/**
 * What a timeline may take.
 *
 * @param interval steps between checkpoints, at least 1; more where checkpoints would take too much of the time
 * @param nanos nanoseconds of running after which a checkpoint is made even before that; 0 to heed the steps alone
 * @param budget bytes of Java's memory that checkpoints may take, by estimate
 */
public record TimelineLimits(long interval, long nanos, long budget) {

    private static final long USUAL_BUDGET = 512L << 20;

    /** 20 million steps or 8 milliseconds, 512 MiB or a third of what Java has. */
    public static final TimelineLimits USUAL = new TimelineLimits(
            20_000_000, 8_000_000, Math.min(USUAL_BUDGET, Runtime.getRuntime().maxMemory() / 3));

    public TimelineLimits {
        if (interval < 1 || nanos < 0 || budget < 0) {
            throw new IllegalArgumentException("a checkpoint every " + interval + " steps within " + budget + " bytes");
        }
    }

    /** Limits that heed steps alone, so that checkpoints are always at the same places. */
    public TimelineLimits(long interval, long budget) {
        this(interval, 0, budget);
    }
}
