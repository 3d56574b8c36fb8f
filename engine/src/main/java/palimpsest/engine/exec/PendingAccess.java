package palimpsest.engine.exec;

/**
 * The access to a memory that the next instruction will make, if it does not trap.
 *
 * @param memory the index of the memory in its store
 * @param address the first byte, offset included, unsigned
 * @param width how many bytes, unsigned
 */
public record PendingAccess(int memory, long address, long width, boolean reads, boolean writes) {}
