package palimpsest.engine.symbols;

import palimpsest.engine.source.ByteSlice;

/** Where a value is, or what it is. */
public sealed interface Location {

    /**
     * A small program that finds it. See DWARF 5, 2.5 and 2.6.
     *
     * @param operations the program
     * @param addresses the table of addresses that its operations name by index
     * @param addressSize the size of an address in bytes, 4 or 8
     */
    record Computed(ByteSlice operations, ByteSlice addresses, int addressSize) implements Location {}

    /** The value itself, a number. */
    record Constant(long value) implements Location {}

    /** The value itself, as bytes. */
    record Bytes(ByteSlice bytes) implements Location {}
}
