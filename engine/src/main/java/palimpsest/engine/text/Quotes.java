package palimpsest.engine.text;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import palimpsest.engine.source.ByteSlice;

/** Writes string literals: text where the bytes are readable UTF-8, {@code \hh} where they are not. */
final class Quotes {

    private static final int LONGEST_LINE = 90;
    private static final HexFormat HEX = HexFormat.of();

    private Quotes() {}

    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(codePoint -> append(out, codePoint));
        return out.append('"').toString();
    }

    /** One literal, or several with {@code separator} between them where the bytes are many; none for no bytes. */
    static String quote(ByteSlice bytes, String separator) {
        StringBuilder out = new StringBuilder();
        int lineStart = 0;
        int i = bytes.start();
        while (i < bytes.end()) {
            if (out.length() == lineStart) {
                out.append('"');
            }
            i = appendNext(out, bytes.array(), i, bytes.end());
            boolean lineEnd = bytes.array()[i - 1] == '\n' || out.length() - lineStart >= LONGEST_LINE;
            if (i == bytes.end()) {
                out.append('"');
            } else if (lineEnd) {
                out.append('"').append(separator);
                lineStart = out.length();
            }
        }
        return out.toString();
    }

    /** Writes the character, or the byte, at {@code at}; the offset after it. */
    private static int appendNext(StringBuilder out, byte[] bytes, int at, int end) {
        int length = sequenceLength(bytes[at]);
        if (length > 1 && at + length <= end) {
            String decoded = new String(bytes, at, length, StandardCharsets.UTF_8);
            // A broken sequence decodes to replacement characters, never to one that is as long as itself.
            if (decoded.codePointCount(0, decoded.length()) == 1
                    && decoded.getBytes(StandardCharsets.UTF_8).length == length
                    && isReadable(decoded.codePointAt(0))) {
                out.append(decoded);
                return at + length;
            }
        }
        if (bytes[at] >= 0) {
            append(out, bytes[at]);
        } else {
            out.append('\\').append(HEX.toHexDigits(bytes[at]));
        }
        return at + 1;
    }

    private static int sequenceLength(byte first) {
        int value = first & 0xff;
        if (value < 0xc2) {
            return 1;
        }
        return value < 0xe0 ? 2 : value < 0xf0 ? 3 : value < 0xf5 ? 4 : 1;
    }

    private static void append(StringBuilder out, int codePoint) {
        switch (codePoint) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isReadable(codePoint)) {
                    out.appendCodePoint(codePoint);
                } else {
                    for (byte each : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                        out.append('\\').append(HEX.toHexDigits(each));
                    }
                }
            }
        }
    }

    /** Whether people can see the character, and its neighbours stay where they are. */
    static boolean isReadable(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint >= 0x20 && codePoint != 0x7f;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> codePoint != 0xfffd;
        };
    }
}
