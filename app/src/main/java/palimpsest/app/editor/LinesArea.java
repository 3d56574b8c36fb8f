package palimpsest.app.editor;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.concurrent.Task;
import javafx.scene.control.ListView;
import palimpsest.app.folding.Brackets;
import palimpsest.app.folding.Fold;
import palimpsest.app.folding.Foldable;
import palimpsest.app.folding.Folded;
import palimpsest.app.words.Words;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;

/**
 * A text too large to edit, to be read only: as many lines as are visible are laid out and coloured, however many there
 * are.
 */
final class LinesArea extends ListView<Integer> implements Foldable {
    private static final int ROWS_ABOVE = 5;

    private final EditorViewModel model;
    private final ExecutorService background;
    private final Folded folded = new Folded();
    private final ReadOnlyBooleanWrapper anyFolded = new ReadOnlyBooleanWrapper(false);
    private SortedMap<Integer, Fold> folds = new TreeMap<>();
    private TextSource text = new TextSource("", "");
    private int[] visible = {};

    LinesArea(EditorViewModel model, ExecutorService background) {
        this.model = model;
        this.background = background;
        setId("source-lines");
        getStyleClass().add("lines-area");
        setAccessibleText(Words.of("editor.read-only"));
        setCellFactory(view -> new LineCell(this));
        model.currentProperty().addListener((property, old, span) -> mark(span));
        model.stopsProperty().addListener(change -> refresh());
        model.problems().addListener((ListChangeListener<Diagnostic>) change -> refresh());
    }

    void show(TextSource source) {
        text = source;
        folded.clear();
        offer(List.of());
        lay();
        tell();
        Task<List<Fold>> task = new Task<>() {
            @Override
            protected List<Fold> call() {
                return Tokens.folds(source);
            }
        };
        task.setOnSucceeded(done -> {
            if (text == source) {
                offer(task.getValue());
                refresh();
            }
        });
        if (source.length() > 0) {
            background.execute(task);
        }
        mark(model.currentProperty().get());
    }

    /** Shows a text with some of its lines folded, so that a line, from 0, is at the top. */
    void show(TextSource source, List<Fold> found, Collection<Fold> first, int top) {
        text = source;
        folded.clear();
        offer(found);
        folded.fold(first);
        lay();
        tell();
        scrollTo(row(top));
    }

    /** Whether any lines are folded; opening the last only to show a place in it counts as being folded still. */
    ReadOnlyBooleanProperty anyFoldedProperty() {
        return anyFolded.getReadOnlyProperty();
    }

    private void offer(List<Fold> found) {
        folds = new TreeMap<>();
        found.forEach(fold -> folds.put(fold.first(), fold));
    }

    private void lay() {
        int[] lines = folded.visible(text.lines());
        visible = lines;
        setItems(FXCollections.observableList(new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return lines[index] + 1;
            }

            @Override
            public int size() {
                return lines.length;
            }
        }));
    }

    private void tell() {
        anyFolded.set(!folded.isEmpty());
    }

    /** The row in which a line, from 0, stands, or the line that it is folded into. */
    private int row(int line) {
        int found = Arrays.binarySearch(visible, folded.visibleUpTo(Math.max(0, line)));
        return Math.max(0, found);
    }

    /** Lays the lines anew, with one of them, from 0, where it was. */
    private void change(int line, Runnable change) {
        change.run();
        int top = top();
        lay();
        scrollTo(row(top));
        getSelectionModel().select(row(line));
        tell();
    }

    /** The first line in view, from 0. */
    int top() {
        return lookupAll(".source-line").stream()
                .filter(cell -> cell instanceof LineCell
                        && cell.isVisible()
                        && cell.getLayoutY() + cell.getParent().getLayoutY() >= 0)
                .map(LineCell.class::cast)
                .filter(cell -> !cell.isEmpty())
                .mapToInt(cell -> cell.getItem() - 1)
                .min()
                .orElse(0);
    }

    /** How many lines are folded into a line, from 1. */
    int folded(int line) {
        return folded.lines(line - 1);
    }

    boolean canFold(int line) {
        return folds.containsKey(line - 1);
    }

    void toggle(int line) {
        int first = line - 1;
        if (folded.lines(first) > 0) {
            change(first, () -> folded.unfold(first));
        } else {
            Optional.ofNullable(folds.get(first)).ifPresent(fold -> change(first, () -> folded.fold(List.of(fold))));
        }
    }

    @Override
    public void fold() {
        int line = selected();
        folds.values().stream()
                .filter(fold -> fold.first() <= line && line <= fold.last() && folded.lines(fold.first()) == 0)
                .reduce((outer, inner) -> inner)
                .ifPresent(fold -> toggle(fold.first() + 1));
    }

    @Override
    public void unfold() {
        if (folded.lines(selected()) > 0) {
            toggle(selected() + 1);
        }
    }

    @Override
    public void foldAll() {
        change(selected(), () -> folded.fold(Brackets.fields(List.copyOf(folds.values()))));
    }

    @Override
    public void unfoldAll() {
        change(selected(), folded::clear);
    }

    /** The chosen line, from 0. */
    private int selected() {
        int row = getSelectionModel().getSelectedIndex();
        return row < 0 || row >= visible.length ? 0 : visible[row];
    }

    private void revealLine(int line) {
        if (folded.reveal(line)) {
            lay();
        }
    }

    /** Scrolls to a place. */
    void reveal(Span span) {
        int line = line(span) - 1;
        revealLine(line);
        scrollTo(Math.max(0, row(line) - ROWS_ABOVE));
        getSelectionModel().select(row(line));
    }

    /** Chooses the line of a place, or the one that it is folded into. */
    void select(Span span) {
        getSelectionModel().select(row(line(span) - 1));
    }

    /** Where the chosen line's first word begins. */
    int caret() {
        int line = selected() + 1;
        int start = text.line(line).start();
        while (start < text.length() && text.text().charAt(start) == ' ') {
            start++;
        }
        return start;
    }

    TextSource text() {
        return text;
    }

    Optional<Boolean> stop(int line) {
        return Optional.ofNullable(model.stopsProperty().get().get(line));
    }

    void toggleStop(int line) {
        model.toggleStop(line);
    }

    boolean isCurrent(int line) {
        return model.currentProperty().get().filter(span -> line(span) == line).isPresent();
    }

    boolean hasFault(int line) {
        return model.problems().stream().anyMatch(problem -> Problem.line(problem) == line);
    }

    private void mark(Optional<Span> span) {
        refresh();
        span.ifPresent(place -> {
            revealLine(line(place) - 1);
            scrollTo(Math.max(0, row(line(place) - 1) - ROWS_ABOVE));
        });
    }

    private int line(Span span) {
        return text.position(Math.min(span.start(), text.length())).line();
    }
}
