package palimpsest.engine.memory;

import palimpsest.engine.source.ByteSlice;

/** A change of a memory, or a write that changed nothing. */
public sealed interface WriteEvent {

    /** The step that wrote. */
    long step();

    /** The index of the memory in its store. */
    int memory();

    WriteSite site();

    default Actor actor() {
        return site().actor();
    }

    /**
     * Bytes were written.
     *
     * @param address the first byte, unsigned
     * @param before as many bytes as {@code after}
     */
    record Written(long step, int memory, long address, ByteSlice before, ByteSlice after, WriteSite site)
            implements WriteEvent {}

    /** The memory grew; sizes are in pages of the memory's own page size. */
    record Grown(long step, int memory, long pagesBefore, long pagesAfter, WriteSite site) implements WriteEvent {}
}
