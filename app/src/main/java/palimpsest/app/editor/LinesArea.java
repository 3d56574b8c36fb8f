package palimpsest.app.editor;

import java.util.AbstractList;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import palimpsest.app.words.Words;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;

/**
 * A text too large to edit, to be read only: as many lines as are visible are laid out and coloured, however many there
 * are.
 */
final class LinesArea extends ListView<Integer> {
    private static final int ROWS_ABOVE = 5;

    private final EditorViewModel model;
    private TextSource text = new TextSource("", "");

    LinesArea(EditorViewModel model) {
        this.model = model;
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
        int lines = source.lines();
        setItems(FXCollections.observableList(new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return index + 1;
            }

            @Override
            public int size() {
                return lines;
            }
        }));
        mark(model.currentProperty().get());
    }

    /** Scrolls to a place. */
    void reveal(Span span) {
        int line = line(span);
        scrollTo(Math.max(0, line - 1 - ROWS_ABOVE));
        getSelectionModel().select(line - 1);
    }

    /** Where the chosen line's first word begins. */
    int caret() {
        int line = Math.max(0, getSelectionModel().getSelectedIndex()) + 1;
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
        span.ifPresent(place -> scrollTo(Math.max(0, line(place) - 1 - ROWS_ABOVE)));
    }

    private int line(Span span) {
        return text.position(Math.min(span.start(), text.length())).line();
    }
}
