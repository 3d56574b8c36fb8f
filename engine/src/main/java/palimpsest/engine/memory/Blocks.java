package palimpsest.engine.memory;

import java.util.Arrays;

/**
 * What checkpoints hold of a memory: for each block the copy that it is equal to, or that it has been written to since the
 * last checkpoint. A block that is not written to is still held by the memory itself, and saved before it is.
 */
final class Blocks {

    static final int IN_PAGE = 1 << (16 - Block.LOG2);

    /** Of so many copies and one, one is timed. */
    private static final int SAMPLE = 15;
    /** What takes longer was held up by others. */
    private static final long LONGEST_SAVE = 100_000;

    private static final int SAMPLES = 64;

    private static final Block[] ZEROES = new Block[IN_PAGE];

    static {
        Arrays.fill(ZEROES, Block.zero());
    }

    private final WritersPacker packer = new WritersPacker();
    /** For each page its blocks as the last checkpoint has them. */
    private Block[][] kept = {};
    /** For each page a bit for each block that was written to since. */
    private int[] written = {};
    /** The pages where a block was written to since. */
    private int[] touched = new int[16];

    private int touchedCount;
    private int writtenCount;
    private long savedBytes;
    private int saves;
    private double saveNanos = 12_000;

    /** Makes room for pages; new ones are zeroes. */
    void resize(int pages) {
        int old = kept.length;
        if (pages > old) {
            kept = Arrays.copyOf(kept, pages);
            Arrays.fill(kept, old, pages, ZEROES);
            written = Arrays.copyOf(written, pages);
        }
    }

    /** Blocks of a page, from one to another, are about to be written to. */
    void beforeWrite(int page, int first, int last, byte[] bytes, int[] writers) {
        int mask = written[page];
        if (mask == 0) {
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, touchedCount * 2);
            }
            touched[touchedCount++] = page;
        }
        for (int block = first; block <= last; block++) {
            if ((mask >>> block & 1) == 0) {
                save(kept[page][block], block, bytes, writers);
                mask |= 1 << block;
                writtenCount++;
            }
        }
        written[page] = mask;
    }

    private void save(Block block, int index, byte[] bytes, int[] writers) {
        if (!block.saved()) {
            boolean timed = (saves++ & SAMPLE) == 0;
            long start = timed ? System.nanoTime() : 0;
            block.save(bytes, writers, index << Block.LOG2, packer);
            savedBytes += block.cost();
            if (timed) {
                saveNanos += (Math.min(System.nanoTime() - start, LONGEST_SAVE) - saveNanos) / SAMPLES;
            }
        }
    }

    /** About how many nanoseconds it takes to save a block, of late. */
    double saveNanos() {
        return saveNanos;
    }

    /** How many pages were written to since the last checkpoint. */
    int touchedCount() {
        return touchedCount;
    }

    int touched(int index) {
        return touched[index];
    }

    /** How many blocks were written to since the last checkpoint. */
    int writtenCount() {
        return writtenCount;
    }

    /** How many bytes of Java's memory all copies took that were ever made. */
    long savedBytes() {
        return savedBytes;
    }

    /** The blocks of the memory as it is now. */
    Block[][] checkpoint(int pages) {
        for (int i = 0; i < touchedCount; i++) {
            int page = touched[i];
            Block[] blocks = kept[page].clone();
            for (int block = 0; block < IN_PAGE; block++) {
                if ((written[page] >>> block & 1) != 0) {
                    blocks[block] = new Block();
                }
            }
            kept[page] = blocks;
        }
        clean();
        return Arrays.copyOf(kept, pages);
    }

    /** What a page shall hold again. */
    Block[] then(Block[][] checkpoint, int page) {
        return page < checkpoint.length ? checkpoint[page] : ZEROES;
    }

    static boolean zeroes(Block[] blocks) {
        return blocks == ZEROES;
    }

    /** Whether a page holds just that. */
    boolean holds(int page, Block[] then) {
        return kept[page] == then && written[page] == 0;
    }

    /** Saves what a page is about to lose. */
    void beforeRestore(int page, Block[] then, byte[] bytes, int[] writers) {
        for (int block = 0; block < IN_PAGE; block++) {
            if ((written[page] >>> block & 1) == 0 && kept[page][block] != then[block]) {
                save(kept[page][block], block, bytes, writers);
            }
        }
    }

    /** Makes a page what it was. */
    void restore(int page, Block[] then, byte[] bytes, int[] writers) {
        for (int block = 0; block < IN_PAGE; block++) {
            if ((written[page] >>> block & 1) != 0 || kept[page][block] != then[block]) {
                then[block].load(bytes, writers, block << Block.LOG2);
            }
        }
    }

    /** A page has been made what it was. */
    void restored(int page, Block[] then) {
        kept[page] = then;
        written[page] = 0;
    }

    /** No page was written to since the checkpoint. */
    void clean() {
        for (int i = 0; i < touchedCount; i++) {
            written[touched[i]] = 0;
        }
        touchedCount = 0;
        writtenCount = 0;
    }
}
