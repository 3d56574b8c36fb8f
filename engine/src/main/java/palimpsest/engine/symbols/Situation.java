package palimpsest.engine.symbols;

import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.source.ByteSlice;

/** A call at a moment, as far as finding a variable needs it. Nothing is there that the module does not have. */
public interface Situation {

    /** The bits of a WebAssembly local, parameters first. */
    OptionalLong local(int index);

    /** The bits of a WebAssembly global. */
    OptionalLong global(int index);

    /** The bits of an operand, 0 for the lowest of the call's own. */
    OptionalLong operand(int index);

    /** Bytes of memory; empty where they are not all inside. */
    Optional<ByteSlice> memory(long address, int count);

    /** Where the call's frame in memory begins. */
    Optional<Location> frameBase();
}
