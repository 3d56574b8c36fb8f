package palimpsest.engine.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A number with a fraction, and those close to it. NaN is found as any NaN, and zero with either sign. */
public final class FloatPattern implements Needle {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final double value;
    private final double tolerance;
    private final int width;
    private final boolean bigEndian;
    private final int alignment;

    private FloatPattern(double value, double tolerance, int width, ByteOrder order, int alignment) {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("a tolerance of " + tolerance);
        }
        this.value = value;
        this.tolerance = tolerance;
        this.width = width;
        this.bigEndian = order == ByteOrder.BIG_ENDIAN;
        this.alignment = alignment;
    }

    /**
     * An f32.
     *
     * @param tolerance how far from the value it may be, both ends included; 0 for the value alone
     * @param aligned whether its address is a multiple of its width
     */
    public static FloatPattern f32(float value, double tolerance, ByteOrder order, boolean aligned) {
        return new FloatPattern(value, tolerance, Float.BYTES, order, aligned ? Float.BYTES : 1);
    }

    /** An f64; see {@link #f32}. */
    public static FloatPattern f64(double value, double tolerance, ByteOrder order, boolean aligned) {
        return new FloatPattern(value, tolerance, Double.BYTES, order, aligned ? Double.BYTES : 1);
    }

    @Override
    public int longest() {
        return width;
    }

    @Override
    public int find(byte[] bytes, int from, int to, int limit) {
        int end = Math.min(to, limit - width + 1);
        int at = (from + alignment - 1) & -alignment;
        while (at < end && !near(bytes, at)) {
            at += alignment;
        }
        return at < end ? at : to;
    }

    @Override
    public int matchAt(byte[] bytes, int at, int limit) {
        return (at & (alignment - 1)) == 0 && at + width <= limit && near(bytes, at) ? width : -1;
    }

    private boolean near(byte[] bytes, int at) {
        double there;
        if (width == Float.BYTES) {
            int bits = (int) INT.get(bytes, at);
            there = Float.intBitsToFloat(bigEndian ? Integer.reverseBytes(bits) : bits);
        } else {
            long bits = (long) LONG.get(bytes, at);
            there = Double.longBitsToDouble(bigEndian ? Long.reverseBytes(bits) : bits);
        }
        return Math.abs(there - value) <= tolerance || there == value || (Double.isNaN(value) && Double.isNaN(there));
    }
}
