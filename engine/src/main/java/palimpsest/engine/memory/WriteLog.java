package palimpsest.engine.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The latest writes to a store's memories, within a byte budget: when it is full, the oldest are dropped, and the log says
 * so. It answers which writes a byte has had.
 */
public final class WriteLog implements WriteListener {

    /** The bytes of a budget that suits a session: 64 MiB. */
    public static final int USUAL_BUDGET = 64 << 20;

    private static final int BLOCK_RECORDS = 4096;

    private final long budget;
    private final ArrayDeque<Block> blocks = new ArrayDeque<>();
    private long size;
    private long written;
    private long dropped;

    /** @param budget how many bytes the log may take, at least a few hundred thousand to be of use */
    public WriteLog(long budget) {
        this.budget = budget;
    }

    @Override
    public void written(
            LinearMemory memory, long step, long address, int count, byte[] before, byte[] after, int site) {
        Block block = last(2 * count);
        block.add(memory, step, address, count, before, after, site);
        written++;
        while (size > budget && blocks.size() > 1) {
            Block oldest = blocks.removeFirst();
            size -= oldest.size();
            dropped += oldest.count();
        }
    }

    @Override
    public void grown(LinearMemory memory, long step, long pagesBefore, long pagesAfter, int site) {
        // A memory remembers its own growths.
    }

    /** How many writes were told since the log was made. */
    public long written() {
        return written;
    }

    /** How many of the oldest writes no longer fit the budget. */
    public long dropped() {
        return dropped;
    }

    /** The writes that a byte has had and the log still knows, newest first, at most {@code limit}. */
    public List<PastWrite> writers(LinearMemory memory, long address, int limit) {
        List<PastWrite> found = new ArrayList<>();
        Iterator<Block> newestFirst = blocks.descendingIterator();
        while (newestFirst.hasNext() && found.size() < limit) {
            newestFirst.next().collect(memory, address, limit, found);
        }
        return found;
    }

    /** Forgets all writes of {@code step} and later; for a timeline whose future was cut off. */
    public void cut(long step) {
        while (!blocks.isEmpty()) {
            Block last = blocks.getLast();
            written -= last.cut(step);
            if (last.count() > 0) {
                return;
            }
            size -= last.size();
            blocks.removeLast();
        }
    }

    private Block last(int bytes) {
        if (blocks.isEmpty() || blocks.getLast().full(bytes)) {
            Block block = new Block(Math.max(bytes, BLOCK_RECORDS * 8));
            size += block.size();
            blocks.addLast(block);
        }
        return blocks.getLast();
    }

    /** A few thousand writes in arrays. */
    private static final class Block {
        private static final int RECORD_BYTES = 8 + 8 + 4 + 4 + 4 + 4;

        private final long[] steps = new long[BLOCK_RECORDS];
        private final long[] addresses = new long[BLOCK_RECORDS];
        private final int[] ends = new int[BLOCK_RECORDS];
        private final int[] sites = new int[BLOCK_RECORDS];
        private final LinearMemory[] memories = new LinearMemory[BLOCK_RECORDS];
        private final byte[] bytes;
        private int count;

        Block(int bytes) {
            this.bytes = new byte[bytes];
        }

        boolean full(int more) {
            return count == BLOCK_RECORDS || more > bytes.length - end(count - 1);
        }

        int count() {
            return count;
        }

        long size() {
            return (long) BLOCK_RECORDS * RECORD_BYTES + bytes.length;
        }

        private int end(int record) {
            return record < 0 ? 0 : ends[record];
        }

        private int width(int record) {
            return (ends[record] - end(record - 1)) / 2;
        }

        void add(LinearMemory memory, long step, long address, int width, byte[] before, byte[] after, int site) {
            int start = end(count - 1);
            System.arraycopy(before, 0, bytes, start, width);
            System.arraycopy(after, 0, bytes, start + width, width);
            steps[count] = step;
            addresses[count] = address;
            ends[count] = start + 2 * width;
            sites[count] = site;
            memories[count++] = memory;
        }

        void collect(LinearMemory memory, long address, int limit, List<PastWrite> found) {
            for (int i = count - 1; i >= 0 && found.size() < limit; i--) {
                long within = address - addresses[i];
                int width = width(i);
                if (memories[i] == memory && within >= 0 && within < width) {
                    int start = end(i - 1) + (int) within;
                    found.add(new PastWrite(
                            steps[i], memory.sites().site(sites[i]), bytes[start] & 0xff, bytes[start + width] & 0xff));
                }
            }
        }

        /** Drops the records of {@code step} and later, and says how many. */
        int cut(long step) {
            int old = count;
            while (count > 0 && steps[count - 1] >= step) {
                count--;
            }
            return old - count;
        }
    }
}
