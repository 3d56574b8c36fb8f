package palimpsest.app.status;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import palimpsest.app.session.Busy;
import palimpsest.app.words.Words;

/** Tells how far long work is, with a way to give it up. It takes no room otherwise. */
public final class BusyBar extends HBox {
    private final Label words = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = new Button(Words.of("status.cancel"));

    public BusyBar(BusyViewModel model) {
        setId("busy");
        getStyleClass().add("notice");
        words.setMinWidth(0);
        cancel.setId("busy-cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> model.cancel());
        cancel.managedProperty().bind(cancel.visibleProperty());
        progress.accessibleTextProperty().bind(words.textProperty());
        getChildren().addAll(words, progress, cancel);
        managedProperty().bind(visibleProperty());
        model.busyProperty().addListener((property, old, now) -> show(now));
        show(model.busyProperty().get());
    }

    private void show(Optional<Busy> busy) {
        setVisible(busy.isPresent());
        words.setText(busy.map(Busy::words).orElse(""));
        progress.setProgress(busy.map(Busy::share).orElse(0.0));
        cancel.setVisible(busy.map(Busy::cancellable).orElse(false));
    }
}
