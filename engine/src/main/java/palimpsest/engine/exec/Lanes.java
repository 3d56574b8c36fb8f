package palimpsest.engine.exec;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * Takes vectors apart and puts them together, 64 bits at a time; lane 0 is in the lowest bits. Lanes are passed
 * sign-extended unless the name says otherwise, and cut to their width afterwards. See the specification, Vector Numerics.
 */
final class Lanes {

    private Lanes() {}

    /** What makes a float of two. */
    @FunctionalInterface
    interface FloatBinary {
        float apply(float a, float b);
    }

    /** What makes a float of one. */
    @FunctionalInterface
    interface FloatUnary {
        float apply(float a);
    }

    /** What compares two numbers of a kind, both exact as doubles. */
    @FunctionalInterface
    interface Comparison {
        boolean holds(double a, double b);
    }

    static long map8(long a, IntUnaryOperator f) {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            result |= (f.applyAsInt((byte) (a >>> shift)) & 0xffL) << shift;
        }
        return result;
    }

    static long zip8(long a, long b, IntBinaryOperator f) {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            result |= (f.applyAsInt((byte) (a >>> shift), (byte) (b >>> shift)) & 0xffL) << shift;
        }
        return result;
    }

    /** Lanes are passed zero-extended. */
    static long zip8Unsigned(long a, long b, IntBinaryOperator f) {
        return zip8(a, b, (x, y) -> f.applyAsInt(x & 0xff, y & 0xff));
    }

    static long map16(long a, IntUnaryOperator f) {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 16) {
            result |= (f.applyAsInt((short) (a >>> shift)) & 0xffffL) << shift;
        }
        return result;
    }

    static long zip16(long a, long b, IntBinaryOperator f) {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 16) {
            result |= (f.applyAsInt((short) (a >>> shift), (short) (b >>> shift)) & 0xffffL) << shift;
        }
        return result;
    }

    /** Lanes are passed zero-extended. */
    static long zip16Unsigned(long a, long b, IntBinaryOperator f) {
        return zip16(a, b, (x, y) -> f.applyAsInt(x & 0xffff, y & 0xffff));
    }

    static long pair(int low, int high) {
        return (low & 0xffff_ffffL) | (long) high << 32;
    }

    static int low(long a) {
        return (int) a;
    }

    static int high(long a) {
        return (int) (a >>> 32);
    }

    static long map32(long a, IntUnaryOperator f) {
        return pair(f.applyAsInt(low(a)), f.applyAsInt(high(a)));
    }

    static long zip32(long a, long b, IntBinaryOperator f) {
        return pair(f.applyAsInt(low(a), low(b)), f.applyAsInt(high(a), high(b)));
    }

    /** A NaN that is computed becomes the canonical one. */
    static long mapFloat(long a, FloatUnary f) {
        return map32(a, x -> Float.floatToIntBits(f.apply(Float.intBitsToFloat(x))));
    }

    static long zipFloat(long a, long b, FloatBinary f) {
        return zip32(a, b, (x, y) -> Float.floatToIntBits(f.apply(Float.intBitsToFloat(x), Float.intBitsToFloat(y))));
    }

    static long mapDouble(long a, DoubleUnaryOperator f) {
        return Double.doubleToLongBits(f.applyAsDouble(Double.longBitsToDouble(a)));
    }

    static long zipDouble(long a, long b, DoubleBinaryOperator f) {
        return Double.doubleToLongBits(f.applyAsDouble(Double.longBitsToDouble(a), Double.longBitsToDouble(b)));
    }

    /** All ones where it holds. */
    static long compareFloats(long a, long b, Comparison f) {
        return zip32(a, b, (x, y) -> f.holds(Float.intBitsToFloat(x), Float.intBitsToFloat(y)) ? -1 : 0);
    }

    static long compareDoubles(long a, long b, Comparison f) {
        return f.holds(Double.longBitsToDouble(a), Double.longBitsToDouble(b)) ? -1 : 0;
    }

    /** Four bytes become four 16-bit lanes. */
    static long widen8(int four, boolean signed) {
        long result = 0;
        for (int i = 0; i < 4; i++) {
            int lane = (byte) (four >>> (8 * i));
            result |= (lane & (signed ? 0xffffL : 0xffL)) << (16 * i);
        }
        return result;
    }

    /** Two 16-bit lanes become two of 32 bits. */
    static long widen16(int two, boolean signed) {
        int first = (short) two;
        int second = two >> 16;
        return signed ? pair(first, second) : pair(first & 0xffff, second & 0xffff);
    }

    static long widen32(int one, boolean signed) {
        return signed ? one : one & 0xffff_ffffL;
    }

    /** Eight 16-bit lanes become eight bytes, out of range the nearest in range. */
    static long narrow16(long a, long b, int least, int most) {
        long result = 0;
        for (int i = 0; i < 8; i++) {
            short lane = (short) ((i < 4 ? a : b) >>> (16 * (i & 3)));
            result |= (clamp(lane, least, most) & 0xffL) << (8 * i);
        }
        return result;
    }

    /** Four 32-bit lanes become four of 16 bits. */
    static long narrow32(long a, long b, int least, int most) {
        long result = 0;
        for (int i = 0; i < 4; i++) {
            int lane = (int) ((i < 2 ? a : b) >>> (32 * (i & 1)));
            result |= (clamp(lane, least, most) & 0xffffL) << (16 * i);
        }
        return result;
    }

    static int clamp(int value, int least, int most) {
        return Math.max(least, Math.min(most, value));
    }

    /** The byte of a vector with an index from 0 to 15; 0 beyond. */
    static long byteAt(long low, long high, int index) {
        if (index > 15) {
            return 0;
        }
        return (index < 8 ? low : high) >>> (8 * (index & 7)) & 0xff;
    }

    /** Sums of neighbours in eight bytes. */
    static long addPairs8(long a, boolean signed) {
        long result = 0;
        for (int i = 0; i < 4; i++) {
            int first = (byte) (a >>> (16 * i));
            int second = (byte) (a >>> (16 * i + 8));
            int sum = signed ? first + second : (first & 0xff) + (second & 0xff);
            result |= (sum & 0xffffL) << (16 * i);
        }
        return result;
    }

    static long addPairs16(long a, boolean signed) {
        return map32(a, x -> signed ? (short) x + (x >> 16) : (x & 0xffff) + (x >>> 16));
    }

    /** The top bits of lanes of a width in bits, packed. */
    static long topBits(long a, int width) {
        long bits = 0;
        int count = 64 / width;
        for (int i = 0; i < count; i++) {
            bits |= (a >>> (width * i + width - 1) & 1) << i;
        }
        return bits;
    }

    /** Whether no lane of a width in bits is zero. */
    static boolean allTrue(long a, int width) {
        long mask = -1L >>> (64 - width);
        for (int shift = 0; shift < 64; shift += width) {
            if ((a >>> shift & mask) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Sixteen-bit fixed-point product with 15 fraction bits, rounded; out of range the largest. */
    static int multiplyQ15(int a, int b) {
        return Math.min((a * b + 0x4000) >> 15, Short.MAX_VALUE);
    }

    /** Products of neighbours in two 16-bit pairs, added. */
    static long dot16(long a, long b) {
        return zip32(a, b, (x, y) -> (short) x * (short) y + (x >> 16) * (y >> 16));
    }

    /** Products of neighbouring bytes, added to 16 bits; out of range the nearest. */
    static long dot8(long a, long b) {
        return zip16(
                a, b, (x, y) -> clamp((byte) x * (byte) y + (x >> 8) * (y >> 8), Short.MIN_VALUE, Short.MAX_VALUE));
    }
}
