package palimpsest.engine.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bytes of which not every bit must be known: each is compared under a mask. Eight places are looked at at once: the two
 * bytes that say most are compared in each, and where both agree, the others.
 */
public final class BytePattern implements Needle {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final byte[] values;
    private final byte[] masks;
    private final int first;
    private final int second;
    private final long firstValue;
    private final long firstMask;
    private final long secondValue;
    private final long secondMask;

    /**
     * Makes a pattern.
     *
     * @param masks one for each value; a bit that is 0 in it may be anything
     * @throws IllegalArgumentException if there is no byte, or not a mask for each
     */
    public BytePattern(byte[] values, byte[] masks) {
        if (values.length == 0 || values.length != masks.length) {
            throw new IllegalArgumentException(values.length + " bytes with " + masks.length + " masks");
        }
        this.masks = masks.clone();
        this.values = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            this.values[i] = (byte) (values[i] & masks[i]);
        }
        first = telling(-1);
        second = telling(first);
        firstValue = eightTimes(this.values[first]);
        firstMask = eightTimes(masks[first]);
        secondValue = eightTimes(this.values[second]);
        secondMask = eightTimes(masks[second]);
    }

    /** Just these bytes. */
    public static BytePattern of(byte... bytes) {
        byte[] masks = new byte[bytes.length];
        java.util.Arrays.fill(masks, (byte) 0xff);
        return new BytePattern(bytes, masks);
    }

    /** The position of the byte that is likely to be the rarest, but for one; the last among equals. */
    private int telling(int except) {
        int best = 0;
        int most = -1;
        for (int i = 0; i < values.length; i++) {
            int bits = Integer.bitCount(masks[i] & 0xff) * 2;
            // Zeroes and all ones are in every memory.
            int worth = values[i] == 0 || values[i] == -1 ? bits - 1 : bits;
            if (i != except && worth >= most) {
                most = worth;
                best = i;
            }
        }
        return best;
    }

    private static long eightTimes(byte value) {
        return (value & 0xffL) * LOW_BITS;
    }

    @Override
    public int longest() {
        return values.length;
    }

    @Override
    public int find(byte[] bytes, int from, int to, int limit) {
        int end = Math.min(to, limit - values.length + 1);
        int at = from;
        for (int last = Math.min(end, bytes.length - values.length + 1) - Long.BYTES; at <= last; at += Long.BYTES) {
            long differs = (((long) LONG.get(bytes, at + first) ^ firstValue) & firstMask)
                    | (((long) LONG.get(bytes, at + second) ^ secondValue) & secondMask);
            // The high bit of each byte that is zero; of a byte above such a one perhaps too.
            long equal = (differs - LOW_BITS) & ~differs & HIGH_BITS;
            for (; equal != 0; equal &= equal - 1) {
                int place = at + (Long.numberOfTrailingZeros(equal) >>> 3);
                if (matches(bytes, place)) {
                    return place;
                }
            }
        }
        for (; at < end; at++) {
            if (matches(bytes, at)) {
                return at;
            }
        }
        return to;
    }

    @Override
    public int matchAt(byte[] bytes, int at, int limit) {
        return at + values.length <= limit && matches(bytes, at) ? values.length : -1;
    }

    private boolean matches(byte[] bytes, int at) {
        for (int i = 0; i < values.length; i++) {
            if (((bytes[at + i] ^ values[i]) & masks[i]) != 0) {
                return false;
            }
        }
        return true;
    }
}
