package palimpsest.engine.memory;

/**
 * A memory as it was at one moment. It shares its pages with the memory and with other images: a page is copied only when
 * it is written to afterwards, so an image costs eight bytes a page plus the pages written since.
 */
public final class MemoryImage {

    final long length;
    final byte[][] pages;
    final int[][] writers;
    final int growths;

    MemoryImage(long length, byte[][] pages, int[][] writers, int growths) {
        this.length = length;
        this.pages = pages;
        this.writers = writers;
        this.growths = growths;
    }

    /** The length in bytes at that moment. */
    public long length() {
        return length;
    }
}
