package palimpsest.engine.symbols;

import palimpsest.engine.source.ByteSlice;

/** Where a value was found. */
public sealed interface Found {

    /** In memory. */
    record InMemory(long address) implements Found {}

    /**
     * Outside of memory.
     *
     * @param bytes the value as it would lie in memory
     */
    record Outside(ByteSlice bytes, Place place, int index) implements Found {}

    /** Nowhere, at this moment. */
    record Nowhere(Reason reason) implements Found {}

    /** What holds a value that is not in memory; its index is 0 where there is only one. */
    enum Place {
        LOCAL,
        GLOBAL,
        OPERAND,
        /** It is computed, or constant. */
        NOWHERE
    }

    /** Why a value cannot be shown. */
    enum Reason {
        /** The compiler kept it nowhere at this point of the code. */
        OPTIMIZED_AWAY,
        /** What says where it is cannot be understood. */
        NOT_UNDERSTOOD
    }
}
