package palimpsest.app.editor;

import java.util.List;
import palimpsest.engine.source.Span;

/**
 * A piece of text with one look.
 *
 * @param start the offset of its first character
 * @param end the offset after its last
 * @param look the style class, empty for plain text
 */
record Token(int start, int end, String look) {
    /** The part of a text, whose length is given, that looks otherwise than before: small after a keystroke. */
    static Span changed(List<Token> before, List<Token> after, int length) {
        int most = Math.min(before.size(), after.size());
        int same = 0;
        while (same < most && before.get(same).equals(after.get(same))) {
            same++;
        }
        int start = same == 0 ? 0 : after.get(same - 1).end();
        int end = length;
        if (most > same) {
            int distance = after.get(after.size() - 1).end()
                    - before.get(before.size() - 1).end();
            int moved = 0;
            while (moved < most - same
                    && before.get(before.size() - 1 - moved).isMoved(after.get(after.size() - 1 - moved), distance)) {
                moved++;
            }
            end = moved == 0 ? length : after.get(after.size() - moved).start();
        }
        return new Span(start, Math.max(start, end));
    }

    private boolean isMoved(Token other, int distance) {
        return start + distance == other.start && end + distance == other.end && look.equals(other.look);
    }
}
