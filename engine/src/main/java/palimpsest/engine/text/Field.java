package palimpsest.engine.text;

/**
 * A field of a module, found but not yet read.
 *
 * @param keyword its first word
 * @param token its opening parenthesis
 */
record Field(String keyword, int token) {}
