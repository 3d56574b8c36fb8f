package palimpsest.app.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads bytes as UTF-8, each character over its bytes. A fault covers the maximal subpart of an ill-formed sequence
 * (Unicode Standard, section 3.9, "U+FFFD Substitution of Maximal Subparts"), so one cut character is one U+FFFD.
 */
public final class Utf8 {
    /** No character has more bytes than this, so no character begins further before a byte than this minus one. */
    public static final int LONGEST = 4;

    private static final int REPLACEMENT = 0xfffd;

    private Utf8() {}

    /**
     * The characters that touch the bytes {@code from} to {@code to}, each decoded from its own first byte, even when
     * that lies before {@code from}. The result is a piece of what decoding the whole memory would give.
     *
     * @param whole what ends where the array ends, for the reason of a cut character: "memory", "selection"
     */
    public static List<TextCell> touching(byte[] bytes, int from, int to, String whole) {
        List<TextCell> cells = new ArrayList<>();
        int at = from;
        while (at > 0 && from - at < LONGEST - 1 && isContinuation(bytes[at])) {
            at--;
        }
        while (at < to) {
            TextCell cell = decode(bytes, at, whole);
            if (cell.end() > from) {
                cells.add(cell);
            }
            at = cell.end();
        }
        return cells;
    }

    /** All characters of these bytes, as if nothing stood before or after them. */
    public static List<TextCell> decode(byte[] bytes, String whole) {
        return touching(bytes, 0, bytes.length, whole);
    }

    /** The text of these cells, faults as U+FFFD. */
    public static String text(List<TextCell> cells) {
        StringBuilder text = new StringBuilder();
        cells.forEach(cell -> text.appendCodePoint(cell.codePoint()));
        return text.toString();
    }

    private static boolean isContinuation(byte value) {
        return (value & 0xc0) == 0x80;
    }

    private static TextCell decode(byte[] bytes, int start, String whole) {
        int lead = bytes[start] & 0xff;
        if (lead < 0x80) {
            return new TextCell(start, 1, lead, Optional.empty());
        }
        int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (lead < 0xc2 || lead > 0xf4) {
            return fault(start, 1, reasonForLead(lead, start, whole));
        }
        int codePoint = lead & (0x7f >> length);
        for (int index = 1; index < length; index++) {
            if (start + index >= bytes.length) {
                return fault(
                        start, index, "cut: the " + whole + " ends after " + index + " of its " + length + " bytes");
            }
            byte next = bytes[start + index];
            if (!isContinuation(next)) {
                return fault(
                        start,
                        index,
                        String.format("cut: %02x begins %d bytes, but %02x does not continue it", lead, length, next));
            }
            codePoint = (codePoint << 6) | (next & 0x3f);
            if (index == 1) {
                Optional<String> reason = reasonForSecond(lead, next & 0xff);
                if (reason.isPresent()) {
                    return fault(start, 1, reason.get());
                }
            }
        }
        return new TextCell(start, length, codePoint, Optional.empty());
    }

    private static TextCell fault(int start, int length, String reason) {
        return new TextCell(start, length, REPLACEMENT, Optional.of(reason));
    }

    private static String reasonForLead(int lead, int start, String whole) {
        if (lead < 0xc0) {
            String before =
                    start == 0 ? "the " + whole + " begins inside a character" : "no character begins before it";
            return String.format("%02x only continues a character, and %s", lead, before);
        }
        if (lead < 0xc2) {
            return String.format("overlong: %02x would spell a character that fits one byte", lead);
        }
        return lead < 0xf8
                ? String.format("too large: %02x begins characters beyond the last, U+10FFFF", lead)
                : String.format("%02x never occurs in UTF-8", lead);
    }

    /** Unicode Standard, table 3-7: after some lead bytes the second byte has a smaller range. */
    private static Optional<String> reasonForSecond(int lead, int second) {
        if ((lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90)) {
            return Optional.of(
                    String.format("overlong: %02x %02x would spell a character that fits fewer bytes", lead, second));
        }
        if (lead == 0xed && second >= 0xa0) {
            return Optional.of("surrogate: U+D800 to U+DFFF are halves of UTF-16, not characters");
        }
        if (lead == 0xf4 && second >= 0x90) {
            return Optional.of("too large: the last character is U+10FFFF");
        }
        return Optional.empty();
    }
}
