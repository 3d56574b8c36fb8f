package palimpsest.app.structures;

import java.util.OptionalInt;
import palimpsest.app.structures.Declaration.Field;

/**
 * Where the fields of a structure lie, one after the other. The rules are those of C on WebAssembly: each field at the
 * next multiple of its alignment; bit fields side by side, but none across the border of a unit of its type.
 */
final class Placing {
    private final boolean union;
    private final boolean packed;
    /** Where the next field may begin, in bits. */
    private long next;

    private long end;
    private int widest = 1;

    Placing(boolean union, boolean packed) {
        this.union = union;
        this.packed = packed;
    }

    /**
     * Where a field lies.
     *
     * @param bit its first bit, from the beginning of the structure
     * @param bits how many it has
     */
    record Placed(long bit, long bits) {
        /** The first byte, from the beginning of the structure. */
        long offset() {
            return Math.floorDiv(bit, Byte.SIZE);
        }

        /** How many bytes it touches. */
        long size() {
            return Math.floorDiv(bit + bits + Byte.SIZE - 1, Byte.SIZE) - offset();
        }

        /** Its first bit in the first byte. */
        int shift() {
            return (int) Math.floorMod(bit, (long) Byte.SIZE);
        }
    }

    /**
     * Places the next field.
     *
     * @param size of its type in bytes
     * @param usual alignment of its type in bytes
     * @throws ArithmeticException if it ends beyond all addresses
     */
    Placed place(Field field, long size, int usual) {
        widest = Math.max(widest, packed ? 1 : usual);
        long bits = field.width().isPresent() ? field.width().getAsInt() : Math.multiplyExact(size, Byte.SIZE);
        long bit = next(field, size, usual);
        long after = Math.addExact(bit, bits);
        end = Math.max(end, after);
        next = union ? 0 : after;
        return new Placed(bit, bits);
    }

    /** The first bit of the next field, from the beginning of the structure. */
    long next(Field field, long size, int usual) {
        return field.place()
                .orElseGet(() -> field.width().isPresent()
                        ? bitField(field.width().getAsInt(), Math.multiplyExact(size, Byte.SIZE))
                        : aligned(next, (packed ? 1L : usual) * Byte.SIZE));
    }

    private long bitField(long bits, long unit) {
        boolean ends = bits == 0;
        boolean crosses = unit > 0 && !packed && next / unit != (next + bits - 1) / unit;
        return ends || crosses ? aligned(next, Math.max(unit, 1)) : next;
    }

    private static long aligned(long bit, long unit) {
        return Math.multiplyExact(Math.floorDiv(Math.addExact(bit, unit - 1), unit), unit);
    }

    /** The alignment of the whole, in bytes. */
    int alignment(OptionalInt told) {
        return told.orElse(widest);
    }

    /** The size of the whole, in bytes, with the padding at its end. */
    long size(int alignment) {
        return aligned(end, (long) alignment * Byte.SIZE) / Byte.SIZE;
    }
}
