package palimpsest.app.editor;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import palimpsest.app.session.Place;
import palimpsest.app.session.TrapView;
import palimpsest.app.words.Words;
import palimpsest.engine.source.Span;

/** Why the last execution trapped, explained, with its place to jump to. It takes no room when nothing did. */
final class TrapPane extends VBox {
    private final EditorViewModel model;
    private final Consumer<Span> chosen;

    TrapPane(EditorViewModel model, Consumer<Span> chosen) {
        this.model = model;
        this.chosen = chosen;
        setId("trap");
        getStyleClass().addAll("problems", "trap");
        managedProperty().bind(visibleProperty());
        model.trapProperty().addListener((property, old, now) -> show(now));
        show(model.trapProperty().get());
    }

    private void show(Optional<TrapView> trap) {
        setVisible(trap.isPresent());
        getChildren().clear();
        trap.ifPresent(why -> {
            getChildren().add(head(why.place()));
            getChildren().addAll(words(why.message()), words(why.explanation()));
        });
    }

    private HBox head(Optional<Place> place) {
        Label title = new Label(Words.of("editor.trap"));
        title.getStyleClass().add("heading");
        HBox head = new HBox(title);
        head.getStyleClass().add("trap-head");
        place.ifPresent(where -> {
            Hyperlink link = new Hyperlink(where.text() + " " + where.op());
            // A name may have an underscore in it.
            link.setMnemonicParsing(false);
            link.getStyleClass().add("place");
            link.setOnAction(event -> model.currentProperty().get().ifPresent(chosen));
            head.getChildren().add(link);
        });
        return head;
    }

    private static Label words(String text) {
        Label words = new Label(text);
        words.getStyleClass().add("problem");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.managedProperty().bind(words.textProperty().isNotEmpty());
        return words;
    }
}
