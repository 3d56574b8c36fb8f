package palimpsest.engine.timeline;

/**
 * What a timeline may take.
 *
 * @param interval steps between checkpoints, at least 1
 * @param budget bytes of Java's memory that checkpoints may take, by estimate; a quarter more speeds up steps back
 */
public record TimelineLimits(long interval, long budget) {

    /** 20 million steps, 512 MiB. */
    public static final TimelineLimits USUAL = new TimelineLimits(20_000_000, 512L << 20);

    public TimelineLimits {
        if (interval < 1 || budget < 0) {
            throw new IllegalArgumentException("a checkpoint every " + interval + " steps within " + budget + " bytes");
        }
    }
}
