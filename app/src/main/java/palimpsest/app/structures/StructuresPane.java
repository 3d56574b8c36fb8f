package palimpsest.app.structures;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import palimpsest.app.words.Words;

/** What is laid where, as a tree of fields; or the descriptions, to read and write them. */
public final class StructuresPane extends StackPane {
    private final StructuresViewModel model;
    private final LayForm form;
    private final ScrollPane laid;
    private final ScrollPane descriptions;
    private final DescriptionsPane text;

    public StructuresPane(StructuresViewModel model) {
        this.model = model;
        setId("structures");
        getStyleClass().add("structures");
        setMinSize(0, 0);
        RowList list = new RowList(model);
        form = new LayForm(model, () -> write(true));
        Node empty = empty();
        StackPane middle = new StackPane(list, empty);
        middle.getStyleClass().add("structures-middle");
        VBox.setVgrow(middle, Priority.ALWAYS);
        VBox body = new VBox(form, middle, new RowDetail(model, list));
        body.getStyleClass().add("pane-body");
        text = new DescriptionsPane(model, () -> write(false));
        laid = scrolling(body);
        descriptions = scrolling(text);
        getChildren().addAll(laid, descriptions);
        write(false);
        model.rowsProperty().addListener((property, before, now) -> show(list, empty));
        show(list, empty);
    }

    /** Asks for a structure to be laid over what is selected. */
    public void ask() {
        write(false);
        form.ask();
    }

    private void show(Node list, Node empty) {
        boolean nothing = model.rowsProperty().get().isEmpty();
        list.setVisible(!nothing);
        empty.setVisible(nothing);
    }

    private void write(boolean writing) {
        laid.setVisible(!writing);
        descriptions.setVisible(writing);
        if (writing) {
            text.begin();
        }
    }

    /** All the room there is, and where that is too little, more. */
    private static ScrollPane scrolling(Node pane) {
        ScrollPane scroll = new ScrollPane(pane);
        scroll.getStyleClass().add("inspector-side");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private Node empty() {
        Label words = new Label(Words.of("structures.empty"));
        words.getStyleClass().add("empty");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        Label example = new Label(StructuresViewModel.example().strip());
        example.getStyleClass().addAll("mono", "structures-code");
        example.setMinHeight(USE_PREF_SIZE);
        example.setWrapText(true);
        example.setMaxWidth(Double.MAX_VALUE);
        Button lay = new Button(Words.of("structures.lay.example"));
        lay.setId("structures-example");
        lay.setMnemonicParsing(false);
        lay.setOnAction(event -> model.layExample());
        VBox empty = new VBox(words, example, lay);
        empty.getStyleClass().add("structures-empty");
        empty.setMinHeight(USE_PREF_SIZE);
        return empty;
    }
}
