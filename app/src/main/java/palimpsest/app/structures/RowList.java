package palimpsest.app.structures;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import palimpsest.app.words.Words;

/** The lines of the tree. Right and left open and close, as in every tree; the line that is chosen is selected in the grid. */
final class RowList extends ListView<Row> {
    private final StructuresViewModel model;
    /** Lines come and go with each snapshot; that is no choice of anybody's. */
    private boolean showing;

    RowList(StructuresViewModel model) {
        this.model = model;
        setId("structures-tree");
        getStyleClass().add("structure-tree");
        setAccessibleText(Words.of("structures.tree"));
        setMinHeight(0);
        setCellFactory(list -> new RowCell(model));
        model.rowsProperty().addListener((property, before, now) -> show(now));
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null && !showing) {
                model.select(now);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        show(model.rowsProperty().get());
    }

    /** The line that is chosen. */
    Optional<Row> chosen() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    private void show(List<Row> rows) {
        Optional<String> path = chosen().map(row -> row.item().path());
        showing = true;
        getItems().setAll(rows);
        getSelectionModel().clearSelection();
        path.ifPresent(this::choose);
        showing = false;
    }

    private void choose(String path) {
        for (int index = 0; index < getItems().size(); index++) {
            if (getItems().get(index).item().path().equals(path)) {
                getSelectionModel().select(index);
                getFocusModel().focus(index);
                return;
            }
        }
    }

    private void key(KeyEvent event) {
        Optional<Row> row = chosen();
        if (row.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean opens = row.get().item().opens();
        if (event.getCode() == KeyCode.RIGHT && opens && !row.get().opened()) {
            model.toggle(row.get());
        } else if (event.getCode() == KeyCode.LEFT && row.get().opened()) {
            model.toggle(row.get());
        } else if (event.getCode() == KeyCode.LEFT) {
            above(row.get());
        } else if (event.getCode() == KeyCode.SPACE && opens) {
            model.toggle(row.get());
        } else if (event.getCode() == KeyCode.DELETE && row.get().laid().isPresent()) {
            model.remove(row.get().laid().get());
        } else {
            return;
        }
        event.consume();
    }

    /** Chooses the line that has a line in it. */
    private void above(Row row) {
        for (int index = getSelectionModel().getSelectedIndex() - 1; index >= 0; index--) {
            if (getItems().get(index).depth() < row.depth()) {
                getSelectionModel().select(index);
                scrollTo(Math.max(0, index - 1));
                return;
            }
        }
    }
}
