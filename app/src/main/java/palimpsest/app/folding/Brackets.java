package palimpsest.app.folding;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the folds of a text from its brackets, told in order. A bracket without its other half makes none. */
public final class Brackets {
    private final Deque<Integer> open = new ArrayDeque<>();
    private final SortedMap<Integer, Integer> spans = new TreeMap<>();

    /** A bracket opens at a line, from 0. */
    public void open(int line) {
        open.push(line);
    }

    /** A bracket closes at a line, from 0. */
    public void close(int line) {
        if (!open.isEmpty()) {
            int first = open.pop();
            if (line > first) {
                spans.merge(first, line, Math::max);
            }
        }
    }

    /** The folds, in the order of their first lines, at most one a line: the largest. */
    public List<Fold> folds() {
        List<Fold> folds = new ArrayList<>();
        Deque<Integer> around = new ArrayDeque<>();
        spans.forEach((first, closing) -> {
            // Where the next begins on the line that closes this, that line stays.
            int last = spans.containsKey(closing) ? closing - 1 : closing;
            while (!around.isEmpty() && around.peek() < first) {
                around.pop();
            }
            if (last > first) {
                folds.add(new Fold(first, last, around.size()));
                around.push(last);
            }
        });
        return Collections.unmodifiableList(folds);
    }

    /**
     * What folding everything folds: the outermost, or what is right inside when one of them is around all others, as
     * a module is around its fields.
     */
    public static List<Fold> fields(List<Fold> folds) {
        long outermost = folds.stream().filter(fold -> fold.depth() == 0).count();
        int depth = outermost == 1 && folds.size() > 1 ? 1 : 0;
        return folds.stream().filter(fold -> fold.depth() == depth).toList();
    }
}
