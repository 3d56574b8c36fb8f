package palimpsest.engine.runtime;

import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.MemoryType;

/** A linear memory of the store, with its type. See the specification, Memory Instances. */
public final class MemoryInstance implements External {

    private final MemoryType declared;
    private final LinearMemory memory;

    MemoryInstance(MemoryType declared, LinearMemory memory) {
        this.declared = declared;
        this.memory = memory;
    }

    /** Its type now: the minimum is the size it has. */
    public MemoryType type() {
        return new MemoryType(
                declared.addressType(),
                new Limits(memory.pages(), declared.limits().maximum()),
                declared.shared(),
                declared.pageSizeLog2());
    }

    /** The type it was made with. */
    public MemoryType declared() {
        return declared;
    }

    /** The bytes. */
    public LinearMemory memory() {
        return memory;
    }

    /** Its index in the store, which names it in write events. */
    public int index() {
        return memory.index();
    }
}
