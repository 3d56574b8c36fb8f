package palimpsest.app.folding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javafx.geometry.Side;
import javafx.scene.Node;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.NavigationActions.SelectionPolicy;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.model.StyledDocument;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.reactfx.Subscription;

/**
 * Folds the lines of an area by the style of their paragraphs: the text, and what can be undone, stay as they are. Hidden
 * lines are laid out all the same, without height, so a long text is not folded here but handed on.
 */
public final class CodeFolding implements Foldable {
    /** The area's own sheet takes away what has this style. */
    private static final String HIDDEN = "collapse";

    /** A text of so many lines is folded within a blink. */
    private static final int MOST_LINES = 600;

    private final CodeArea area;
    private final Folded folded = new Folded();
    private final int mostLines;
    private final Consumer<List<Fold>> elsewhere;
    private final Subscription changes;
    private SortedMap<Integer, Fold> folds = new TreeMap<>();

    /**
     * Folds a text however long it is.
     *
     * @param number what stands left of a line
     */
    public CodeFolding(CodeArea area, IntFunction<Node> number) {
        this(area, number, Integer.MAX_VALUE, folds -> {});
    }

    /**
     * @param number what stands left of a line
     * @param elsewhere is given what is to be folded in a text too long for this
     */
    public CodeFolding(CodeArea area, IntFunction<Node> number, Consumer<List<Fold>> elsewhere) {
        this(area, number, MOST_LINES, elsewhere);
    }

    private CodeFolding(CodeArea area, IntFunction<Node> number, int mostLines, Consumer<List<Fold>> elsewhere) {
        this.area = area;
        this.mostLines = mostLines;
        this.elsewhere = elsewhere;
        area.setParagraphGraphicFactory(line -> folded.hides(line) ? null : row(line, number.apply(line)));
        changes = area.plainTextChanges().subscribe(this::edited);
        area.currentParagraphProperty().addListener((property, from, to) -> skip(from, to));
    }

    /** Lets go of the area. */
    public void dispose() {
        changes.unsubscribe();
    }

    /** What can be folded now. */
    public void offer(List<Fold> found) {
        SortedMap<Integer, Fold> before = folds;
        folds = new TreeMap<>();
        found.forEach(fold -> folds.put(fold.first(), fold));
        // A line that moved may still have the arrow or the mark of the one that stood there.
        refresh(line -> !folded.isEmpty() || before.containsKey(line) != folds.containsKey(line));
    }

    private void refresh(IntPredicate lines) {
        if (!area.getVisibleParagraphs().isEmpty()) {
            IntStream.rangeClosed(area.firstVisibleParToAllParIndex(), area.lastVisibleParToAllParIndex())
                    .filter(lines)
                    .forEach(area::recreateParagraphGraphic);
        }
    }

    /** What can be folded, in order. */
    public List<Fold> offered() {
        return List.copyOf(folds.values());
    }

    /** Opens what hides a line. */
    public void reveal(int line) {
        if (folded.hides(line)) {
            change(() -> folded.reveal(line));
        }
    }

    /** Gives a line's paragraph this look and no other; a hidden line stays hidden. */
    public void look(int line, List<String> look) {
        area.setParagraphStyle(line, folded.hides(line) ? with(look) : look);
    }

    @Override
    public void fold() {
        int line = area.getCurrentParagraph();
        folds.values().stream()
                .filter(fold -> fold.first() <= line && line <= fold.last() && folded.lines(fold.first()) == 0)
                .reduce((outer, inner) -> inner)
                .ifPresent(fold -> fold(List.of(fold)));
    }

    @Override
    public void unfold() {
        unfold(area.getCurrentParagraph());
    }

    @Override
    public void foldAll() {
        fold(Brackets.fields(offered()));
    }

    @Override
    public void unfoldAll() {
        change(folded::clear);
    }

    private void fold(List<Fold> these) {
        List<Fold> possible = these.stream()
                .filter(fold -> fold.last() < area.getParagraphs().size())
                .toList();
        if (possible.isEmpty()) {
            return;
        }
        if (area.getParagraphs().size() > mostLines) {
            elsewhere.accept(possible);
        } else {
            change(() -> folded.fold(possible));
            if (folded.hides(area.getCurrentParagraph())) {
                int line = folded.visibleUpTo(area.getCurrentParagraph());
                area.moveTo(line, area.getParagraphLength(line));
            }
        }
    }

    private void unfold(int line) {
        if (folded.lines(line) > 0) {
            change(() -> folded.unfold(line));
        }
    }

    private void toggle(int line) {
        if (folded.lines(line) > 0) {
            unfold(line);
        } else {
            Optional.ofNullable(folds.get(line)).ifPresent(fold -> fold(List.of(fold)));
        }
    }

    private void change(Runnable change) {
        List<Fold> both = new ArrayList<>(folded.extent());
        change.run();
        both.addAll(folded.extent());
        both.stream()
                .mapToInt(Fold::first)
                .min()
                .ifPresent(first ->
                        lay(first, both.stream().mapToInt(Fold::last).max().orElse(first)));
    }

    private void edited(PlainTextChange change) {
        if (!folded.isEmpty()) {
            int line = area.offsetToPosition(change.getPosition(), Bias.Forward).getMajor();
            Fold touched = folded.edited(line, ends(change.getRemoved()), ends(change.getInserted()));
            lay(touched.first(), touched.last());
        }
    }

    private static int ends(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    /** Lays the styles on the lines of a part, and makes the marks of the visible ones anew. */
    private void lay(int first, int last) {
        int end = Math.min(last, area.getParagraphs().size() - 1);
        int from = first;
        while (from <= end && isRight(from)) {
            from++;
        }
        int to = end;
        while (to > from && isRight(to)) {
            to--;
        }
        if (from == to) {
            look(from, looks(from));
        } else if (from < to) {
            restyle(Math.max(0, from - 1), to);
        }
        for (int line = first; line <= end; line++) {
            if (!folded.hides(line)) {
                area.recreateParagraphGraphic(line);
            }
        }
    }

    private boolean isRight(int line) {
        return area.getParagraph(line).getParagraphStyle().contains(HIDDEN) == folded.hides(line);
    }

    /** All in one change: for each line on its own everything would be laid out again. */
    private void restyle(int first, int last) {
        int start = area.getAbsolutePosition(first, 0);
        int end = area.getAbsolutePosition(last, area.getParagraphLength(last));
        int anchor = area.getAnchor();
        int caret = area.getCaretPosition();
        StyledDocument<Collection<String>, String, Collection<String>> part = area.subDocument(start, end);
        if (part instanceof ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> styled) {
            for (int line = first; line <= last; line++) {
                List<String> looks = folded.hides(line) ? with(looks(line)) : looks(line);
                styled = styled.replaceParagraph(line - first, paragraph -> paragraph.setParagraphStyle(looks))
                        .get1();
            }
            area.replace(start, end, styled);
            area.selectRange(anchor, caret);
        }
    }

    private List<String> looks(int line) {
        return area.getParagraph(line).getParagraphStyle().stream()
                .filter(look -> !look.equals(HIDDEN))
                .toList();
    }

    private static List<String> with(List<String> look) {
        List<String> more = new ArrayList<>(look);
        more.add(HIDDEN);
        return more;
    }

    /** The caret goes over what is hidden. */
    private void skip(int from, int to) {
        if (!folded.hides(to)) {
            return;
        }
        int next = to > from ? folded.visibleFrom(to) : folded.visibleUpTo(to);
        int line = next < area.getParagraphs().size() ? next : folded.visibleUpTo(to);
        int length = area.getParagraphLength(line);
        boolean end = line < to && area.getCaretColumn() == area.getParagraphLength(to);
        SelectionPolicy selection =
                area.getSelection().getLength() == 0 ? SelectionPolicy.CLEAR : SelectionPolicy.EXTEND;
        area.moveTo(line, end ? length : Math.min(area.getCaretColumn(), length), selection);
    }

    private Node row(int line, Node number) {
        int lines = folded.lines(line);
        Side side = lines > 0 ? Side.RIGHT : folds.containsKey(line) ? Side.BOTTOM : Side.LEFT;
        return new FoldRow(
                number,
                FoldMarks.arrow(side, () -> toggle(line)),
                lines > 0 ? Optional.of(FoldMarks.mark(lines, () -> unfold(line))) : Optional.empty(),
                area.widthProperty());
    }
}
