package palimpsest.engine.runtime;

import java.util.List;
import java.util.Optional;

/** What a host function can do while it is called. Each writing, growing or calling is a step of the timeline. */
public interface HostContext {

    /** The instance of the module that called; empty where the host calls its own function. */
    Optional<ModuleInstance> caller();

    /**
     * Writes to a memory, as the host.
     *
     * @param place where the host stands, such as {@code host.js:6}
     * @throws TrapException if the bytes do not fit
     */
    void write(MemoryInstance memory, long address, byte[] bytes, String place);

    /**
     * Notes that the host has read bytes of a memory, so that they know who read them. It is no step.
     *
     * @param place where the host stands, such as {@code host.js:6}
     * @throws TrapException if there are no such bytes
     */
    void noteRead(MemoryInstance memory, long address, long count, String place);

    /**
     * Grows a memory by pages, as the host.
     *
     * @return the size in pages before, or -1
     */
    long grow(MemoryInstance memory, long pages, String place);

    /**
     * Notifies calls that wait at an address of a memory, as {@code memory.atomic.notify} does.
     *
     * @param count how many to wake at most, those first that began first
     * @return how many it woke
     */
    int notify(MemoryInstance memory, long address, long count);

    /**
     * Calls a function and runs it to its end.
     *
     * @throws TrapException if it traps
     * @throws WasmException if it throws
     */
    List<Value> call(FunctionInstance function, List<Value> arguments);
}
