package palimpsest.app.session;

/**
 * Which steps to show, and of which bytes.
 *
 * @param from the first step
 * @param to the step after the last
 * @param writesOnly whether only steps count that write one of the bytes
 * @param most how many steps at most, the first ones
 */
public record Episode(MemoryRange range, long from, long to, boolean writesOnly, int most) {
    /** All pictures of an episode together have at most so many bytes. */
    public static final long MOST_BYTES = 1L << 26;
}
