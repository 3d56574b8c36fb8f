package palimpsest.app.imports;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import palimpsest.app.session.StandIn;

/** What stands in for imports nobody gave. It takes no room when there is nothing to tell. */
public final class ImportsPane extends VBox {
    private static final int SHOWN = 50;

    public ImportsPane(ImportsViewModel model) {
        getStyleClass().addAll("pane-body", "imports");
        setId("imports");
        managedProperty().bind(visibleProperty());
        model.standInsProperty().addListener((property, old, now) -> show(now));
        show(model.standInsProperty().get());
    }

    private void show(List<StandIn> standIns) {
        setVisible(!standIns.isEmpty());
        Label heading = new Label("STANDING IN FOR IMPORTS");
        heading.getStyleClass().add("heading");
        getChildren().setAll(heading);
        standIns.stream().limit(SHOWN).forEach(standIn -> getChildren().add(card(standIn)));
        if (standIns.size() > SHOWN) {
            getChildren().add(new Label("and " + (standIns.size() - SHOWN) + " more"));
        }
    }

    private static VBox card(StandIn standIn) {
        Label name = new Label(standIn.module() + "." + standIn.name());
        name.getStyleClass().add("mono");
        Label text = new Label(standIn.text());
        text.getStyleClass().add("muted");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        VBox card = new VBox(name, text);
        card.getStyleClass().add("card");
        return card;
    }
}
