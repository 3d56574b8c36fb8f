package palimpsest.engine.text;

/** The kinds of tokens of the text format. See the specification, Tokens. */
public enum TokenKind {
    LEFT,
    RIGHT,
    /** A number without sign, point or exponent. */
    NAT,
    /** A whole number with a sign. */
    INT,
    FLOAT,
    STRING,
    /** {@code $name} or {@code $"any text"}. */
    ID,
    /** A word that begins with a small letter, whether the format knows it or not. */
    KEYWORD,
    /** Characters that form no token of any other kind. */
    RESERVED,
    /** Something the lexer has already complained of. */
    FAULT,
    /** The end of the text. */
    END
}
