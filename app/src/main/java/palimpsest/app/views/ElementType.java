package palimpsest.app.views;

import java.util.Arrays;
import java.util.Optional;
import palimpsest.engine.runtime.FloatText;

/** What the elements of a typed array are. Texts are as JavaScript prints them. */
enum ElementType {
    INT_8("Int8Array", 1),
    UINT_8("Uint8Array", 1),
    UINT_8_CLAMPED("Uint8ClampedArray", 1),
    INT_16("Int16Array", 2),
    UINT_16("Uint16Array", 2),
    INT_32("Int32Array", 4),
    UINT_32("Uint32Array", 4),
    BIG_INT_64("BigInt64Array", 8),
    BIG_UINT_64("BigUint64Array", 8),
    FLOAT_16("Float16Array", 2),
    FLOAT_32("Float32Array", 4),
    FLOAT_64("Float64Array", 8);

    private final String array;
    private final int size;

    ElementType(String array, int size) {
        this.array = array;
        this.size = size;
    }

    /** The elements of a typed array; empty for a DataView, which has none. */
    static Optional<ElementType> of(String array) {
        return Arrays.stream(values()).filter(type -> type.array.equals(array)).findFirst();
    }

    /** In bytes. */
    int size() {
        return size;
    }

    /** The element whose bytes begin at an index, the lowest first. */
    String text(byte[] bytes, int at) {
        long bits = 0;
        for (int i = 0; i < size; i++) {
            bits |= (bytes[at + i] & 0xffL) << (8 * i);
        }
        return switch (this) {
            case INT_8, INT_16, INT_32 -> Long.toString(signed(bits));
            case UINT_8, UINT_8_CLAMPED, UINT_16, UINT_32 -> Long.toString(bits);
            case BIG_INT_64 -> bits + "n";
            case BIG_UINT_64 -> Long.toUnsignedString(bits) + "n";
            case FLOAT_16 -> text(half((int) bits));
            case FLOAT_32 -> text(Float.intBitsToFloat((int) bits));
            case FLOAT_64 -> text(Double.longBitsToDouble(bits));
        };
    }

    private long signed(long bits) {
        int unused = Long.SIZE - 8 * size;
        return bits << unused >> unused;
    }

    /** A number of JavaScript: it has only f64. */
    private static String text(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return Double.isInfinite(value)
                ? (value < 0 ? "-Infinity" : "Infinity")
                : FloatText.of(Double.doubleToRawLongBits(value));
    }

    /** A float of 5 bits exponent and 10 bits fraction, see IEEE 754 binary16. */
    private static double half(int bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double size = switch (exponent) {
            case 0 -> Math.scalb((double) fraction, -24);
            case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            default -> Math.scalb((double) (fraction + 0x400), exponent - 25);
        };
        return (bits & 0x8000) == 0 ? size : -size;
    }
}
