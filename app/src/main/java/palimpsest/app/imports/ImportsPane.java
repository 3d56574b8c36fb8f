package palimpsest.app.imports;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import palimpsest.app.frames.Gradually;
import palimpsest.app.session.StandIn;
import palimpsest.app.words.Words;
import palimpsest.engine.syntax.ExternalKind;

/** What stands in for imports nobody gave. It takes no room when there is nothing to tell. */
public final class ImportsPane extends VBox {
    private static final int SHOWN = 50;
    private static final int AT_ONCE = 2;

    private final Gradually<StandIn> growing = new Gradually<>(this::add);

    private final ImportsViewModel model;

    public ImportsPane(ImportsViewModel model) {
        this.model = model;
        getStyleClass().addAll("pane-body", "imports");
        setId("imports");
        managedProperty().bind(visibleProperty());
        model.standInsProperty().addListener((property, old, now) -> show(now));
        show(model.standInsProperty().get());
    }

    private void show(List<StandIn> standIns) {
        setVisible(!standIns.isEmpty());
        Label heading = new Label(Words.of("imports.heading"));
        heading.getStyleClass().add("heading");
        getChildren().clear();
        getChildren().add(heading);
        growing.begin(standIns.stream().limit(SHOWN).toList(), AT_ONCE, () -> {
            if (standIns.size() > SHOWN) {
                getChildren().add(new Label(Words.of("imports.more", standIns.size() - SHOWN)));
            }
        });
    }

    private void add(StandIn standIn) {
        getChildren().add(card(standIn));
    }

    private VBox card(StandIn standIn) {
        Label name = new Label(standIn.module() + "." + standIn.name());
        name.getStyleClass().add("mono");
        Label text = new Label(standIn.text());
        text.getStyleClass().add("muted");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        VBox card = new VBox(name, text);
        if (standIn.kind() == ExternalKind.FUNC) {
            card.getChildren().add(new AnswerRow(model, standIn));
        }
        if (standIn.memory().isPresent()) {
            card.getChildren().add(new MemoryRow(model, standIn));
        }
        card.getStyleClass().add("card");
        return card;
    }
}
