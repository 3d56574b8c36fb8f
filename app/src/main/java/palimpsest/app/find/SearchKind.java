package palimpsest.app.find;

import palimpsest.app.words.Words;

/** What a person may search for. */
public enum SearchKind {
    /** Bytes, of which some digits may be anything. */
    BYTES("bytes"),
    /** A text. */
    TEXT("text"),
    /** A number of a type. */
    NUMBER("number"),
    /** Bytes that have another value than at a moment before. */
    CHANGED("changed"),
    /** Bytes that somebody wrote. */
    WRITTEN("written"),
    /** All texts there are. */
    STRINGS("strings");

    private final String word;

    SearchKind(String word) {
        this.word = word;
    }

    /** Its name within keys of texts. */
    String word() {
        return word;
    }

    @Override
    public String toString() {
        return Words.of("find.kind." + word);
    }
}
