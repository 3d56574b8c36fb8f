package palimpsest.engine.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import palimpsest.engine.memory.Clock;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.memory.WriteSites;
import palimpsest.engine.source.Phase;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.TableType;

/** All that lives while modules run: memories, and who listens to them. See the specification, Store. */
public final class Store {

    private final ResourceLimits limits;
    private final WriteSites sites = new WriteSites();
    private final List<MemoryInstance> memories = new ArrayList<>();
    private final List<WriteListener> listeners = new ArrayList<>();
    private Clock clock = site -> 0;
    private Consumer<MemoryInstance> births = memory -> {};

    public Store() {
        this(ResourceLimits.USUAL);
    }

    public Store(ResourceLimits limits) {
        this.limits = limits;
    }

    public ResourceLimits limits() {
        return limits;
    }

    /** The write sites of all its memories. */
    public WriteSites sites() {
        return sites;
    }

    /** All memories ever made, by their index in the store. */
    public List<MemoryInstance> memories() {
        return Collections.unmodifiableList(memories);
    }

    /** Sets who tells the memories the time: the machine that executes. */
    public void setClock(Clock newClock) {
        clock = newClock;
    }

    /**
     * Makes a memory.
     *
     * @throws TrapException if it is larger than the engine gives
     */
    public MemoryInstance newMemory(MemoryType type) {
        MemoryInstance made = make(type);
        births.accept(made);
        add(made);
        return made;
    }

    /** Makes a memory as part of an instantiation, whose replay makes it again. */
    public MemoryInstance allocateMemory(MemoryType type) {
        MemoryInstance made = make(type);
        add(made);
        return made;
    }

    private MemoryInstance make(MemoryType type) {
        long minimum = type.limits().minimum();
        long most = limits.memoryBytes() >>> type.pageSizeLog2();
        if (Long.compareUnsigned(minimum, most) > 0) {
            throw new TrapException(
                    Phase.EXHAUSTION,
                    "out of memory: a memory of " + Long.toUnsignedString(minimum) + " pages; the limit is " + most);
        }
        LinearMemory memory = new LinearMemory(
                memories.size(),
                type.pageSizeLog2(),
                minimum,
                maximumPages(type),
                limits.memoryBytes(),
                sites,
                site -> clock.step(site));
        return new MemoryInstance(type, memory);
    }

    /**
     * Makes a table.
     *
     * @param type closed
     * @throws TrapException if it is larger than the limit
     */
    public TableInstance newTable(TableType type, Reference initial) {
        return new TableInstance(type, initial, limits.tableElements());
    }

    /** From now on the listener hears of every write to every memory, and of every growth. */
    public void listen(WriteListener listener) {
        listeners.add(listener);
        memories.forEach(memory -> memory.memory().listen(listener));
    }

    public void unlisten(WriteListener listener) {
        listeners.remove(listener);
        memories.forEach(memory -> memory.memory().unlisten(listener));
    }

    /** Makes all listeners stop listening, and says which they were; for a while in which the past is replayed. */
    public List<WriteListener> silence() {
        List<WriteListener> silent = List.copyOf(listeners);
        silent.forEach(this::unlisten);
        return silent;
    }

    /** Makes these its memories, whatever was made since; for a machine that goes to another time. */
    public void setMemories(List<MemoryInstance> then) {
        memories.clear();
        then.forEach(this::add);
    }

    /** Makes a memory anew that was made before, in a replay. */
    public void makeAgain(MemoryInstance memory) {
        memory.memory().reset();
        add(memory);
    }

    private void add(MemoryInstance memory) {
        memory.memory().setListeners(listeners);
        memories.add(memory);
    }

    /** Says who hears of the memories that the host makes, but not of those that instantiations make. */
    public void setBirthListener(Consumer<MemoryInstance> listener) {
        births = listener;
    }

    /** Unsigned. Without a declared maximum it is all that the address type can reach. */
    private static long maximumPages(MemoryType type) {
        OptionalLong declared = type.limits().maximum();
        if (declared.isPresent()) {
            return declared.getAsLong();
        }
        boolean wide = type.addressType() == AddressType.I64;
        if (type.pageSizeLog2() == 0) {
            return wide ? -1L : 0xffff_ffffL;
        }
        return wide ? 1L << 48 : 1L << 16;
    }
}
