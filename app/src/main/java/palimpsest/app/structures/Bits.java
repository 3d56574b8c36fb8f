package palimpsest.app.structures;

import java.util.HexFormat;
import java.util.Optional;

/**
 * Up to 128 bits of a value.
 *
 * @param low the 64 bits that count least
 * @param high the others; 0 for all but vectors
 */
record Bits(long low, long high) {
    private static final int BYTES = 16;

    /** The value of these bytes, at most sixteen. */
    static Bits of(byte[] bytes, boolean big) {
        long low = 0;
        long high = 0;
        for (int index = 0; index < bytes.length; index++) {
            high = (high << 8) | (low >>> 56);
            low = (low << 8) | (bytes[big ? index : bytes.length - 1 - index] & 0xff);
        }
        return new Bits(low, high);
    }

    /** Its lowest bytes, as they stand in memory. */
    byte[] bytes(int size, boolean big) {
        byte[] bytes = new byte[size];
        for (int index = 0; index < size; index++) {
            long word = index < Long.BYTES ? low : high;
            bytes[big ? size - 1 - index : index] = (byte) (word >>> (8 * (index % Long.BYTES)));
        }
        return bytes;
    }

    /** Sixteen bytes as they are typed in hexadecimal, in the order in which they stand in memory. */
    static Optional<Bits> hex(String typed) {
        String digits = typed.replaceAll("[\\s_]", "");
        try {
            byte[] bytes = HexFormat.of().parseHex(digits);
            return bytes.length == BYTES ? Optional.of(of(bytes, false)) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The low word with its bit {@code width - 1} as the sign. */
    long signed(int width) {
        int unused = Long.SIZE - width;
        return (low << unused) >> unused;
    }
}
