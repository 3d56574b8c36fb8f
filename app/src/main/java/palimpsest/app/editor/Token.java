package palimpsest.app.editor;

/**
 * A piece of text with one look.
 *
 * @param start the offset of its first character
 * @param end the offset after its last
 * @param look the style class, empty for plain text
 */
record Token(int start, int end, String look) {
    /** Whether this is the same piece, moved by a distance. */
    boolean isMoved(Token other, int distance) {
        return start + distance == other.start && end + distance == other.end && look.equals(other.look);
    }
}
