package palimpsest.app.window;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import palimpsest.app.examples.Example;
import palimpsest.app.examples.ExamplesViewModel;

/** What stands there before anything is open: open a module, drop one, or try an example. */
final class StartPage extends StackPane {
    StartPage(Commands commands, ExamplesViewModel examples) {
        setId("start");
        getStyleClass().add("start");
        Label title = new Label("Who wrote this byte?");
        title.getStyleClass().add("title");
        Label lead = words("Palimpsest runs a WebAssembly module and shows its memory: every byte knows its writers.");
        lead.getStyleClass().add("lead");
        Button open = commands.open.labelled(Feather.FOLDER);
        open.getStyleClass().add("primary");
        Label drop = words("or drop a .wat or .wasm file on this window");
        drop.getStyleClass().add("muted");
        HBox first = new HBox(open, drop);
        first.getStyleClass().add("first");

        Label heading = new Label("OR TRY AN EXAMPLE");
        heading.getStyleClass().add("heading");
        TilePane cards = new TilePane();
        cards.getStyleClass().add("cards");
        for (Example example : examples.examples()) {
            cards.getChildren().add(card(example, examples));
        }
        VBox page = new VBox(title, lead, first, heading, cards);
        page.getStyleClass().add("drop");
        page.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane centred = new StackPane(page);
        ScrollPane scroll = new ScrollPane(centred);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        getChildren().add(scroll);
    }

    private static Button card(Example example, ExamplesViewModel examples) {
        Label title = new Label(example.title());
        title.getStyleClass().add("strong");
        Label description = words(example.description());
        description.getStyleClass().add("muted");
        VBox words = new VBox(title, description);
        words.getStyleClass().add("example");
        Button card = new Button("", words);
        card.getStyleClass().add("example-card");
        card.setAccessibleText(example.title() + ": " + example.description());
        card.setOnAction(event -> examples.open(example));
        return card;
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
