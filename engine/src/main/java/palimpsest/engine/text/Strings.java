package palimpsest.engine.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import palimpsest.engine.syntax.ByteWriter;

/** String literals: their characters, escapes and bytes. See the specification, Text Format, Strings. */
final class Strings {

    private Strings() {}

    /**
     * Looks through the string that opens at {@code quote}: the offset of what is wrong in it, or, where nothing is,
     * {@code -end - 1} with the offset after its closing quote.
     */
    static int firstFault(String text, int quote) {
        int i = quote + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"') {
                return -(i + 1) - 1;
            }
            if (c < 0x20 || c == 0x7f) {
                return i;
            }
            if (c == '\\') {
                int length = escapeLength(text, i);
                if (length == 0) {
                    return i;
                }
                i += length;
            } else {
                i++;
            }
        }
        return text.length();
    }

    /** Says what is wrong at the place that {@link #firstFault} found. */
    static String complaint(String text, int at) {
        if (at >= text.length() || text.charAt(at) == '\n') {
            return "unclosed string literal";
        }
        return text.charAt(at) == '\\' ? "illegal escape" : "illegal control character in string literal";
    }

    /** What is wrong with a quoted name, which must be neither empty nor broken UTF-8; empty where nothing is. */
    static String complaintAboutName(String text, int start, int end, String whenEmpty) {
        if (end - start == 2) {
            return whenEmpty;
        }
        return utf8(bytes(text, start, end)).isPresent() ? "" : "malformed UTF-8 encoding";
    }

    /** The bytes of a literal, quotes included between {@code start} and {@code end}, that has no fault. */
    static byte[] bytes(String text, int start, int end) {
        ByteWriter out = new ByteWriter();
        writeBytes(out, text, start, end);
        return out.toBytes();
    }

    static void writeBytes(ByteWriter out, String text, int start, int end) {
        int i = start + 1;
        while (i < end - 1) {
            char c = text.charAt(i);
            if (c == '\\') {
                int length = escapeLength(text, i);
                writeEscape(out, text, i, length);
                i += Math.max(1, length);
            } else if (c < 0x80) {
                out.u8(c);
                i++;
            } else {
                int codePoint = text.codePointAt(i);
                writeUtf8(out, codePoint);
                i += Character.charCount(codePoint);
            }
        }
    }

    /** Bytes as text, if they are UTF-8. */
    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The characters of the escape at a backslash, or 0 if it is none. */
    private static int escapeLength(String text, int at) {
        char c = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if (c != 0 && "tnr\"'\\".indexOf(c) >= 0) {
            return 2;
        }
        if (hex(c) >= 0) {
            return at + 2 < text.length() && hex(text.charAt(at + 2)) >= 0 ? 3 : 0;
        }
        if (c != 'u' || at + 2 >= text.length() || text.charAt(at + 2) != '{') {
            return 0;
        }
        int close = at + 3;
        while (close < text.length() && (hex(text.charAt(close)) >= 0 || text.charAt(close) == '_')) {
            close++;
        }
        boolean closed = close < text.length() && text.charAt(close) == '}';
        return closed && unicodeScalar(text, at + 3, close) >= 0 ? close + 1 - at : 0;
    }

    /** A code point in hexadecimal, with underscores between digits; -1 if it is none or a surrogate. */
    private static int unicodeScalar(String text, int start, int end) {
        int value = 0;
        boolean digitBefore = false;
        for (int i = start; i < end; i++) {
            int digit = hex(text.charAt(i));
            if (digit < 0 && (text.charAt(i) != '_' || !digitBefore)) {
                return -1;
            }
            digitBefore = digit >= 0;
            value = digitBefore ? value * 16 + digit : value;
            if (value > Character.MAX_CODE_POINT) {
                return -1;
            }
        }
        boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        return digitBefore && !surrogate ? value : -1;
    }

    private static void writeEscape(ByteWriter out, String text, int at, int length) {
        if (length == 0) {
            out.u8('\\');
            return;
        }
        char c = text.charAt(at + 1);
        switch (c) {
            case 't' -> out.u8('\t');
            case 'n' -> out.u8('\n');
            case 'r' -> out.u8('\r');
            case '"', '\'', '\\' -> out.u8(c);
            case 'u' -> writeUtf8(out, unicodeScalar(text, at + 3, at + length - 1));
            default -> out.u8(hex(c) * 16 + hex(text.charAt(at + 2)));
        }
    }

    private static void writeUtf8(ByteWriter out, int codePoint) {
        // A lone surrogate in the Java text becomes '?': it has no UTF-8.
        out.bytes(new StringBuilder().appendCodePoint(codePoint).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
