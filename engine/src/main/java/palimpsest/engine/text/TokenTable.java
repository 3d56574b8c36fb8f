package palimpsest.engine.text;

import java.util.Arrays;

/** Columns of tokens, as arrays: a large text has millions. */
final class TokenTable {

    private TokenKind[] kinds = new TokenKind[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] matches = new int[64];
    private int size;

    void add(TokenKind kind, int start, int end) {
        if (size == kinds.length) {
            int room = size * 2;
            kinds = Arrays.copyOf(kinds, room);
            starts = Arrays.copyOf(starts, room);
            ends = Arrays.copyOf(ends, room);
            matches = Arrays.copyOf(matches, room);
        }
        kinds[size] = kind;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    /** Fills in which parenthesis closes which; the last token must be the end. */
    void matchParentheses() {
        int[] open = new int[16];
        int depth = 0;
        for (int i = 0; i < size; i++) {
            if (kind(i) == TokenKind.LEFT) {
                if (depth == open.length) {
                    open = Arrays.copyOf(open, depth * 2);
                }
                open[depth++] = i;
                matches[i] = size - 1;
            } else if (kind(i) == TokenKind.RIGHT && depth > 0) {
                matches[open[--depth]] = i;
            }
        }
    }

    int size() {
        return size;
    }

    TokenKind kind(int index) {
        return kinds[index];
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    int match(int index) {
        return matches[index];
    }
}
