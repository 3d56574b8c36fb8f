package palimpsest.app.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/**
 * The fonts of one grid, in device pixels.
 *
 * @param tiny for names in the gutter
 * @param fallback for characters JetBrains Mono has no shape for: a font loaded from a file falls back to no other
 * @param advance the width of a character, in pixels of the grid
 */
record GridFonts(Font plain, Font bold, Font small, Font tiny, Font fallback, double advance) {
    /** Both the width of a character and the height of a row follow from the size of JetBrains Mono's em. */
    private static final double EM_PER_ADVANCE = 1 / 0.6;

    private static final double ADVANCE_AT_SCALE_ONE = 8;
    private static final String FOLDER = "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-";

    /** Makes the family known to JavaFX. */
    static void load() {
        for (String face : new String[] {"Regular", "Bold"}) {
            try (InputStream stream = GridFonts.class.getResourceAsStream(FOLDER + face + ".ttf")) {
                if (stream != null) {
                    Font.loadFont(stream, 12);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Fonts whose characters are a whole number of device pixels wide. */
    static GridFonts of(double scale, double deviceScale) {
        double advance = Math.max(1, Math.round(ADVANCE_AT_SCALE_ONE * scale * deviceScale)) / deviceScale;
        double size = advance * deviceScale * EM_PER_ADVANCE;
        String family = "JetBrains Mono";
        return new GridFonts(
                Font.font(family, size),
                Font.font(family, FontWeight.BOLD, size),
                Font.font(family, size * 0.8),
                Font.font(family, size * 0.72),
                Font.font("System", size),
                advance);
    }

    Font of(Face face) {
        return switch (face) {
            case PLAIN -> plain;
            case BOLD -> bold;
            case SMALL -> small;
            case TINY -> tiny;
            case OTHER -> fallback;
        };
    }

    /** The letters that have a shape for a character. */
    static Face forGlyph(int codePoint) {
        Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
        boolean known = switch (script) {
            case LATIN, GREEK, CYRILLIC -> true;
            case COMMON -> codePoint < 0x2000 || codePoint == 0x2423 || codePoint == 0xfffd;
            default -> false;
        };
        return known ? Face.PLAIN : Face.OTHER;
    }
}
