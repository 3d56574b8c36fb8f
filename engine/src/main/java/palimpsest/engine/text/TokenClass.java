package palimpsest.engine.text;

/** What an editor tells apart by colour. */
public enum TokenClass {
    PARENTHESIS,
    COMMENT,
    /** An annotation's opening, {@code (@id}. */
    ANNOTATION,
    /** A word of the module's structure: {@code module}, {@code func}, {@code param}. */
    KEYWORD,
    /** A word of the opcode table. */
    INSTRUCTION,
    /** A value, reference, heap or packed type, or a vector shape. */
    TYPE,
    /** {@code offset=8}, {@code align=4}. */
    MEMORY_ARGUMENT,
    NUMBER,
    STRING,
    IDENTIFIER,
    /** What the text format does not know. */
    FAULT
}
