package palimpsest.engine.text;

/** What the scanner tells apart before words are looked at. */
enum LexemeKind {
    LEFT,
    RIGHT,
    /** {@code (@id}, up to the end of the identifier. */
    ANNOTATION,
    COMMENT,
    /** Characters of identifiers, strings, or both without a space between them. */
    WORD,
    STRING,
    /** One of {@code , ; [ ] { }}. */
    PUNCTUATION,
    FAULT,
    END
}
