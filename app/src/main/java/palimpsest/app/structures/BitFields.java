package palimpsest.app.structures;

import java.math.BigInteger;
import palimpsest.app.structures.Item.BitRange;

/** Bits within some bytes: counted from the lowest of the first byte, or, where numbers are big-endian, from its highest. */
final class BitFields {
    private BitFields() {}

    static Bits read(byte[] bytes, BitRange range, boolean big) {
        return new Bits(
                whole(bytes, big)
                        .shiftRight(shift(bytes, range, big))
                        .and(mask(range))
                        .longValue(),
                0);
    }

    /** The bytes with other bits in the range. */
    static byte[] write(byte[] bytes, BitRange range, boolean big, long value) {
        int shift = shift(bytes, range, big);
        BigInteger written = whole(bytes, big)
                .andNot(mask(range).shiftLeft(shift))
                .or(BigInteger.valueOf(value).and(mask(range)).shiftLeft(shift));
        byte[] result = new byte[bytes.length];
        for (int index = 0; index < result.length; index++) {
            int place = big ? result.length - 1 - index : index;
            result[place] = written.shiftRight(Byte.SIZE * index).byteValue();
        }
        return result;
    }

    private static BigInteger mask(BitRange range) {
        return BigInteger.ONE.shiftLeft(range.width()).subtract(BigInteger.ONE);
    }

    private static int shift(byte[] bytes, BitRange range, boolean big) {
        return big ? bytes.length * Byte.SIZE - range.shift() - range.width() : range.shift();
    }

    private static BigInteger whole(byte[] bytes, boolean big) {
        byte[] ordered = new byte[bytes.length];
        for (int index = 0; index < bytes.length; index++) {
            ordered[index] = bytes[big ? index : bytes.length - 1 - index];
        }
        return new BigInteger(1, ordered);
    }
}
