package palimpsest.app.script;

/**
 * A piece of a script with one look.
 *
 * @param start the offset of its first character
 * @param end the offset after its last
 * @param look the style class
 */
record Piece(int start, int end, String look) {}
