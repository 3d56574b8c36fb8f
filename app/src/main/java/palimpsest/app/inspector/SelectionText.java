package palimpsest.app.inspector;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The selected bytes as text, and why some of them are none. It takes no room while a single byte is selected. */
final class SelectionText extends VBox {
    SelectionText(InspectorViewModel model) {
        setId("selection");
        getStyleClass().addAll("section", "writers");
        Label title = new Label();
        title.textProperty().bind(model.selectionTitleProperty());
        title.getStyleClass().add("heading");
        Label text = new Label();
        text.textProperty().bind(model.selectionTextProperty());
        text.setId("selection-text");
        text.getStyleClass().add("mono");
        text.setWrapText(true);
        Label fault = new Label();
        fault.textProperty().bind(model.selectionFaultProperty());
        fault.setId("selection-fault");
        fault.getStyleClass().add("muted");
        fault.setWrapText(true);
        fault.visibleProperty().bind(fault.textProperty().isNotEmpty());
        fault.managedProperty().bind(fault.visibleProperty());
        getChildren().addAll(title, text, fault);
        visibleProperty().bind(title.textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }
}
