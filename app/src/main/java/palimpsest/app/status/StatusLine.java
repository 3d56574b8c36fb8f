package palimpsest.app.status;

import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import palimpsest.app.words.Words;

/** The line at the bottom: state, what is next, the module in numbers, and how bytes are read. */
public final class StatusLine extends HBox {
    private final StatusViewModel model;
    private final Label state = new Label();

    public StatusLine(StatusViewModel model) {
        this.model = model;
        setId("status");
        getStyleClass().add("status-bar");
        Circle dot = new Circle(4);
        dot.getStyleClass().add("dot");
        state.setGraphic(dot);
        state.getStyleClass().add("state");
        state.textProperty().bind(model.stateProperty());
        InvalidationListener changed = property -> look();
        model.stateProperty().addListener(changed);
        model.canPauseProperty().addListener(changed);
        model.canStopProperty().addListener(changed);
        model.trappedProperty().addListener(changed);
        look();
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        state,
                        text(model.nextProperty(), model.trappedProperty()),
                        text(model.summaryProperty(), model.trappedProperty()),
                        space,
                        fixed(Words.of("status.little-endian")),
                        fixed("UTF-8"));
    }

    private void look() {
        state.getStyleClass().removeAll("running", "paused", "trapped");
        if (model.canPauseProperty().get()) {
            state.getStyleClass().add("running");
        } else if (model.canStopProperty().get()) {
            state.getStyleClass().add("paused");
        } else if (model.trappedProperty().get()) {
            state.getStyleClass().add("trapped");
        }
    }

    /** A trap has much to say, and the line is short. */
    private static Node text(ObservableStringValue value, ObservableBooleanValue trapped) {
        Label label = new Label();
        label.textProperty().bind(value);
        label.visibleProperty().bind(label.textProperty().isNotEmpty().and(Bindings.not(trapped)));
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static Node fixed(String words) {
        Label label = new Label(words);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
