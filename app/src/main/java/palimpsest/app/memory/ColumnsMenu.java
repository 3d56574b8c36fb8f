package palimpsest.app.memory;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import palimpsest.app.words.Words;

/** Chooses how many columns a row of the grid has: as many as fit, or a number from 1 to 64. */
public final class ColumnsMenu extends MenuButton {
    /** Stands for as many as fit. */
    public static final int FITTING = 0;

    private final IntegerProperty wanted;
    private final Spinner<Integer> any = new Spinner<>(RowLength.LEAST, RowLength.MOST, RowLength.LEAST);

    /**
     * @param wanted what is chosen, {@link #FITTING} or a number of columns
     * @param shown how many columns there are now
     */
    public ColumnsMenu(IntegerProperty wanted, ReadOnlyIntegerProperty shown) {
        this.wanted = wanted;
        setId("row-length");
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(Words.of("grid.columns"));
        shown.addListener((property, before, now) -> name(now.intValue()));
        name(shown.get());
        getItems().add(choice(FITTING, Words.of("grid.columns.fit")));
        for (int columns : RowLength.CHOICES) {
            getItems().add(choice(columns, perRow(columns)));
        }
        any.setId("columns");
        any.setEditable(true);
        any.setPrefWidth(80);
        any.setAccessibleText(Words.of("grid.columns"));
        any.valueProperty().addListener((property, before, now) -> {
            if (isShowing() && now != null) {
                wanted.set(now);
            }
        });
        HBox row = new HBox(any, new Label(Words.of("grid.columns.any")));
        row.getStyleClass().add("columns-any");
        row.setAlignment(Pos.CENTER_LEFT);
        CustomMenuItem item = new CustomMenuItem(row, false);
        getItems().addAll(new SeparatorMenuItem(), item);
    }

    private static String perRow(int columns) {
        return Words.of("grid.columns.per.row", Integer.toString(columns));
    }

    private void name(int columns) {
        setText(perRow(columns));
        any.getValueFactory().setValue(columns);
    }

    private RadioMenuItem choice(int columns, String words) {
        RadioMenuItem item = new RadioMenuItem(words);
        item.setOnAction(event -> wanted.set(columns));
        wanted.addListener(change -> item.setSelected(wanted.get() == columns));
        item.setSelected(wanted.get() == columns);
        return item;
    }
}
