package palimpsest.app.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteListener;

/**
 * Remembers which bytes were written since the last stop, by whom, and whether any of those writes changed the value. It
 * listens to writes and compares nothing afterwards, so a write of the same value counts too. Belongs to the engine's
 * thread.
 */
final class ChangeTracker implements WriteListener {

    private static final int BLOCK_LOG2 = 12;
    static final int BLOCK = 1 << BLOCK_LOG2;
    private static final int FLAGS = Mark.CHANGED | Mark.REWRITTEN;
    /** 64 MiB: beyond it, further bytes written since the stop are not remembered. */
    private static final int MOST_BLOCKS = 16_384;

    private final byte[] nowhere = new byte[BLOCK];
    private Map<LinearMemory, Map<Long, byte[]>> blocks = new HashMap<>();
    private int blockCount;
    private boolean complete = true;
    private boolean frozen;

    // The block of the last write: the next one is likely to be near.
    private long lastBlock = -1;
    private int lastMemory = -1;
    private byte[] lastMarks = nowhere;

    /** Forgets everything: a stop was left. */
    void clear() {
        blocks = new HashMap<>();
        blockCount = 0;
        complete = true;
        frozen = false;
        lastBlock = -1;
    }

    /** Whether everything written since the stop is remembered. */
    boolean complete() {
        return complete;
    }

    @Override
    public void written(
            LinearMemory memory, long step, long address, int count, byte[] before, byte[] after, int site) {
        if (frozen) {
            clear();
        }
        byte actor = Mark.of(memory.sites().actor(site));
        for (int i = 0; i < count; i++) {
            long at = address + i;
            byte[] marks = block(memory, at >>> BLOCK_LOG2);
            int within = (int) at & (BLOCK - 1);
            int flag = before[i] == after[i] ? marks[within] & Mark.CHANGED : Mark.CHANGED;
            marks[within] = (byte) (actor | (flag == 0 ? Mark.REWRITTEN : flag));
        }
    }

    @Override
    public void grown(LinearMemory memory, long step, long pagesBefore, long pagesAfter, int site) {
        // New pages show as grown by themselves.
    }

    /** Puts {@link Mark#CHANGED} and {@link Mark#REWRITTEN} into the marks of the bytes from an address on. */
    void flag(LinearMemory memory, long address, byte[] marks) {
        Written written = new Written(blocks.getOrDefault(memory, Map.of()));
        for (int i = 0; i < marks.length; i++) {
            marks[i] |= (byte) written.flag(address + i);
        }
    }

    /** What was written to a memory, never to change: the next write begins anew. */
    Written freeze(LinearMemory memory) {
        frozen = true;
        return new Written(blocks.getOrDefault(memory, Map.of()));
    }

    private byte[] block(LinearMemory memory, long block) {
        if (block != lastBlock || memory.index() != lastMemory) {
            lastMarks = find(memory, block);
            lastBlock = block;
            lastMemory = memory.index();
        }
        return lastMarks;
    }

    private byte[] find(LinearMemory memory, long block) {
        Map<Long, byte[]> written = blocks.computeIfAbsent(memory, m -> new HashMap<>());
        byte[] found = written.get(block);
        if (found != null) {
            return found;
        }
        if (blockCount == MOST_BLOCKS) {
            complete = false;
            return nowhere;
        }
        byte[] fresh = new byte[BLOCK];
        written.put(block, fresh);
        blockCount++;
        return fresh;
    }

    /** What was written to one memory, by blocks. */
    static final class Written {
        private final Map<Long, byte[]> blocks;

        private Written(Map<Long, byte[]> blocks) {
            this.blocks = blocks;
        }

        /** The numbers of the blocks that were written to. */
        Set<Long> blocks() {
            return blocks.keySet();
        }

        /** {@link Mark#CHANGED}, {@link Mark#REWRITTEN} or 0. */
        int flag(long address) {
            byte[] marks = blocks.get(address >>> BLOCK_LOG2);
            return marks == null ? 0 : marks[(int) address & (BLOCK - 1)] & FLAGS;
        }
    }
}
