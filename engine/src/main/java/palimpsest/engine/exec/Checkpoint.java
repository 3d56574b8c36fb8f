package palimpsest.engine.exec;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.MemoryCheckpoint;
import palimpsest.engine.memory.MemoryMark;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.HeapObject;
import palimpsest.engine.runtime.Meeting;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.Value;

/**
 * All that a machine and its store hold at one moment: frames, memories, tables, globals, segments and objects. Pages and
 * tables are shared with the store until they change.
 */
public final class Checkpoint {

    private final long step;

    // Frames
    private final long[] slots;
    private final long[] highs;
    private final Reference[] references;
    private final int frame;
    private final long base;
    private final Op[] calls;
    private final int[] frames;
    private final long[] begun;
    private final Op next;
    private final List<Entry> entries;
    private final List<Optional<Outcome>> failures;
    private final List<Waiter> waiters;

    // Store
    private final List<MemoryInstance> memoryInstances;
    private final List<MemoryCheckpoint> memories;
    /** In the place of those, if it is kept for a short time only. */
    private final List<MemoryMark> marks;

    private final boolean fresh;
    private final IdentityHashMap<GlobalInstance, Value> globals = new IdentityHashMap<>();
    private final IdentityHashMap<TableInstance, Reference[]> tables = new IdentityHashMap<>();
    private final IdentityHashMap<ModuleInstance, ModuleInstance.Contents> instances = new IdentityHashMap<>();
    private final Map<Meeting, HeapObject> replacements;
    private final HeapObjects objects = new HeapObjects();

    /**
     * @param fresh whether it begins a new interval of {@link #wroteNear}
     * @param brief whether it is kept for a short time only; it holds until the machine is made what it was before that
     */
    Checkpoint(
            State s, List<Entry> entries, Store store, Origins origins, Handed handed, boolean fresh, boolean brief) {
        step = s.now();
        int top = Math.max(s.frame + s.next.body.frameSize, resultsEnd(entries));
        slots = Arrays.copyOf(s.slots, Math.min(top, s.slots.length));
        highs = Arrays.copyOf(s.highs, Math.min(top, s.highs.length));
        references = Arrays.copyOf(s.references, Math.min(top, s.references.length));
        frame = s.frame;
        base = s.base;
        calls = Arrays.copyOf(s.calls, s.depth);
        frames = Arrays.copyOf(s.frames, s.depth);
        begun = Arrays.copyOf(s.begun, s.depth);
        next = s.next;
        this.entries = List.copyOf(entries);
        failures = entries.stream().map(entry -> entry.failure).toList();
        waiters = s.waiters;
        this.fresh = fresh;
        memoryInstances = List.copyOf(store.memories());
        List<LinearMemory> all =
                store.memories().stream().map(MemoryInstance::memory).toList();
        memories = brief
                ? List.of()
                : all.stream().map(each -> each.checkpoint(fresh)).toList();
        marks = brief ? all.stream().map(LinearMemory::mark).toList() : List.of();
        origins.instances().forEach(this::add);
        origins.globals().forEach(this::add);
        origins.tables().forEach(this::add);
        for (Reference reference : references) {
            objects.add(reference);
        }
        handed.held().forEach(objects::add);
        objects.close();
        replacements = handed.replacements();
    }

    /** Where a call that is just over has its results, above the frame that goes on after it. */
    private static int resultsEnd(List<Entry> entries) {
        if (entries.isEmpty()) {
            return 0;
        }
        Entry last = entries.get(entries.size() - 1);
        return last.resultSlot + last.results.size();
    }

    private void add(ModuleInstance instance) {
        instances.put(instance, instance.contents());
        instance.globals().forEach(this::add);
        instance.tables().forEach(this::add);
        instance.elements().forEach(this::add);
    }

    private void add(GlobalInstance global) {
        globals.put(global, global.value());
        objects.add(global.reference());
    }

    private void add(TableInstance table) {
        add(tables.computeIfAbsent(table, TableInstance::image));
    }

    private void add(Reference[] several) {
        for (Reference reference : several) {
            objects.add(reference);
        }
    }

    /** Makes machine and store what they were. What came into being later is as it was when it came into being. */
    void restore(State s, List<Entry> nowEntries, Store store, Origins origins, Handed handed) {
        s.slots = held(s.slots, slots);
        s.highs = held(s.highs, highs);
        if (s.references.length < references.length) {
            s.references = references.clone();
        } else {
            System.arraycopy(references, 0, s.references, 0, references.length);
        }
        s.frame = frame;
        s.base = base;
        s.limit = Long.MAX_VALUE;
        s.depth = calls.length;
        if (s.calls.length < calls.length) {
            s.calls = calls.clone();
            s.frames = frames.clone();
            s.begun = begun.clone();
        } else {
            System.arraycopy(calls, 0, s.calls, 0, calls.length);
            System.arraycopy(frames, 0, s.frames, 0, frames.length);
            System.arraycopy(begun, 0, s.begun, 0, begun.length);
        }
        s.next = next;
        s.waiters = waiters;
        nowEntries.clear();
        nowEntries.addAll(entries);
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).failure = failures.get(i);
        }
        restoreStore(store, origins);
        objects.restore();
        handed.restore(replacements);
    }

    private static long[] held(long[] array, long[] content) {
        if (array.length < content.length) {
            return content.clone();
        }
        System.arraycopy(content, 0, array, 0, content.length);
        return array;
    }

    private void restoreStore(Store store, Origins origins) {
        store.setMemories(memoryInstances);
        for (int i = 0; i < memories.size(); i++) {
            memoryInstances.get(i).memory().restore(memories.get(i), !fresh);
        }
        for (int i = 0; i < marks.size(); i++) {
            memoryInstances.get(i).memory().goBack(marks.get(i));
        }
        origins.restore(globals.keySet(), tables.keySet());
        globals.forEach(GlobalInstance::set);
        tables.forEach(TableInstance::restore);
        for (ModuleInstance instance : origins.instances()) {
            ModuleInstance.Contents contents = instances.get(instance);
            if (contents == null) {
                instance.clear();
            } else {
                instance.restore(contents);
            }
        }
    }

    /** How many steps were done. */
    public long step() {
        return step;
    }

    /** Whether something within a few thousand bytes of a place was written between the fresh checkpoint before and this. */
    public boolean wroteNear(int memory, long address) {
        return memory < memories.size() && memories.get(memory).wroteNear(address);
    }

    /** Whether a machine can still be made what it was: one that was kept for a short time only is of no use after that. */
    public boolean holds() {
        for (int i = 0; i < marks.size(); i++) {
            if (!memoryInstances.get(i).memory().reaches(marks.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** How many lines of 256 bytes of all memories were written between the fresh checkpoint before and this. */
    public int linesWritten() {
        return memories.stream().mapToInt(MemoryCheckpoint::linesWritten).sum();
    }

    /** Takes over what a fresh checkpoint before it, which will be dropped, knows of writes. */
    public void absorb(Checkpoint dropped) {
        for (int i = 0; i < Math.min(memories.size(), dropped.memories.size()); i++) {
            memories.get(i).absorb(dropped.memories.get(i));
        }
    }

    /** About how many bytes of Java's memory it takes, whatever others share with it. */
    public long bytes() {
        long bytes = 1000 + objects.bytes() + slots.length * 8L + highs.length * 8L + references.length * 4L;
        bytes += calls.length * 16L;
        for (MemoryCheckpoint memory : memories) {
            bytes += memory.listBytes();
        }
        return bytes;
    }

    /** About how many bytes its memories and tables take that it shares neither with one checkpoint nor with another. */
    public long bytesBeside(Checkpoint one, Checkpoint other) {
        long bytes = 0;
        for (int i = 0; i < memories.size(); i++) {
            bytes += memories.get(i).bytesBeside(one.memory(i), other.memory(i));
        }
        for (Map.Entry<TableInstance, Reference[]> table : tables.entrySet()) {
            boolean shared = one.tables.get(table.getKey()) == table.getValue()
                    || other.tables.get(table.getKey()) == table.getValue();
            bytes += shared ? 0 : table.getValue().length * 4L;
        }
        return bytes;
    }

    private MemoryCheckpoint memory(int index) {
        return index < memories.size() ? memories.get(index) : MemoryCheckpoint.NOTHING;
    }
}
