package palimpsest.app.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import palimpsest.engine.memory.LinearMemory;

/**
 * Memory as {@code --dump} prints it: 16 bytes a line, as address, hex, UTF-8 text, and a letter for who wrote each byte.
 * A character that spans two lines stands on the line where it begins; what is no character, or is cut by the range, shows
 * as U+FFFD, and a control character as a dot.
 */
final class MemoryDump {
    private static final int WIDTH = 16;
    private static final int LONGEST_CHARACTER = 4;
    private static final char REPLACEMENT = '\uFFFD';
    private static final HexFormat HEX = HexFormat.of();

    private final LinearMemory memory;
    private final long end;
    private final boolean wide;
    /** The address of the next character; a line's last one may reach into the next line. */
    private long character;

    /** A dump of a range that lies within the memory. */
    MemoryDump(LinearMemory memory, MemoryRange range) {
        this.memory = memory;
        this.character = range.address();
        this.end = range.address() + range.length();
        this.wide = end > 1L << 32;
    }

    void printTo(PrintStream out) {
        StringBuilder lines = new StringBuilder();
        for (long address = character; address < end; address += WIDTH) {
            appendLine(lines, address, (int) Math.min(WIDTH, end - address));
            if (lines.length() > 1 << 16) {
                out.print(lines);
                lines.setLength(0);
            }
        }
        out.print(lines);
    }

    private void appendLine(StringBuilder line, long address, int count) {
        byte[] bytes = new byte[(int) Math.min(count + LONGEST_CHARACTER - 1, end - address)];
        memory.read(address, bytes, 0, bytes.length);
        char[] actors = new char[count];
        memory.marks(address, actors);
        line.append(wide ? HEX.toHexDigits(address) : HEX.toHexDigits((int) address))
                .append("  ");
        for (int i = 0; i < WIDTH; i++) {
            line.append(i < count ? HEX.toHexDigits(bytes[i]) : "  ").append(' ');
        }
        line.append(' ');
        appendCharacters(line, bytes, address, count);
        line.append("  ").append(actors).append('\n');
    }

    private void appendCharacters(StringBuilder line, byte[] bytes, long address, int count) {
        int shown = 0;
        int at = (int) (character - address);
        while (at < count) {
            int length = characterLength(bytes, at);
            int codePoint =
                    length == 0 ? REPLACEMENT : new String(bytes, at, length, StandardCharsets.UTF_8).codePointAt(0);
            line.appendCodePoint(isPrintable(codePoint) ? codePoint : '.');
            at += Math.max(1, length);
            shown++;
        }
        line.append(" ".repeat(WIDTH - shown));
        character = address + at;
    }

    /** The length of the well-formed UTF-8 sequence at an offset, or 0 where there is none. */
    private static int characterLength(byte[] bytes, int at) {
        int lead = bytes[at] & 0xff;
        int length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
        if (length <= 1 || at + length > bytes.length) {
            return length == 1 ? 1 : 0;
        }
        byte[] encoded = new String(bytes, at, length, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        boolean sameAgain = Arrays.equals(encoded, 0, encoded.length, bytes, at, at + length);
        return sameAgain ? length : 0;
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
