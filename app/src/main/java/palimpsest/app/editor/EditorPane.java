package palimpsest.app.editor;

import java.util.List;
import java.util.concurrent.ExecutorService;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import palimpsest.app.folding.Fold;
import palimpsest.app.folding.Foldable;
import palimpsest.app.words.Words;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;

/** The text above, its faults below; a note when the text cannot be edited. */
public final class EditorPane extends BorderPane implements Foldable {
    private final EditorViewModel model;
    private final SourceArea area;
    private final LinesArea lines;
    private final Label note = new Label();
    private boolean reading;

    /**
     * @param background runs the highlighting
     */
    public EditorPane(EditorViewModel model, ExecutorService background) {
        this.model = model;
        area = new SourceArea(model, background, this::readFolded);
        lines = new LinesArea(model, background);
        lines.anyFoldedProperty().addListener((property, before, any) -> {
            if (reading && !any) {
                write();
            }
        });
        lines.addEventFilter(KeyEvent.KEY_PRESSED, press -> {
            if (press.getCode() == KeyCode.ENTER && !press.isShortcutDown()) {
                writeOn();
            }
        });
        lines.addEventFilter(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getClickCount() == 2) {
                writeOn();
            }
        });
        note.getStyleClass().add("editor-note");
        note.setMaxWidth(Double.MAX_VALUE);
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("editor");
        setCenter(new StackPane(area, lines));
        setBottom(new VBox(
                new ProblemsPane(model, problem -> reveal(model.place(problem))), new TrapPane(model, this::reveal)));
        model.shownProperty().addListener((property, old, source) -> show(source));
        show(model.shownProperty().get());
    }

    /** Moves to a place of the text, and the place into view. */
    public void reveal(Span span) {
        if (lines.isVisible()) {
            lines.reveal(span);
        } else {
            area.reveal(span);
        }
    }

    /** Where the caret is: an offset of the text that is shown. */
    public int caret() {
        return lines.isVisible() ? lines.caret() : area.caret();
    }

    /** Whether highlighting lags behind the text. */
    public ReadOnlyBooleanProperty busyProperty() {
        return area.busyProperty();
    }

    /** Lets go of the text; the pane can't be used after it. */
    public void dispose() {
        area.dispose();
    }

    @Override
    public void fold() {
        shown().fold();
    }

    @Override
    public void unfold() {
        shown().unfold();
    }

    @Override
    public void foldAll() {
        shown().foldAll();
    }

    @Override
    public void unfoldAll() {
        shown().unfoldAll();
    }

    private Foldable shown() {
        return lines.isVisible() ? lines : area.folding();
    }

    /** A text too long to be folded where it is edited is read while it is folded. */
    private void readFolded(List<Fold> folds) {
        reading = false;
        Span caret = Span.at(area.caret());
        lines.show(
                new TextSource(model.shownProperty().get().name(), area.text()),
                area.folding().offered(),
                folds,
                area.top());
        lines.select(caret);
        reading = true;
        area.setVisible(false);
        lines.setVisible(true);
        lines.requestFocus();
        if (model.editableProperty().get()) {
            note.setText(Words.of("editor.folded"));
            setTop(note);
        }
    }

    /** Back to where it is edited, at the line that was chosen. */
    private void write() {
        reading = false;
        int caret = lines.caret();
        int top = lines.top();
        area.setVisible(true);
        lines.setVisible(false);
        lines.show(new TextSource("", ""));
        if (model.editableProperty().get()) {
            setTop(null);
        }
        area.reveal(Span.at(caret), top);
    }

    private void writeOn() {
        if (reading && model.editableProperty().get()) {
            write();
        }
    }

    private void show(TextSource source) {
        reading = false;
        boolean large = EditorViewModel.isLarge(source);
        area.show(large ? new TextSource("", "") : source);
        lines.show(large ? source : new TextSource("", ""));
        area.setVisible(!large);
        lines.setVisible(large);
        if (large) {
            note.setText(Words.of("editor.large"));
        } else {
            note.setText(Words.of("editor.printed"));
        }
        setTop(model.editableProperty().get() || source.length() == 0 ? null : note);
    }
}
