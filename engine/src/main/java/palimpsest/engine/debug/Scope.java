package palimpsest.engine.debug;

import java.util.Optional;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Value;

/** What the names in an expression stand for at one moment. Looking at it changes nothing and is no read. */
public interface Scope {

    Optional<Value> local(String name);

    Optional<Value> local(long index);

    Optional<Value> global(String name);

    Optional<Value> global(long index);

    /**
     * An operand of the frame.
     *
     * @param depth 0 for the top of the stack
     */
    Optional<Value> operand(long depth);

    Optional<MemoryInstance> memory(String name);

    /**
     * A memory by its index.
     *
     * @param index in the module
     */
    Optional<MemoryInstance> memory(long index);

    /** What the innermost frame sees; where the host is at work, the globals and memories of the module that called it. */
    static Scope of(Machine machine) {
        return of(machine, 0);
    }

    /**
     * What a frame sees.
     *
     * @param frame 0 for the innermost
     */
    static Scope of(Machine machine, int frame) {
        return new MachineScope(machine, Optional.empty(), frame);
    }

    /**
     * What a frame sees.
     *
     * @param instance whose globals and memories
     * @param frame 0 for the innermost
     */
    static Scope of(Machine machine, ModuleInstance instance, int frame) {
        return new MachineScope(machine, Optional.of(instance), frame);
    }
}
