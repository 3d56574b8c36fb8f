package palimpsest.app.structures;

import palimpsest.app.words.Words;

/** Why something can't be read from memory, in words for people. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String key, Object... parts) {
        super(Words.of(key, parts), null, false, false);
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
