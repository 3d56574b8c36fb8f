package palimpsest.engine.exec;

import palimpsest.engine.runtime.TrapException;

/** Numeric operations that Java does not have, or has otherwise. See the specification, Numerics. */
final class Numerics {

    private static final double TWO_TO_31 = 0x1p31;
    private static final double TWO_TO_32 = 0x1p32;
    private static final double TWO_TO_63 = 0x1p63;
    private static final double TWO_TO_64 = 0x1p64;

    private Numerics() {}

    static int divideSigned(int a, int b) {
        if (b == 0) {
            throw divideByZero();
        }
        if (a == Integer.MIN_VALUE && b == -1) {
            throw overflow("-2147483648 divided by -1 does not fit an i32");
        }
        return a / b;
    }

    static int divideUnsigned(int a, int b) {
        if (b == 0) {
            throw divideByZero();
        }
        return Integer.divideUnsigned(a, b);
    }

    static int remainderSigned(int a, int b) {
        if (b == 0) {
            throw divideByZero();
        }
        return b == -1 ? 0 : a % b;
    }

    static int remainderUnsigned(int a, int b) {
        if (b == 0) {
            throw divideByZero();
        }
        return Integer.remainderUnsigned(a, b);
    }

    static long divideSigned(long a, long b) {
        if (b == 0) {
            throw divideByZero();
        }
        if (a == Long.MIN_VALUE && b == -1) {
            throw overflow("-9223372036854775808 divided by -1 does not fit an i64");
        }
        return a / b;
    }

    static long divideUnsigned(long a, long b) {
        if (b == 0) {
            throw divideByZero();
        }
        return Long.divideUnsigned(a, b);
    }

    static long remainderSigned(long a, long b) {
        if (b == 0) {
            throw divideByZero();
        }
        return b == -1 ? 0 : a % b;
    }

    static long remainderUnsigned(long a, long b) {
        if (b == 0) {
            throw divideByZero();
        }
        return Long.remainderUnsigned(a, b);
    }

    /** Towards zero, keeping the sign of zero. */
    static double trunc(double a) {
        return a < 0 ? Math.ceil(a) : Math.floor(a);
    }

    static float ceil(float a) {
        return (float) Math.ceil(a);
    }

    static float floor(float a) {
        return (float) Math.floor(a);
    }

    static float trunc(float a) {
        return (float) trunc((double) a);
    }

    /** To the nearest integer, ties to even. */
    static float nearest(float a) {
        return (float) Math.rint(a);
    }

    /** The root of the exact double, rounded once more to a float, is the correctly rounded root. */
    static float sqrt(float a) {
        return (float) Math.sqrt(a);
    }

    // Float to integer; a float is exact as a double, so both share these.

    static int truncSigned32(double a) {
        if (a > -TWO_TO_31 - 1 && a < TWO_TO_31) {
            return (int) a;
        }
        throw unconvertible(a, "i32");
    }

    static int truncUnsigned32(double a) {
        if (a > -1 && a < TWO_TO_32) {
            return (int) (long) a;
        }
        throw unconvertible(a, "unsigned i32");
    }

    static long truncSigned64(double a) {
        if (a >= -TWO_TO_63 && a < TWO_TO_63) {
            return (long) a;
        }
        throw unconvertible(a, "i64");
    }

    static long truncUnsigned64(double a) {
        if (a > -1 && a < TWO_TO_64) {
            return unsigned64(a);
        }
        throw unconvertible(a, "unsigned i64");
    }

    /** Out of range gives the nearest number in range, and a NaN zero. Java's own conversions to int and long do the same. */
    static int saturateUnsigned32(double a) {
        if (a >= TWO_TO_32) {
            return -1;
        }
        return a > 0 ? (int) (long) a : 0;
    }

    static long saturateUnsigned64(double a) {
        if (a >= TWO_TO_64) {
            return -1;
        }
        return a > 0 ? unsigned64(a) : 0;
    }

    private static long unsigned64(double a) {
        return a < TWO_TO_63 ? (long) a : (long) (a - TWO_TO_63) | Long.MIN_VALUE;
    }

    // Integer to float

    /** Rounded once: half of the number, its lost bit kept as a sticky bit, rounds as the number itself does. */
    static float unsignedToFloat(long a) {
        return a >= 0 ? (float) a : (float) ((a >>> 1) | (a & 1)) * 2;
    }

    static double unsignedToDouble(long a) {
        return a >= 0 ? (double) a : (double) ((a >>> 1) | (a & 1)) * 2;
    }

    private static TrapException divideByZero() {
        return new TrapException("integer divide by zero");
    }

    private static TrapException overflow(String why) {
        return new TrapException("integer overflow: " + why);
    }

    private static TrapException unconvertible(double a, String type) {
        return Double.isNaN(a)
                ? new TrapException("invalid conversion to integer: a NaN is no " + type)
                : overflow(a + " does not fit an " + type);
    }
}
