package palimpsest.app.examples;

import java.util.function.Consumer;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.VBox;

/** The lessons in a menu: title, and what it shows. */
public final class ExamplesMenu extends MenuButton {
    /**
     * @param open is told which lesson was chosen
     */
    public ExamplesMenu(ExamplesViewModel model, Consumer<Example> open) {
        super("Examples");
        setAccessibleText("Examples: open a lesson");
        for (Example example : model.examples()) {
            Label title = new Label(example.title());
            title.getStyleClass().add("strong");
            Label description = new Label(example.description());
            description.getStyleClass().addAll("muted", "description");
            description.setWrapText(true);
            VBox words = new VBox(title, description);
            words.getStyleClass().add("example");
            CustomMenuItem item = new CustomMenuItem(words);
            item.setId("example-" + example.name());
            item.setOnAction(event -> open.accept(example));
            getItems().add(item);
        }
    }
}
