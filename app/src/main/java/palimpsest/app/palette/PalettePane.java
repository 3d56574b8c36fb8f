package palimpsest.app.palette;

import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import palimpsest.app.words.Words;

/** A field to type in, and below it what fits; the keys move in the list while the field keeps the focus. */
public final class PalettePane extends VBox {
    private final ListView<Choice> list = new ListView<>();
    private final TextField field = new TextField();
    // A bidirectional binding holds its two ends weakly: held here.
    @SuppressWarnings("UnusedVariable")
    private final PaletteViewModel model;

    private final Runnable close;

    /** @param close takes the palette away before what was chosen is done */
    public PalettePane(PaletteViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        setId("palette");
        getStyleClass().addAll("sheet-page", "palette");
        field.setId("palette-query");
        field.setPromptText(Words.of("palette.prompt"));
        field.setAccessibleText(Words.of("palette.prompt"));
        field.textProperty().bindBidirectional(model.queryProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setId("palette-list");
        list.setItems(model.found());
        list.setCellFactory(view -> new Cell());
        list.setFocusTraversable(false);
        list.setAccessibleText(Words.of("palette.found"));
        Label nothing = new Label(Words.of("palette.nothing"));
        nothing.getStyleClass().add("empty");
        list.setPlaceholder(nothing);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(field, list);
        model.found().addListener((ListChangeListener<Choice>) change -> first());
        first();
    }

    /** What has the focus when the palette opens. */
    public Region field() {
        return field;
    }

    private void first() {
        list.getSelectionModel().select(0);
        list.scrollTo(0);
    }

    private void key(KeyEvent event) {
        int rows = list.getItems().size();
        int page = 8;
        KeyCode code = event.getCode();
        switch (code) {
            case DOWN -> select(rows == 0 ? 0 : (list.getSelectionModel().getSelectedIndex() + 1) % rows);
            case UP -> select(rows == 0 ? 0 : (list.getSelectionModel().getSelectedIndex() + rows - 1) % rows);
            case PAGE_DOWN -> select(Math.min(rows - 1, list.getSelectionModel().getSelectedIndex() + page));
            case PAGE_UP -> select(Math.max(0, list.getSelectionModel().getSelectedIndex() - page));
            case ENTER -> choose();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int row) {
        list.getSelectionModel().select(row);
        // A few rows above stay in view, so that one sees where one comes from.
        list.scrollTo(Math.max(0, row - 3));
    }

    private void choose() {
        Choice choice = list.getSelectionModel().getSelectedItem();
        if (choice != null && choice.possible()) {
            close.run();
            choice.action().run();
        }
    }

    private final class Cell extends ListCell<Choice> {
        private final Label words = new Label();
        private final Label detail = new Label();
        private final Label keys = new Label();
        private final HBox row = new HBox(words, detail, keys);

        Cell() {
            setPrefWidth(0);
            row.getStyleClass().add("palette-row");
            words.getStyleClass().add("strong");
            words.setMinWidth(USE_PREF_SIZE);
            detail.getStyleClass().add("muted");
            detail.setMinWidth(0);
            detail.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(detail, Priority.ALWAYS);
            keys.getStyleClass().add("key-words");
            keys.setMinWidth(USE_PREF_SIZE);
            keys.visibleProperty().bind(keys.textProperty().isNotEmpty());
            keys.managedProperty().bind(keys.visibleProperty());
            setAccessibleRole(AccessibleRole.LIST_ITEM);
            setOnMouseClicked(event -> {
                if (!isEmpty()) {
                    choose();
                }
            });
        }

        @Override
        protected void updateItem(Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            boolean nothing = empty || choice == null;
            setGraphic(nothing ? null : row);
            setText(null);
            if (!nothing) {
                words.setText(choice.words());
                detail.setText(choice.detail());
                keys.setText(choice.keys());
                row.setDisable(!choice.possible());
                setAccessibleText(choice.words() + ", " + choice.detail() + " " + choice.keys());
            }
        }
    }
}
