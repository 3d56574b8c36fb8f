package palimpsest.app.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Memory as {@code --dump} prints it: 16 bytes a line, as address, hex, UTF-8 text, and a letter for who wrote each byte.
 * A character that spans two lines stands on the line where it begins; what is no character, or is cut by the range, shows
 * as U+FFFD, and a control character as a dot. It is given piece by piece, each of many whole lines.
 */
public final class HexDump implements Iterator<String> {
    private static final int WIDTH = 16;
    private static final int PIECE = 1 << 16;
    private static final int LONGEST_CHARACTER = 4;
    private static final char REPLACEMENT = '\uFFFD';
    private static final HexFormat HEX = HexFormat.of();

    private final Source memory;
    private final long end;
    private final boolean wide;
    /** The first byte that was not given yet. */
    private long address;
    /** The address of the next character; a line's last one may reach into the next line. */
    private long character;

    /** The bytes of a memory, and a letter for who wrote each: {@code .} for nobody. */
    public interface Source {
        /** Copies bytes; the range lies within the memory. */
        void read(long address, byte[] into, int offset, int count);

        /** Copies as many letters as the array has room for. */
        void letters(long address, char[] into);
    }

    /** A dump of a range that lies within the memory. */
    public HexDump(Source memory, long address, long length) {
        this.memory = memory;
        this.address = address;
        this.character = address;
        this.end = address + length;
        this.wide = end > 1L << 32;
    }

    @Override
    public boolean hasNext() {
        return address < end;
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        StringBuilder lines = new StringBuilder();
        while (address < end && lines.length() < PIECE) {
            int count = (int) Math.min(WIDTH, end - address);
            appendLine(lines, count);
            address += count;
        }
        return lines.toString();
    }

    private void appendLine(StringBuilder line, int count) {
        byte[] bytes = new byte[(int) Math.min(count + LONGEST_CHARACTER - 1, end - address)];
        memory.read(address, bytes, 0, bytes.length);
        char[] actors = new char[count];
        memory.letters(address, actors);
        line.append(wide ? HEX.toHexDigits(address) : HEX.toHexDigits((int) address))
                .append("  ");
        for (int i = 0; i < WIDTH; i++) {
            line.append(i < count ? HEX.toHexDigits(bytes[i]) : "  ").append(' ');
        }
        line.append(' ');
        appendCharacters(line, bytes, count);
        line.append("  ").append(actors).append('\n');
    }

    private void appendCharacters(StringBuilder line, byte[] bytes, int count) {
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
