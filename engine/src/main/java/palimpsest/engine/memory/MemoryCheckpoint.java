package palimpsest.engine.memory;

/**
 * A memory as it was at one moment, to come back to. It shares with the memory and with other checkpoints what did not change
 * between them, by blocks of 4 KiB; what did is copied once the memory overwrites it.
 */
public final class MemoryCheckpoint {

    /** One of a memory of nothing. */
    public static final MemoryCheckpoint NOTHING = new MemoryCheckpoint(0, new Block[0][], 0, 0, new DirtyLines());

    final long length;
    final Block[][] pages;
    final int growths;
    /** How many growths there were, those by 0 pages included. */
    final int generation;
    /** What was written in the interval that it ends. */
    final DirtyLines dirty;

    MemoryCheckpoint(long length, Block[][] pages, int growths, int generation, DirtyLines dirty) {
        this.length = length;
        this.pages = pages;
        this.growths = growths;
        this.generation = generation;
        this.dirty = dirty;
    }

    /**
     * Whether anything in the 256 bytes around an address was written in the interval that this checkpoint ends: since the
     * fresh one before it.
     */
    public boolean wroteNear(long address) {
        return dirty.has(address >>> DirtyLines.LINE_LOG2);
    }

    /** How many lines of 256 bytes were written in the interval that this checkpoint ends. */
    public int linesWritten() {
        return dirty.count();
    }

    /** Takes over what a checkpoint before it, which will be dropped, knows of writes. */
    public void absorb(MemoryCheckpoint dropped) {
        dirty.or(dropped.dirty);
    }

    /** About how many bytes of Java's memory its lists take. */
    public long listBytes() {
        return pages.length * 4L + dirty.cost();
    }

    /** About how many bytes of Java's memory its blocks take that it shares neither with one checkpoint nor with another. */
    public long bytesBeside(MemoryCheckpoint one, MemoryCheckpoint other) {
        long bytes = 0;
        for (int page = 0; page < pages.length; page++) {
            if (Blocks.zeroes(pages[page]) || one.has(page, pages[page]) || other.has(page, pages[page])) {
                continue;
            }
            for (int i = 0; i < Blocks.IN_PAGE; i++) {
                Block block = pages[page][i];
                bytes += one.has(page, i, block) || other.has(page, i, block) ? 0 : block.cost();
            }
        }
        return bytes;
    }

    private boolean has(int page, Block[] blocks) {
        return page < pages.length && pages[page] == blocks;
    }

    private boolean has(int page, int index, Block block) {
        return page < pages.length && pages[page][index] == block;
    }
}
