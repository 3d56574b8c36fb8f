package palimpsest.app.editor;

import java.util.concurrent.ExecutorService;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import palimpsest.app.words.Words;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;

/** The text above, its faults below; a note when the text cannot be edited. */
public final class EditorPane extends BorderPane {
    private final EditorViewModel model;
    private final SourceArea area;
    private final LinesArea lines;
    private final Label note = new Label();

    /**
     * @param background runs the highlighting
     */
    public EditorPane(EditorViewModel model, ExecutorService background) {
        this.model = model;
        area = new SourceArea(model, background);
        lines = new LinesArea(model);
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

    private void show(TextSource source) {
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
