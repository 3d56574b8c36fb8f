package palimpsest.app.session;

import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import palimpsest.engine.search.Finder;

/** Finds runs of bytes by their marks. */
final class MarkSearch {

    private static final int BLOCK = 4096;

    private final WholeImage image;
    private final IntPredicate wanted;
    private final LongPredicate mayHold;

    /**
     * Makes a search.
     *
     * @param wanted whether a byte with a mark is one of those that are searched for
     * @param mayHold whether the 4 KiB from an address on may hold any
     */
    MarkSearch(WholeImage image, IntPredicate wanted, LongPredicate mayHold) {
        this.image = image;
        this.wanted = wanted;
        this.mayHold = mayHold;
    }

    void run(Finder finder) {
        byte[] marks = new byte[BLOCK];
        long start = -1;
        for (long at = 0; at < image.length() && finder.reached(at); at += BLOCK) {
            int count = (int) Math.min(BLOCK, image.length() - at);
            boolean may = mayHold.test(at);
            if (may) {
                image.marks(at, marks, 0, count);
            }
            for (int i = 0; i < (may ? count : 1); i++) {
                boolean is = may && wanted.test(marks[i]);
                if (is && start < 0) {
                    start = at + i;
                } else if (!is && start >= 0) {
                    finder.found(start, at + i - start, Finder.Kind.BYTES);
                    start = -1;
                }
            }
        }
        if (start >= 0) {
            finder.found(start, image.length() - start, Finder.Kind.BYTES);
        }
    }
}
