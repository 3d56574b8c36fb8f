package palimpsest.app.bytes;

import java.util.HexFormat;
import java.util.Optional;

/** Addresses are unsigned 64-bit numbers in a {@code long}; this is where they are compared, written and read. */
public final class Addresses {
    private static final long FOUR_GIB = 1L << 32;
    private static final HexFormat HEX = HexFormat.of();

    private Addresses() {}

    /** How many hexadecimal digits every address of a memory of this length gets: 8 up to 4 GiB, 16 above. */
    public static int digits(long length) {
        return Long.compareUnsigned(length, FOUR_GIB) <= 0 ? 8 : 16;
    }

    /** The address with leading zeros and without {@code 0x}. */
    public static String padded(long address, int digits) {
        return HEX.toHexDigits(address, digits);
    }

    /** The address as people write it: {@code 0x18}. */
    public static String shortHex(long address) {
        return "0x" + Long.toHexString(address);
    }

    public static boolean less(long left, long right) {
        return Long.compareUnsigned(left, right) < 0;
    }

    public static long min(long left, long right) {
        return less(left, right) ? left : right;
    }

    public static long max(long left, long right) {
        return less(left, right) ? right : left;
    }

    /** {@code address + delta}, held within {@code 0} and {@code last}. */
    public static long move(long address, long delta, long last) {
        long moved = address + delta;
        if (delta < 0) {
            return less(address, moved) ? 0 : moved;
        }
        return less(moved, address) ? last : min(moved, last);
    }

    /** Reads {@code 0x18}, {@code 24} or {@code 0x1_0000}; empty if it is no address. */
    public static Optional<Long> parse(String text) {
        String digits = text.strip().replace("_", "");
        try {
            if (digits.startsWith("0x") || digits.startsWith("0X")) {
                return Optional.of(Long.parseUnsignedLong(digits.substring(2), 16));
            }
            return Optional.of(Long.parseUnsignedLong(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
