package palimpsest.app.editor;

import java.util.concurrent.ExecutorService;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.layout.BorderPane;
import palimpsest.engine.source.Span;

/** The text above, its faults below. */
public final class EditorPane extends BorderPane {
    private final SourceArea area;

    /**
     * @param background runs the highlighting
     */
    public EditorPane(EditorViewModel model, ExecutorService background) {
        area = new SourceArea(model, background);
        getStyleClass().add("editor");
        setCenter(area);
        setBottom(new ProblemsPane(model, problem -> area.reveal(problem.span())));
    }

    /** Moves the caret to a place of the text, and the place into view. */
    public void reveal(Span span) {
        area.reveal(span);
    }

    /** Whether highlighting lags behind the text. */
    public ReadOnlyBooleanProperty busyProperty() {
        return area.busyProperty();
    }

    /** Lets go of the text; the pane can't be used after it. */
    public void dispose() {
        area.dispose();
    }
}
