package palimpsest.app.window;

import java.util.Locale;

/** The language of the window's texts. */
public enum Language {
    /** As the system has it, where there is a translation. */
    SYSTEM(""),
    ENGLISH("en"),
    VIETNAMESE("vi");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The word in settings; empty for the system's. */
    String tag() {
        return tag;
    }

    /** The {@link #tag}, which is also what the command line reads; {@code system} for the system's. */
    @Override
    public String toString() {
        return this == SYSTEM ? "system" : tag;
    }

    /** The language with such a word; {@link #SYSTEM} where none has it. */
    static Language of(String tag) {
        for (Language language : values()) {
            if (language.tag.equals(tag)) {
                return language;
            }
        }
        return SYSTEM;
    }

    /** Speaks it from now on: whatever is built later has its texts in this language. */
    void speak() {
        if (this != SYSTEM) {
            Locale.setDefault(Locale.forLanguageTag(tag));
        }
    }
}
