package palimpsest.app.memory;

import javafx.beans.InvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Below the grid: what is selected, as a number, as bytes and as text; or why what was asked for could not be done. */
public final class SelectionBar extends VBox {
    private final MemoryViewModel model;
    private final Label place = new Label();
    private final Label value = new Label();
    private final Label hex = new Label();
    private final Label text = new Label();
    private final Label fault = new Label();
    private SelectionWords shown = SelectionWords.NONE;

    public SelectionBar(MemoryViewModel model) {
        this.model = model;
        setId("selection-bar");
        getStyleClass().add("selection-bar");
        place.setId("selected-place");
        value.setId("selected-value");
        hex.setId("selected-hex");
        text.setId("selected-text");
        fault.setId("grid-fault");
        place.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(place, value, hex, text);
        line.getStyleClass().add("selection-line");
        for (Label each : new Label[] {value, hex, text}) {
            each.getStyleClass().add("mono");
            each.setMinWidth(0);
        }
        fault.getStyleClass().add("danger");
        fault.setWrapText(true);
        fault.textProperty().bind(model.fault);
        fault.visibleProperty().bind(fault.textProperty().isNotEmpty());
        fault.managedProperty().bind(fault.visibleProperty());
        getChildren().addAll(fault, line);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        InvalidationListener show = change -> show();
        model.view.addListener(show);
        model.caretProperty().addListener(show);
        model.anchorProperty().addListener(show);
        model.format.addListener(show);
        model.inText.addListener(show);
        show();
    }

    private void show() {
        SelectionWords now = SelectionWords.of(model);
        // Reading makes the listeners hear of the next change.
        model.view.get();
        model.format.get();
        model.anchorProperty().get();
        model.inText.get();
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        place.setText(now.place());
        value.setText(now.value());
        hex.setText(now.hex());
        text.setText(now.text());
        text.setTooltip(now.fault().isEmpty() ? null : new Tooltip(now.fault()));
        setVisible(!now.place().isEmpty());
    }
}
