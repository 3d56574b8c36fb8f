package palimpsest.engine.timeline;

/**
 * When the next checkpoint is due: so often that the way from one to the next is short, so seldom that making them takes a
 * small part of the time.
 */
final class Pace {

    /** What it takes to keep a block that is written to again: copying and packing it. */
    private static final long NANOS_A_BLOCK = 10_000;
    /** Making checkpoints may take a quarter of the time. */
    private static final int SHARE = 3;
    /** Longer pauses between two looks are not spent running. */
    private static final long LONGEST_LOOK = 5_000_000;

    private final TimelineLimits limits;
    private long lastStep;
    private long step;
    private long looked = System.nanoTime();
    private long ran;
    private long cost;

    Pace(TimelineLimits limits, long step) {
        this.limits = limits;
        this.lastStep = step;
        this.step = step;
    }

    /** The machine has come to a step, and has written to so many blocks since the last checkpoint. */
    boolean due(long now, long blocks) {
        if (limits.nanos() == 0) {
            return now - lastStep >= limits.interval();
        }
        long nanos = System.nanoTime();
        if (now > step) {
            ran += Math.min(nanos - looked, LONGEST_LOOK);
        }
        step = now;
        looked = nanos;
        return (ran >= limits.nanos() || now - lastStep >= limits.interval())
                && ran >= SHARE * (cost + blocks * NANOS_A_BLOCK);
    }

    /** The step by which to ask again at the latest. */
    long next() {
        return Math.max(step + 1, lastStep + limits.interval());
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
