package palimpsest.app.script;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import palimpsest.app.session.InstanceView;
import palimpsest.app.words.Words;

/** Which instance of a script's is shown; it takes no room while there is one at most. */
public final class InstancesBar extends HBox {
    private final InstancesViewModel model;
    private final MenuButton chooser = new MenuButton();

    public InstancesBar(InstancesViewModel model) {
        this.model = model;
        getStyleClass().add("instances-bar");
        managedProperty().bind(visibleProperty());
        chooser.setId("instances");
        chooser.setMnemonicParsing(false);
        chooser.setTooltip(new Tooltip(Words.of("script.instances.hint")));
        chooser.setAccessibleText(Words.of("script.instances"));
        getChildren().addAll(new Label(Words.of("script.instances")), chooser);
        model.instancesProperty().addListener((property, old, now) -> show(now));
        show(model.instancesProperty().get());
    }

    private void show(List<InstanceView> instances) {
        setVisible(instances.size() > 1);
        chooser.getItems().clear();
        for (InstanceView instance : instances) {
            String words = Words.of(
                    "script.instances.one", instance.name(), String.valueOf(instance.index() + 1), instances.size());
            RadioMenuItem item = new RadioMenuItem(words);
            item.setMnemonicParsing(false);
            item.setSelected(instance.shown());
            item.setOnAction(event -> model.choose(instance));
            chooser.getItems().add(item);
            if (instance.shown()) {
                chooser.setText(words);
            }
        }
    }
}
