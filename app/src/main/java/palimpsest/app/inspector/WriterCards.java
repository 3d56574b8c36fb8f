package palimpsest.app.inspector;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Who wrote the selected byte, a card for each. */
final class WriterCards extends VBox {
    private final InspectorViewModel model;

    WriterCards(InspectorViewModel model) {
        this.model = model;
        setId("writers");
        getStyleClass().addAll("section", "writers");
        model.writers.addListener((ListChangeListener<WriterCard>) change -> show());
        show();
    }

    private void show() {
        Label heading = new Label("WHO WROTE THIS BYTE");
        heading.getStyleClass().add("heading");
        getChildren().setAll(heading);
        model.writers.forEach(writer -> getChildren().add(card(writer)));
        if (model.writers.isEmpty()) {
            Label nobody = new Label("Nobody yet: it is zero since its page began.");
            nobody.getStyleClass().add("empty");
            getChildren().add(nobody);
        }
    }

    private Node card(WriterCard writer) {
        Label actor = new Label(writer.actor().word());
        actor.getStyleClass().addAll("strong", "actor", writer.actor().word());
        Label bytes = new Label("step " + writer.step() + " · " + writer.oldBytes() + " → " + writer.newBytes());
        bytes.getStyleClass().add("mono");
        Hyperlink place = new Hyperlink(writer.place());
        place.setOnAction(event -> model.showWriter(writer));
        Label text = new Label(writer.text());
        FlowPane first = new FlowPane(actor, bytes);
        FlowPane second = new FlowPane(place, text);
        first.getStyleClass().add("card-line");
        second.getStyleClass().add("card-line");
        VBox card = new VBox(first, second);
        card.getStyleClass().addAll("card", "writer", writer.actor().word());
        return card;
    }
}
