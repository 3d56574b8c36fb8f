package palimpsest.app.sources;

import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.symbols.DataType;
import palimpsest.engine.symbols.TypeLayout.Bits;

/**
 * Some bytes as a value of a type.
 *
 * @param address where they are in memory; empty for a value that is elsewhere
 * @param outside the value, where it is not in memory
 * @param bits which bits of the number it is, for a bit field
 */
record Cell(DataType type, OptionalLong address, ByteSlice outside, Optional<Bits> bits) {

    static Cell at(DataType type, long address) {
        return new Cell(type, OptionalLong.of(address), ByteSlice.EMPTY, Optional.empty());
    }

    static Cell of(DataType type, ByteSlice value) {
        return new Cell(type, OptionalLong.empty(), value, Optional.empty());
    }

    /** A part of it. */
    Cell part(DataType part, long offset, Optional<Bits> partBits) {
        if (address.isPresent()) {
            return new Cell(part, OptionalLong.of(address.getAsLong() + offset), ByteSlice.EMPTY, partBits);
        }
        int start = (int) Math.min(Math.max(0, offset), outside.length());
        ByteSlice rest = new ByteSlice(outside.array(), outside.start() + start, outside.end());
        return new Cell(part, OptionalLong.empty(), rest, partBits);
    }
}
