package palimpsest.engine.search;

/**
 * What is searched for. It matches at a place or not, whatever stands before, so that matches may overlap. Needles have no
 * state: one serves any number of searches at a time.
 *
 * <p>Indices are into a window on the memory whose first byte has an address that every alignment divides.
 */
public sealed interface Needle permits BytePattern, TextPattern, FloatPattern, AlignedNeedle {

    /** The most bytes that a match has. */
    int longest();

    /**
     * Where the next match begins.
     *
     * @param from the first place to look at
     * @param to the place after the last to look at
     * @param limit where the bytes end; a match lies before it
     * @return its index, or {@code to} if none begins before that
     */
    int find(byte[] bytes, int from, int to, int limit);

    /** How many bytes match at a place, or -1 if it does not match there. */
    int matchAt(byte[] bytes, int at, int limit);
}
