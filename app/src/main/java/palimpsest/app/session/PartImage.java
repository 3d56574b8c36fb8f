package palimpsest.app.session;

import java.util.Arrays;
import java.util.Map;

/** Blocks copied out of a memory while the module runs. */
final class PartImage implements MemoryImage {

    static final int BLOCK = 4096;

    private final long length;
    private final Map<Long, Block> blocks;

    PartImage(long length, Map<Long, Block> blocks) {
        this.length = length;
        this.blocks = Map.copyOf(blocks);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean holds(long address, int count) {
        long last = (address + Math.max(0, count - 1)) / BLOCK;
        for (long block = address / BLOCK; block <= last; block++) {
            if (!blocks.containsKey(block)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void read(long address, byte[] into, int offset, int count) {
        copy(address, into, offset, count, false);
    }

    @Override
    public void marks(long address, byte[] into, int offset, int count) {
        copy(address, into, offset, count, true);
    }

    @Override
    public int origins(long address, long count) {
        return UNKNOWN_ORIGINS;
    }

    private void copy(long address, byte[] into, int offset, int count, boolean marks) {
        for (int done = 0; done < count; ) {
            long from = address + done;
            int within = (int) (from & (BLOCK - 1));
            int run = Math.min(count - done, BLOCK - within);
            Block block = blocks.get(from / BLOCK);
            int held = block == null ? 0 : Math.max(0, Math.min(run, block.bytes.length - within));
            if (block != null && held > 0) {
                System.arraycopy(marks ? block.marks : block.bytes, within, into, offset + done, held);
            }
            Arrays.fill(into, offset + done + held, offset + done + run, marks ? (byte) Mark.UNKNOWN : 0);
            done += run;
        }
    }

    /** Up to {@value #BLOCK} bytes, fewer at the end of a memory. Nobody changes the arrays after construction. */
    static final class Block {
        private final byte[] bytes;
        private final byte[] marks;

        Block(byte[] bytes, byte[] marks) {
            this.bytes = bytes;
            this.marks = marks;
        }
    }
}
