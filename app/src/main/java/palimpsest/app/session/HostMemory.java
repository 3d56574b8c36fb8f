package palimpsest.app.session;

import java.util.OptionalLong;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.MemoryType;

/**
 * A memory as a host makes it, {@code new WebAssembly.Memory({ initial, maximum, shared })}.
 *
 * @param initial in pages, unsigned
 * @param maximum in pages, unsigned; without one it grows as far as the engine lets it
 */
public record HostMemory(long initial, OptionalLong maximum, boolean shared) {

    /** Its type, with the addresses and the page size that an import asks for. */
    MemoryType type(MemoryType wanted) {
        return new MemoryType(wanted.addressType(), new Limits(initial, maximum), shared, wanted.pageSizeLog2());
    }
}
