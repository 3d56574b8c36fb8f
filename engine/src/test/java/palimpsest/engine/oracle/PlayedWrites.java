package palimpsest.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.Store;

/**
 * Plays the writes and growths that it hears of over memories of zeroes, and knows at some steps what they would be if that
 * were all there is.
 */
final class PlayedWrites implements WriteListener {

    private final Store store;
    private final IdentityHashMap<LinearMemory, byte[]> memories = new IdentityHashMap<>();
    /** What the memories hold before some steps. */
    private final SortedMap<Long, String> seen = new TreeMap<>();

    private long last = -1;
    private long heard;
    private long next = 1;

    PlayedWrites(Store store) {
        this.store = store;
    }

    SortedMap<Long, String> seen() {
        return seen;
    }

    @Override
    public void written(
            LinearMemory memory, long step, long address, int count, byte[] before, byte[] after, int site) {
        begins(step);
        byte[] bytes = bytes(memory);
        assertEquals(
                0,
                Arrays.compare(bytes, (int) address, (int) address + count, before, 0, count),
                () -> "what step " + step + " overwrites at " + address);
        System.arraycopy(after, 0, bytes, (int) address, count);
    }

    @Override
    public void grown(LinearMemory memory, long step, long pagesBefore, long pagesAfter, int site) {
        begins(step);
        byte[] bytes = bytes(memory);
        assertEquals(pagesBefore << memory.pageSizeLog2(), bytes.length);
        memories.put(memory, Arrays.copyOf(bytes, (int) (pagesAfter << memory.pageSizeLog2())));
    }

    /** Notes, ever more seldom, what everything before a step has made. */
    private void begins(long step) {
        if (step == last) {
            return;
        }
        assertEquals(1, Long.signum(step - last), "events come in the order of their steps");
        last = step;
        if (++heard >= next) {
            seen.put(step, state());
            next = heard + 1 + heard / 9;
        }
    }

    private byte[] bytes(LinearMemory memory) {
        return memories.computeIfAbsent(memory, each -> new byte[(int) first(each)]);
    }

    /** How long a memory was when it was made. */
    private long first(LinearMemory memory) {
        return store.memories().stream()
                .filter(each -> each.memory() == memory)
                .mapToLong(each -> each.declared().limits().minimum() << memory.pageSizeLog2())
                .findFirst()
                .orElseThrow();
    }

    /** What the memories hold, as far as events tell. */
    String state() {
        StringBuilder text = new StringBuilder();
        for (MemoryInstance memory : store.memories()) {
            add(bytes(memory.memory()), text);
        }
        return text.toString();
    }

    /** What the memories of a store hold. */
    static String state(List<MemoryInstance> memories) {
        StringBuilder text = new StringBuilder();
        for (MemoryInstance memory : memories) {
            byte[] bytes = new byte[(int) memory.memory().length()];
            memory.memory().read(0, bytes, 0, bytes.length);
            add(bytes, text);
        }
        return text.toString();
    }

    private static void add(byte[] bytes, StringBuilder text) {
        text.append(bytes.length).append(':').append(Arrays.hashCode(bytes)).append(' ');
    }
}
