package palimpsest.engine.memory;

/**
 * A memory as it was at one moment. It shares its pages with the memory and with other images: a page is copied only when
 * it is written to afterwards, so an image costs eight bytes a page plus the pages written since. Any thread may read it,
 * once it was handed over.
 */
public final class MemoryImage {

    private static final int PAGE_LOG2 = 16;
    private static final int PAGE = 1 << PAGE_LOG2;

    /** A memory of no bytes. */
    public static final MemoryImage NOTHING = new MemoryImage(0, new byte[0][], new int[0][]);

    final long length;
    final byte[][] pages;
    final int[][] writers;

    MemoryImage(long length, byte[][] pages, int[][] writers) {
        this.length = length;
        this.pages = pages;
        this.writers = writers;
    }

    /**
     * Whether the 64 KiB around an address are known to be the same as in another image, where a byte beyond an image's
     * length counts as zero.
     */
    public boolean sharesPage(MemoryImage other, long address) {
        return page(address) == other.page(address);
    }

    private byte[] page(long address) {
        int page = (int) (address >>> PAGE_LOG2);
        return page < pages.length ? pages[page] : LinearMemory.ZEROES;
    }

    /** The length in bytes at that moment. */
    public long length() {
        return length;
    }

    /**
     * Copies bytes out.
     *
     * @throws IndexOutOfBoundsException if they are not all within the memory
     */
    public void read(long address, byte[] into, int offset, int count) {
        check(address, count);
        for (int done = 0; done < count; ) {
            int inPage = (int) (address + done) & (PAGE - 1);
            int piece = Math.min(count - done, PAGE - inPage);
            System.arraycopy(pages[(int) ((address + done) >>> PAGE_LOG2)], inPage, into, offset + done, piece);
            done += piece;
        }
    }

    /**
     * The number of the site that had written a byte last, or {@link WriteSites#NONE}.
     *
     * @throws IndexOutOfBoundsException if the byte is not within the memory
     */
    public int writer(long address) {
        check(address, 1);
        return writers[(int) (address >>> PAGE_LOG2)][(int) address & (PAGE - 1)];
    }

    /**
     * Copies the numbers of the sites that had written bytes last, {@link WriteSites#NONE} where nobody had.
     *
     * @throws IndexOutOfBoundsException if they are not all within the memory
     */
    public void writers(long address, int[] into, int count) {
        check(address, count);
        for (int done = 0; done < count; ) {
            int inPage = (int) (address + done) & (PAGE - 1);
            int piece = Math.min(count - done, PAGE - inPage);
            System.arraycopy(writers[(int) ((address + done) >>> PAGE_LOG2)], inPage, into, done, piece);
            done += piece;
        }
    }

    /** How many bytes from an address on lie in pages of 64 KiB that nobody had ever written to: zeroes, all of them. */
    public long untouched(long address) {
        int page = (int) (address >>> PAGE_LOG2);
        while (page < pages.length && pages[page] == LinearMemory.ZEROES) {
            page++;
        }
        return Math.max(0, Math.min(length, (long) page << PAGE_LOG2) - address);
    }

    /** Whether the 64 KiB around an address are the very same here and in another image: nothing was written to them. */
    public boolean samePage(MemoryImage other, long address) {
        int page = (int) (address >>> PAGE_LOG2);
        return page < pages.length && page < other.pages.length && pages[page] == other.pages[page];
    }

    private void check(long address, int count) {
        if (address < 0 || count < 0 || address > length - count) {
            throw new IndexOutOfBoundsException(
                    count + " bytes at " + Long.toUnsignedString(address) + " of " + length);
        }
    }
}
