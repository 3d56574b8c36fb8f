package palimpsest.app.window;

import javafx.animation.PauseTransition;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.words.Words;

/** A line below the toolbar that tells what went wrong or what is taking long. It takes no room when it is silent. */
final class Notices extends HBox {
    private static final Duration PATIENCE = Duration.millis(500);

    private final Label words = new Label();
    private final ProgressBar progress = new ProgressBar();
    // Bindings listen weakly: held here until the next one.
    @SuppressWarnings("UnusedVariable")
    private ObservableBooleanValue watched = new SimpleBooleanProperty();

    private final Button cancel = new Button(Words.of("window.cancel"));

    Notices() {
        setId("notice");
        getStyleClass().add("notice");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().addAll("icon-only", "flat");
        close.setAccessibleText(Words.of("window.notice.close"));
        close.setOnAction(event -> silence());
        cancel.managedProperty().bind(cancel.visibleProperty());
        progress.managedProperty().bind(progress.visibleProperty());
        managedProperty().bind(visibleProperty());
        getChildren().addAll(words, progress, cancel, space, close);
        silence();
    }

    void tell(String text) {
        words.setText(text);
        progress.setVisible(false);
        cancel.setVisible(false);
        setVisible(true);
    }

    /** Shows what takes more than half a second, with a way to give it up. */
    void working(String text, ObservableBooleanValue under, Runnable giveUp) {
        silence();
        watched = under;
        PauseTransition patience = new PauseTransition(PATIENCE);
        patience.setOnFinished(late -> {
            if (under.get()) {
                tell(text);
                progress.setVisible(true);
                cancel.setVisible(true);
                cancel.setOnAction(event -> {
                    giveUp.run();
                    silence();
                });
                under.addListener((property, before, now) -> {
                    if (!now && words.getText().equals(text)) {
                        silence();
                    }
                });
            }
        });
        patience.play();
    }

    void silence() {
        setVisible(false);
        words.setText("");
    }
}
