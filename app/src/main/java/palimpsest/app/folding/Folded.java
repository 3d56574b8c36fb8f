package palimpsest.app.folding;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which lines are hidden. It follows the text: what is edited opens, what is below moves. */
public final class Folded {
    private SortedMap<Integer, Integer> folds = new TreeMap<>();
    private BitSet hidden = new BitSet();

    /** Folds these as well. */
    public void fold(Collection<Fold> more) {
        more.forEach(fold -> folds.put(fold.first(), fold.last()));
        hide();
    }

    /** Opens what is folded at a line, if anything is. */
    public void unfold(int first) {
        folds.remove(first);
        hide();
    }

    /** Opens everything. */
    public void clear() {
        folds.clear();
        hide();
    }

    /** Opens whatever hides a line; whether anything did. */
    public boolean reveal(int line) {
        return hides(line) && open(line, line);
    }

    public boolean isEmpty() {
        return folds.isEmpty();
    }

    public boolean hides(int line) {
        return hidden.get(line);
    }

    /** How many lines are folded into this one; 0 if none are. */
    public int lines(int first) {
        return folds.getOrDefault(first, first) - first;
    }

    /** The nearest line after this one, or this one, that can be seen. */
    public int visibleFrom(int line) {
        return hidden.nextClearBit(line);
    }

    /** The nearest line before this one, or this one, that can be seen. */
    public int visibleUpTo(int line) {
        return hidden.previousClearBit(line);
    }

    /** The lines that can be seen of so many. */
    public int[] visible(int lines) {
        BitSet seen = new BitSet();
        seen.set(0, lines);
        seen.andNot(hidden);
        return seen.stream().toArray();
    }

    /** The lines from the first that is hidden to the last, as a fold before it; nothing if none are. */
    List<Fold> extent() {
        return hidden.isEmpty() ? List.of() : List.of(new Fold(hidden.nextSetBit(0) - 1, hidden.length() - 1, 0));
    }

    /**
     * The text changed: from a line on, some line ends were removed and others put in their place.
     *
     * @return the lines, as they are now counted, that may have to be shown or hidden otherwise
     */
    public Fold edited(int line, int removed, int inserted) {
        int last = Math.max(line + inserted, extentTouching(line, line + removed) + inserted - removed);
        SortedMap<Integer, Integer> kept = new TreeMap<>();
        for (Map.Entry<Integer, Integer> fold : folds.entrySet()) {
            boolean before = fold.getValue() < line;
            boolean after = fold.getKey() > line + removed;
            boolean head = fold.getKey() == line && removed == 0 && inserted == 0;
            if (before || head) {
                kept.put(fold.getKey(), fold.getValue());
            } else if (after) {
                kept.put(fold.getKey() + inserted - removed, fold.getValue() + inserted - removed);
            }
        }
        boolean same = kept.equals(folds);
        int first = hidden.previousClearBit(line);
        folds = kept;
        hide();
        return new Fold(Math.max(0, first), same ? line : last, 0);
    }

    private int extentTouching(int from, int to) {
        return folds.entrySet().stream()
                .filter(fold -> fold.getKey() <= to && fold.getValue() >= from)
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(from);
    }

    private boolean open(int from, int to) {
        boolean any = folds.entrySet().removeIf(fold -> fold.getKey() < to && fold.getValue() >= from);
        hide();
        return any;
    }

    private void hide() {
        hidden = new BitSet();
        folds.forEach((first, last) -> hidden.set(first + 1, last + 1));
    }
}
