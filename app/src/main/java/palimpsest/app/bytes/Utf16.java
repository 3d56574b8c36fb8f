package palimpsest.app.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads bytes as UTF-16, the low byte of each unit first, as JavaScript's and AssemblyScript's strings lie in memory. Units
 * begin at even addresses. A half of a surrogate pair without the other one is a fault.
 */
public final class Utf16 {
    private static final int UNIT = 2;
    private static final int REPLACEMENT = 0xfffd;

    private Utf16() {}

    /**
     * The characters that touch the bytes {@code from} to {@code to}. The array needs four bytes more on each side, unless
     * the memory ends there.
     *
     * @param odd whether the first byte of the array is the second one of a unit
     * @param whole what ends where the array ends: "memory", "selection"
     */
    public static List<TextCell> touching(byte[] bytes, int from, int to, boolean odd, String whole) {
        List<TextCell> cells = new ArrayList<>();
        int at = from - Math.floorMod(from - (odd ? 1 : 0), UNIT);
        if (at >= UNIT && at + UNIT <= bytes.length && isPair(bytes, at - UNIT)) {
            at -= UNIT;
        }
        while (at < to) {
            TextCell cell =
                    at < 0 ? fault(0, 1, "cut: the " + whole + " begins inside a unit") : decode(bytes, at, whole);
            cells.add(cell);
            at = cell.end();
        }
        return cells;
    }

    private static boolean isPair(byte[] bytes, int at) {
        return Character.isHighSurrogate(unit(bytes, at)) && Character.isLowSurrogate(unit(bytes, at + UNIT));
    }

    private static char unit(byte[] bytes, int at) {
        return (char) ((bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8);
    }

    private static TextCell decode(byte[] bytes, int at, String whole) {
        if (at + 1 == bytes.length) {
            return fault(at, 1, "cut: the " + whole + " ends after 1 of 2 bytes");
        }
        char unit = unit(bytes, at);
        if (!Character.isSurrogate(unit)) {
            return new TextCell(at, UNIT, unit, Optional.empty());
        }
        boolean high = Character.isHighSurrogate(unit);
        boolean room = at + 2 * UNIT <= bytes.length;
        if (high && room && isPair(bytes, at)) {
            return new TextCell(at, 2 * UNIT, Character.toCodePoint(unit, unit(bytes, at + UNIT)), Optional.empty());
        }
        String name = String.format("surrogate: %04x is the ", (int) unit);
        return fault(
                at,
                UNIT,
                high
                        ? name
                                + (room
                                        ? "first half of a character without its second"
                                        : "first half of a character, and the " + whole + " ends")
                        : name + "second half of a character without its first");
    }

    private static TextCell fault(int start, int length, String reason) {
        return new TextCell(start, length, REPLACEMENT, Optional.of(reason));
    }
}
