package palimpsest.app.folding;

/**
 * Lines that belong together. Folded, only the first is seen.
 *
 * @param first the line that stays, from 0
 * @param last the last line that is hidden, after the first
 * @param depth how many others are around it
 */
public record Fold(int first, int last, int depth) {
    /** How many lines it hides. */
    public int lines() {
        return last - first;
    }
}
