package palimpsest.app.window;

import java.util.Locale;

/** What a picture can show in front: a pane, a page over the window, or another look of the whole. */
public enum Part {
    SOURCE,
    SCRIPT,
    EXPORTS,
    /** The program's own files, in the place of the module's text. */
    SOURCES,
    LESSON,
    BYTE,
    WATCHES,
    MOMENTS,
    VIEWS,
    STRUCTURES,
    FIND,
    /** Find, with the texts in memory as a list. */
    STRINGS,
    VARIABLES,
    MAP,
    LAYOUT,
    PRESENTING,
    PALETTE,
    SHORTCUTS,
    PREFERENCES,
    /** What a program of WASI is given. */
    PROGRAM,
    EXPORT,
    /** The page that stands there before anything is open. */
    WELCOME;

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
