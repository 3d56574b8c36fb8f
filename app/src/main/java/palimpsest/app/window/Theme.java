package palimpsest.app.window;

import java.util.Locale;

/** The two sets of colours. */
public enum Theme {
    LIGHT,
    DARK;

    /** The word in settings and on the command line: {@code light} or {@code dark}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    String styleSheet() {
        return Resources.styleSheet(word() + ".css");
    }
}
