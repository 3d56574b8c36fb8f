package palimpsest.engine.memory;

/** Which lines of 256 bytes of a memory were written in an interval of time. */
final class DirtyLines {

    static final int LINE_LOG2 = 8;
    private static final int PAGE_LOG2 = 16;
    private static final int WORDS = 1 << (PAGE_LOG2 - LINE_LOG2 - 6);
    private static final long[] NONE = new long[WORDS];

    /** For each page a bit for each line; those of clean pages are shared. */
    private long[][] pages = {};

    private int dirtyPages;

    void mark(long line) {
        int page = (int) (line >>> (PAGE_LOG2 - LINE_LOG2));
        if (page >= pages.length) {
            grow(page + 1);
        }
        if (pages[page] == NONE) {
            pages[page] = new long[WORDS];
            dirtyPages++;
        }
        int inPage = (int) line & ((WORDS << 6) - 1);
        pages[page][inPage >>> 6] |= 1L << inPage;
    }

    boolean has(long line) {
        long page = line >>> (PAGE_LOG2 - LINE_LOG2);
        int inPage = (int) line & ((WORDS << 6) - 1);
        return page >= 0 && page < pages.length && (pages[(int) page][inPage >>> 6] >>> inPage & 1) != 0;
    }

    /** How many lines there are. */
    int count() {
        int count = 0;
        for (long[] page : pages) {
            for (int i = 0; page != NONE && i < WORDS; i++) {
                count += Long.bitCount(page[i]);
            }
        }
        return count;
    }

    DirtyLines copy() {
        return new DirtyLines().or(this);
    }

    /** Adds the lines of another interval. */
    DirtyLines or(DirtyLines other) {
        if (other.pages.length > pages.length) {
            grow(other.pages.length);
        }
        for (int page = 0; page < other.pages.length; page++) {
            long[] from = other.pages[page];
            if (from == NONE) {
                continue;
            }
            if (pages[page] == NONE) {
                pages[page] = from.clone();
                dirtyPages++;
            } else {
                for (int i = 0; i < WORDS; i++) {
                    pages[page][i] |= from[i];
                }
            }
        }
        return this;
    }

    private void grow(int count) {
        long[][] more = new long[count][];
        System.arraycopy(pages, 0, more, 0, pages.length);
        for (int i = pages.length; i < count; i++) {
            more[i] = NONE;
        }
        pages = more;
    }

    /** About how many bytes of Java's memory it takes. */
    long cost() {
        return 40 + 4L * pages.length + (16 + 8L * WORDS) * dirtyPages;
    }
}
