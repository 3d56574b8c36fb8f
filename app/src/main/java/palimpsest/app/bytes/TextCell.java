package palimpsest.app.bytes;

import java.util.Optional;

/**
 * One character of a text, or one fault in it, over the bytes it is made of.
 *
 * @param start index of its first byte
 * @param length how many bytes it covers, 1 to 4
 * @param codePoint the character; U+FFFD for a fault
 * @param fault why these bytes are no character; empty when they are one
 */
public record TextCell(int start, int length, int codePoint, Optional<String> fault) {
    public int end() {
        return start + length;
    }

    /** The character as it can be drawn in one cell: a stand-in for what has no shape of its own. */
    public String glyph() {
        if (codePoint == ' ') {
            return "␣";
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> "·";
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> "◌" + Character.toString(codePoint);
            default -> Character.toString(codePoint);
        };
    }

    /** Whether the character can be seen; controls, spaces and faults cannot. */
    public boolean isVisible() {
        return fault.isEmpty() && !glyph().equals("·");
    }

    /** The character for people: {@code U+1ECB LATIN SMALL LETTER I WITH DOT BELOW}; for a fault, its reason. */
    public String describe() {
        return fault.orElseGet(() -> {
            String name = Character.getName(codePoint);
            return String.format("U+%04X %s", codePoint, name == null ? "(unassigned)" : name);
        });
    }
}
