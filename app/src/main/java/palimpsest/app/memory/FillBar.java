package palimpsest.app.memory;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.words.Words;

/** Asks for what the selection is to be filled with, below the grid; it takes no room when nobody fills. */
public final class FillBar extends HBox {
    private final MemoryViewModel model;
    private final HexGrid grid;
    private final Label what = new Label();
    private final TextField value = new TextField();

    public FillBar(MemoryViewModel model, HexGrid grid) {
        this.model = model;
        this.grid = grid;
        setId("fill-bar");
        getStyleClass().add("fill-bar");
        what.setMinWidth(USE_PREF_SIZE);
        value.setId("fill-value");
        value.getStyleClass().add("mono");
        value.setAccessibleText(Words.of("grid.fill.with"));
        value.setOnAction(event -> fill());
        value.setMinWidth(0);
        HBox.setHgrow(value, Priority.ALWAYS);
        Button fill = new Button(Words.of("grid.fill.do"));
        fill.setId("fill-do");
        fill.setMinWidth(USE_PREF_SIZE);
        fill.setOnAction(event -> fill());
        Button cancel = new Button(Words.of("grid.fill.cancel"));
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> close());
        getChildren().addAll(what, value, fill, cancel);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        managedProperty().bind(visibleProperty());
        setVisible(false);
        grid.onFill(this::open);
        model.caretProperty().addListener((property, before, now) -> name());
        model.anchorProperty().addListener((property, before, now) -> name());
    }

    private void open() {
        setVisible(true);
        name();
        boolean text = model.inText.get();
        boolean bytes = model.format.get().isHexBytes() || model.format.get().isLeb();
        value.setPromptText(Words.of(text ? "grid.fill.text" : bytes ? "grid.fill.bytes" : "grid.fill.numbers"));
        value.requestFocus();
        value.selectAll();
    }

    private void name() {
        long count = model.selectionLast() - model.selectionStart() + 1;
        what.setText(
                Words.of("grid.fill.what", Long.toUnsignedString(count), Addresses.shortHex(model.selectionStart())));
    }

    private void fill() {
        if (model.edits().fill(value.getText())) {
            close();
        }
    }

    private void close() {
        model.fault.set("");
        setVisible(false);
        grid.requestFocus();
    }
}
