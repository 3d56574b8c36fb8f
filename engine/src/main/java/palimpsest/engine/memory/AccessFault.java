package palimpsest.engine.memory;

/** Says that an access does not fit a memory; nothing was read or written. Whoever executes makes a trap of it. */
public final class AccessFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long address;
    private final long width;
    private final transient LinearMemory memory;

    public AccessFault(LinearMemory memory, long address, long width) {
        super("out of bounds memory access", null, false, false);
        this.memory = memory;
        this.address = address;
        this.width = width;
    }

    /** The first byte of the access, offset included, unsigned. */
    public long address() {
        return address;
    }

    /** How many bytes it touches, unsigned. */
    public long width() {
        return width;
    }

    public LinearMemory memory() {
        return memory;
    }
}
