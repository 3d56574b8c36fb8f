package palimpsest.app.presenting;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The foot of the window before a class: what the last step did, and large buttons. */
public final class PresentingPane extends VBox {

    /**
     * @param transport the buttons that move
     * @param others what stands at the right end, such as a way out
     */
    public PresentingPane(PresentingViewModel model, List<Node> transport, List<Node> others) {
        setId("presenting");
        getStyleClass().add("presenting");
        Label title = new Label();
        title.setId("presenting-title");
        title.getStyleClass().addAll("presenting-title", "mono");
        title.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.happenedProperty().get().title(), model.happenedProperty()));
        Label note = new Label();
        note.setId("presenting-note");
        note.getStyleClass().add("presenting-note");
        note.textProperty().bind(model.noteProperty());
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        HBox head = new HBox(title, note);
        head.getStyleClass().add("presenting-head");
        Label words = new Label();
        words.setId("presenting-words");
        words.getStyleClass().add("presenting-words");
        words.setWrapText(true);
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.happenedProperty().get().words(), model.happenedProperty()));
        VBox told = new VBox(head, words);
        told.getStyleClass().add("presenting-told");
        Label where = new Label();
        where.setId("presenting-where");
        where.getStyleClass().add("presenting-where");
        where.setMinWidth(USE_PREF_SIZE);
        where.textProperty().bind(model.whereProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox();
        bar.getStyleClass().add("presenting-bar");
        bar.getChildren().addAll(transport);
        bar.getChildren().addAll(where, space);
        bar.getChildren().addAll(others);
        getChildren().addAll(told, bar);
    }
}
