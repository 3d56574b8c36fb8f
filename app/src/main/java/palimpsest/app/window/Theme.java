package palimpsest.app.window;

import java.util.Locale;

/** The sets of colours. */
public enum Theme {
    LIGHT,
    DARK,
    HIGH_CONTRAST;

    /** The word in settings and on the command line: {@code light}, {@code dark} or {@code high-contrast}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The theme with such a word; {@link #LIGHT} where none has it. */
    static Theme of(String word) {
        for (Theme theme : values()) {
            if (theme.word().equals(word)) {
                return theme;
            }
        }
        return LIGHT;
    }

    /** What the button for light and dark leads to. */
    Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /** The {@link #word}, which is also what the command line reads. */
    @Override
    public String toString() {
        return word();
    }

    String styleSheet() {
        return Resources.styleSheet(word() + ".css");
    }
}
