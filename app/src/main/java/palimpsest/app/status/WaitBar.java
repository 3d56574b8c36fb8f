package palimpsest.app.status;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import palimpsest.app.words.Words;

/** Tells that the module waits, with a button for each end of it. It takes no room otherwise. */
public final class WaitBar extends HBox {

    public WaitBar(WaitViewModel model) {
        setId("wait");
        getStyleClass().add("notice");
        Label words = new Label();
        words.textProperty().bind(model.sentenceProperty());
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button wake = button(Words.of("status.wake"), model::wake);
        wake.setId("wake");
        Button timeOut = button(Words.of("status.time-out"), model::timeOut);
        timeOut.setId("time-out");
        timeOut.disableProperty().bind(model.canTimeOutProperty().not());
        getChildren().addAll(words, space, wake, timeOut);
        visibleProperty().bind(words.textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    private static Button button(String words, Runnable action) {
        Button button = new Button(words);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
