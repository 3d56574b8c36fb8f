package palimpsest.app.session;

import java.util.Arrays;
import java.util.Map;

/**
 * The bytes of a memory and their marks at one moment, as far as somebody asked for them with {@link Session#show}. It
 * never changes; the next snapshot brings the next image. Looking at it is no read of the memory.
 */
public final class MemoryImage {

    static final int BLOCK = 4096;

    static final MemoryImage NOTHING = new MemoryImage(0, Map.of());

    private final long length;
    private final Map<Long, Block> blocks;

    MemoryImage(long length, Map<Long, Block> blocks) {
        this.length = length;
        this.blocks = Map.copyOf(blocks);
    }

    /** The size of the memory in bytes; unsigned. */
    public long length() {
        return length;
    }

    /** Whether all bytes of a range are here. */
    public boolean holds(long address, int count) {
        long last = (address + Math.max(0, count - 1)) / BLOCK;
        for (long block = address / BLOCK; block <= last; block++) {
            if (!blocks.containsKey(block)) {
                return false;
            }
        }
        return true;
    }

    /** Copies {@code count} bytes from {@code address}; what is not here, or beyond the end, reads as zero. */
    public void read(long address, byte[] into, int offset, int count) {
        copy(address, into, offset, count, false);
    }

    /** Copies a {@link Mark} for each byte; what is not here, or beyond the end, is {@link Mark#UNKNOWN}. */
    public void marks(long address, byte[] into, int offset, int count) {
        copy(address, into, offset, count, true);
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
