package palimpsest.engine.search;

/**
 * Finds the strings of a memory, as the tool {@code strings} does: runs of at least so many characters that can be seen,
 * spaces and tabs among them. UTF-8 may have any characters. In UTF-16 nearly every pair of bytes is some ideograph, so
 * there a string has the letters of one alphabet, and may begin at an odd address too.
 */
public final class StringSearch {

    private static final int PIECE = 1 << 16;
    /** The longest character has four bytes, so one that begins in a piece ends so far behind it at most. */
    private static final int BEHIND = 3;

    private final Haystack in;
    private final StringRun[] runs;

    /**
     * Makes a search.
     *
     * @param least the least number of characters of a string, at least 1
     */
    public StringSearch(Haystack in, int least, boolean utf8, boolean utf16) {
        this.in = in;
        StringRun bytes = new Utf8Run(least);
        StringRun even = new Utf16Run(least, 0);
        StringRun odd = new Utf16Run(least, 1);
        this.runs = utf8 && utf16
                ? new StringRun[] {bytes, even, odd}
                : utf8 ? new StringRun[] {bytes} : utf16 ? new StringRun[] {even, odd} : new StringRun[] {};
    }

    /** Finds all of them: of a kind in the order of their ends. */
    public void run(Finder finder) {
        byte[] bytes = new byte[PIECE + BEHIND];
        long at = 0;
        while (at < in.length() && finder.reached(at)) {
            long skip = in.zeroes(at) & -PIECE;
            if (skip > 0) {
                for (StringRun run : runs) {
                    run.end(at, finder);
                }
                at += skip;
            } else {
                int limit = (int) Math.min(bytes.length, in.length() - at);
                in.read(at, bytes, 0, limit);
                for (StringRun run : runs) {
                    run.piece(bytes, Math.min(PIECE, limit), limit, at, finder);
                }
                at += PIECE;
            }
        }
        for (StringRun run : runs) {
            run.end(in.length(), finder);
        }
    }
}
