package palimpsest.app.editor;

import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.VPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import palimpsest.app.words.Words;
import palimpsest.engine.source.Diagnostic;

/** The faults of the text in words, each with its place to jump to. It takes no room when there are none. */
final class ProblemsPane extends ScrollPane {
    private static final int SHOWN = 100;

    private final EditorViewModel model;
    private final Consumer<Diagnostic> chosen;
    private final VBox lines = new VBox();

    ProblemsPane(EditorViewModel model, Consumer<Diagnostic> chosen) {
        this.model = model;
        this.chosen = chosen;
        setId("problems");
        setAccessibleText(Words.of("editor.problems"));
        lines.getStyleClass().add("problems");
        getStyleClass().add("problems-pane");
        setContent(lines);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        managedProperty().bind(visibleProperty());
        // A scroll pane asks for the height of unwrapped words.
        lines.heightProperty().addListener((property, old, height) -> setPrefViewportHeight(height.doubleValue()));
        model.problems().addListener((ListChangeListener<Diagnostic>) change -> refresh());
        refresh();
    }

    private void refresh() {
        int count = model.problems().size();
        setVisible(count > 0);
        lines.getChildren().clear();
        Label title = new Label(Words.of("editor.faults", count));
        title.getStyleClass().addAll("heading", "danger");
        lines.getChildren().add(title);
        GridPane table = new GridPane();
        table.getStyleClass().add("problem-lines");
        model.problems().stream().limit(SHOWN).forEach(problem -> line(table, problem));
        lines.getChildren().add(table);
        if (count > SHOWN) {
            Label more = new Label(Words.of("editor.more", count - SHOWN));
            more.getStyleClass().add("muted");
            lines.getChildren().add(more);
        }
    }

    private void line(GridPane table, Diagnostic problem) {
        Hyperlink place = new Hyperlink(Problem.place(problem));
        // A name may have an underscore in it.
        place.setMnemonicParsing(false);
        place.getStyleClass().add("place");
        place.setMinWidth(USE_PREF_SIZE);
        place.setAccessibleText(Words.of("editor.go", Problem.line(problem), problem.message()));
        place.setOnAction(event -> chosen.accept(problem));
        Label words = new Label(Problem.words(problem));
        words.getStyleClass().add("problem");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        GridPane.setHgrow(words, Priority.ALWAYS);
        GridPane.setValignment(place, VPos.TOP);
        table.addRow(table.getRowCount(), place, words);
    }
}
