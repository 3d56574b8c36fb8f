package palimpsest.engine.timeline;

/**
 * When the next checkpoint is due: so often that the way from one to the next is short, so seldom that making them takes a
 * small part of the time.
 */
final class Pace {

    /** Making checkpoints may take a quarter of the time, and more where the way from one to the next is a long one. */
    private static final double SHARE = 3;

    private static final double LONG_SHARE = 2.5;
    private static final long LONG_WAY = 50_000_000;
    /** Longer pauses between two looks are not spent running. */
    private static final long LONGEST_LOOK = 5_000_000;

    /** So many steps tell how fast the machine is. */
    private static final long TELLING = 10_000;

    /** What it takes to do an action of the host again. */
    private static final long NANOS_AN_ACTION = 150;

    private static final double DECAY = 1.02;
    private static final double PLAY = 1.5;

    private final TimelineLimits limits;
    /** Nanoseconds a step when it was fastest, of late. */
    private double best = LONGEST_LOOK;

    private long lastStep;
    private long step;
    private long looked = System.nanoTime();
    private long ran;
    private long cost;
    private int acted;

    Pace(TimelineLimits limits, long step, int actions) {
        this.limits = limits;
        this.acted = actions;
        this.lastStep = step;
        this.step = step;
    }

    /**
     * The machine has come to a step.
     *
     * @param actions how many of the host's actions are on the tape
     * @param price nanoseconds that it will take to keep what was written to since the last checkpoint
     */
    boolean due(long now, int actions, long price) {
        if (limits.nanos() == 0) {
            return now - lastStep >= limits.interval();
        }
        long nanos = System.nanoTime();
        if (now > step) {
            ran += spent(now - step, nanos - looked);
        }
        ran += NANOS_AN_ACTION * (actions - acted);
        acted = actions;
        step = now;
        looked = nanos;
        return (ran >= limits.nanos() || now - lastStep >= limits.interval())
                && ran >= (ran < LONG_WAY ? SHARE : LONG_SHARE) * (cost + price);
    }

    /** What some steps took of a time, others who use the processor set aside: they do not slow every look down. */
    private long spent(long steps, long nanos) {
        if (steps >= TELLING) {
            best = Math.min(best * DECAY, (double) nanos / steps);
        }
        return Math.min(Math.min(nanos, LONGEST_LOOK), (long) (PLAY * best * steps));
    }

    /** The step by which to ask again at the latest. */
    long next() {
        // One that is overdue, but would cost too much yet, is not asked for at every step.
        long soon = limits.nanos() == 0 ? 1 : limits.interval() / 64 + 1;
        return Math.max(step + soon, lastStep + limits.interval());
    }

    /** A checkpoint has been made at a step, and took a time to make. */
    void made(long at, long nanos) {
        lastStep = at;
        step = at;
        ran = 0;
        cost = nanos;
        looked = System.nanoTime();
    }
}
