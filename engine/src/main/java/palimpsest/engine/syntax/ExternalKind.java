package palimpsest.engine.syntax;

import java.util.Locale;

/** The kinds of things that are imported and exported; the ordinal is the code in the binary format. */
public enum ExternalKind {
    FUNC,
    TABLE,
    MEMORY,
    GLOBAL,
    TAG;

    /** The text format's word for it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
