package palimpsest.app.session;

import java.util.Arrays;

/**
 * A whole memory in short: who gave each line of 256 bytes its values, and how much of it is not zero. It never changes;
 * the survey of the next moment shares with it what stayed the same, so only pages that were written to cost anything.
 */
public final class Survey {

    /** So many bytes are a line. */
    public static final int LINE = 256;

    static final int PAGE = 1 << 16;

    /** A memory of no bytes. */
    public static final Survey NOTHING = new Survey(0, new Page[0]);

    private final long length;
    private final Page[] pages;

    Survey(long length, Page[] pages) {
        this.length = length;
        this.pages = pages;
    }

    /** How many bytes the memory has. */
    public long length() {
        return length;
    }

    /** What is in a range, as far as it is within the memory. Lines count as a whole. */
    public Summary summary(long from, long to) {
        int origins = 0;
        long filled = 0;
        long end = Math.min(to, length);
        for (long at = from; at < end; at = (at / PAGE + 1) * PAGE) {
            Page page = page(at);
            int first = (int) (at % PAGE) / LINE;
            int last = (int) (Math.min(end - at / PAGE * PAGE, PAGE) - 1) / LINE;
            if (first == 0 && last == page.origins.length - 1) {
                origins |= page.allOrigins;
                filled += page.allFilled;
            } else {
                for (int line = first; line <= last; line++) {
                    origins |= page.origins[line];
                    filled += page.filled[line];
                }
            }
        }
        return new Summary(origins, filled);
    }

    /**
     * What is in a range.
     *
     * @param origins who gave its bytes their values: one bit, {@code 1 << origin}, for each of the {@link Mark}s that are no
     *     flags
     * @param filled how many of its bytes are not zero
     */
    public record Summary(int origins, long filled) {}

    private Page page(long address) {
        return pages[(int) (address / PAGE)];
    }

    /** A page of 64 KiB; nobody changes the arrays after construction. */
    static final class Page {
        final byte[] origins;
        final short[] filled;
        final int allOrigins;
        final int allFilled;

        Page(byte[] origins, short[] filled) {
            this.origins = origins;
            this.filled = filled;
            int bits = 0;
            int sum = 0;
            for (int line = 0; line < origins.length; line++) {
                bits |= origins[line];
                sum += filled[line];
            }
            this.allOrigins = bits;
            this.allFilled = sum;
        }

        /** A page of zeroes that nobody has written to. */
        static Page zeroes(int origin) {
            byte[] origins = new byte[PAGE / LINE];
            Arrays.fill(origins, (byte) (1 << origin));
            return new Page(origins, new short[PAGE / LINE]);
        }
    }
}
