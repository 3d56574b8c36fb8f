package palimpsest.app.inspector;

import javafx.beans.InvalidationListener;
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
        InvalidationListener show = change -> show();
        model.writers.addListener(show);
        model.olderWriters.addListener(show);
        model.emptyProperty().addListener(show);
        show();
    }

    private void show() {
        Label heading = new Label("WHO WROTE THIS BYTE");
        heading.getStyleClass().add("heading");
        getChildren().setAll(heading);
        model.writers.forEach(writer -> getChildren().add(card(writer)));
        if (!model.olderWriters.get().isEmpty()) {
            note(model.olderWriters.get());
        } else if (model.emptyProperty().get()) {
            note("No byte is selected.");
        } else if (model.writers.isEmpty()) {
            note("Nobody yet: it is zero since its page began.");
        }
    }

    private void note(String words) {
        Label note = new Label(words);
        note.getStyleClass().add("empty");
        getChildren().add(note);
    }

    private Node card(WriterCard writer) {
        Label actor = new Label(writer.actor().word());
        actor.getStyleClass().addAll("strong", "actor", writer.actor().word());
        Label bytes = new Label("step " + writer.step() + " · " + writer.oldBytes() + " → " + writer.newBytes());
        bytes.getStyleClass().add("mono");
        FlowPane first = new FlowPane(actor, bytes);
        FlowPane second = writer.inSource()
                ? new FlowPane(link(writer), new Label(writer.text()))
                : new FlowPane(new Label(writer.text()), new Label(writer.place()));
        first.getStyleClass().add("card-line");
        second.getStyleClass().add("card-line");
        VBox card = new VBox(first, second);
        card.getStyleClass().addAll("card", "writer", writer.actor().word());
        return card;
    }

    private Node link(WriterCard writer) {
        Hyperlink place = new Hyperlink(writer.place());
        place.setOnAction(event -> model.showWriter(writer));
        return place;
    }
}
