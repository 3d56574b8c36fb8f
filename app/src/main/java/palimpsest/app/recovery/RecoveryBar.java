package palimpsest.app.recovery;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import palimpsest.app.words.Words;

/** Offers what an earlier window has left. It takes no room where nothing was. */
public final class RecoveryBar extends HBox {
    private final Label words = new Label();

    public RecoveryBar(RecoveryViewModel model) {
        setId("recovery");
        getStyleClass().addAll("notice", "question");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button restore = button("restore", model::restore);
        restore.getStyleClass().add("primary");
        getChildren().addAll(words, space, restore, button("discard", model::discard), button("later", model::later));
        managedProperty().bind(visibleProperty());
        model.offerProperty().addListener((property, before, now) -> show(now));
        show(model.offerProperty().get());
    }

    private static Button button(String name, Runnable action) {
        Button button = new Button(Words.of("recovery." + name));
        button.setId("recovery-" + name);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void show(Optional<String> offer) {
        words.setText(offer.orElse(""));
        setVisible(offer.isPresent());
    }
}
