package palimpsest.app.cli;

import java.util.HashMap;
import java.util.Map;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.Store;

/** The memories as they were after a step: it plays every write event up to that step over memories of zeroes. */
final class PastMemories implements WriteListener {
    private final Store store;
    private final long last;
    private final Map<Integer, LinearMemory> memories = new HashMap<>();
    private long now;

    /** @param last the last step that counts */
    PastMemories(Store store, long last) {
        this.store = store;
        this.last = last;
    }

    @Override
    public void written(
            LinearMemory memory, long step, long address, int count, byte[] before, byte[] after, int site) {
        if (step <= last) {
            now = step;
            past(memory.index()).write(address, after, 0, count, site);
        }
    }

    @Override
    public void grown(LinearMemory memory, long step, long pagesBefore, long pagesAfter, int site) {
        if (step <= last) {
            now = step;
            past(memory.index()).grow(pagesAfter - pagesBefore, site);
        }
    }

    /** A memory of the store as it was. */
    LinearMemory past(int index) {
        return memories.computeIfAbsent(index, this::beginning);
    }

    private LinearMemory beginning(int index) {
        MemoryInstance memory = store.memories().get(index);
        return new LinearMemory(
                index,
                memory.memory().pageSizeLog2(),
                memory.declared().limits().minimum(),
                memory.memory().maximumPages(),
                store.sites(),
                site -> now);
    }
}
