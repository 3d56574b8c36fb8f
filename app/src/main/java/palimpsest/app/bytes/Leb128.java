package palimpsest.app.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads bytes as LEB128 numbers, one after another, as WebAssembly's binary format spells its integers (specification,
 * section 5.2.2). A byte below 80 hex ends a number, so the numbers around any byte can be told without reading from the
 * beginning.
 */
public final class Leb128 {
    /** A number of 64 bits takes at most so many bytes, seven bits in each. */
    public static final int LONGEST = 10;

    private static final int CONTINUES = 0x80;
    private static final int SIGN = 0x40;

    private Leb128() {}

    /**
     * One number over its bytes, or one fault.
     *
     * @param start index of its first byte
     * @param length how many bytes it covers
     * @param bits its value, when there is no fault
     * @param fault why these bytes are no number
     */
    public record Cell(int start, int length, long bits, Optional<String> fault) {
        public int end() {
            return start + length;
        }
    }

    /**
     * The numbers that touch the bytes {@code from} to {@code to}, each whole, as far as the array goes. The array needs
     * {@link #LONGEST} - 1 bytes more on each side, unless the memory ends there.
     */
    public static List<Cell> touching(byte[] bytes, int from, int to, boolean signed) {
        List<Cell> cells = new ArrayList<>();
        int at = from;
        while (at < to) {
            Cell cell = around(bytes, at, signed);
            cells.add(cell);
            at = cell.end();
        }
        return cells;
    }

    private static Cell around(byte[] bytes, int at, boolean signed) {
        int last = at;
        while (last < bytes.length && continues(bytes[last])) {
            last++;
        }
        if (last - at >= LONGEST) {
            return fault(at, 1, "too long: more than " + LONGEST + " bytes would belong to this number");
        }
        int start = at;
        while (start > 0 && continues(bytes[start - 1]) && last - start < LONGEST - 1) {
            start--;
        }
        if (last == bytes.length) {
            return fault(start, last - start, "cut: the memory ends before the number does");
        }
        return number(bytes, start, last - start + 1, signed);
    }

    private static boolean continues(byte value) {
        return (value & CONTINUES) != 0;
    }

    private static Cell number(byte[] bytes, int start, int length, boolean signed) {
        long bits = 0;
        for (int i = 0; i < length; i++) {
            bits |= (long) (bytes[start + i] & 0x7f) << (7 * i);
        }
        byte last = bytes[start + length - 1];
        if (length == LONGEST && !(last == 0 || last == (signed ? 0x7f : 1))) {
            return fault(start, length, "too large: the number has more than 64 bits");
        }
        if (signed && length < LONGEST && (last & SIGN) != 0) {
            bits |= -1L << (7 * length);
        }
        return new Cell(start, length, bits, Optional.empty());
    }

    private static Cell fault(int start, int length, String reason) {
        return new Cell(start, length, 0, Optional.of(reason));
    }

    /** A number in exactly so many bytes, padded where it needs fewer; empty if it needs more. */
    public static Optional<byte[]> encode(long bits, boolean signed, int length) {
        byte[] bytes = new byte[length];
        long rest = bits;
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ((rest & 0x7f) | (i + 1 < length ? CONTINUES : 0));
            rest = signed ? rest >> 7 : rest >>> 7;
        }
        Cell read = number(bytes, 0, length, signed);
        return read.fault().isEmpty() && read.bits() == bits ? Optional.of(bytes) : Optional.empty();
    }
}
