package palimpsest.app.structures;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.words.Words;

/** A line of the tree: a sign that opens it, its name, its value. */
final class RowCell extends ListCell<Row> {
    private static final double INDENT = 1.1;

    private final Region indent = new Region();
    private final Button sign = new Button("", new FontIcon(Feather.CHEVRON_RIGHT));
    private final Label name = new Label();
    private final Label value = new Label();
    private final Region space = new Region();
    private final Button remove = new Button("", new FontIcon(Feather.X));
    private final HBox line = new HBox(indent, sign, name, value, space, remove);

    RowCell(StructuresViewModel model) {
        line.getStyleClass().add("structure-row");
        sign.getStyleClass().addAll("icon-only", "flat", "opener");
        sign.setFocusTraversable(false);
        sign.setMinWidth(USE_PREF_SIZE);
        sign.setOnAction(event -> model.toggle(getItem()));
        name.getStyleClass().addAll("mono", "field-name");
        value.getStyleClass().addAll("mono", "field-value");
        value.setMinWidth(0);
        HBox.setHgrow(space, Priority.ALWAYS);
        remove.getStyleClass().addAll("icon-only", "flat");
        remove.setFocusTraversable(false);
        remove.setMinWidth(USE_PREF_SIZE);
        remove.setOnAction(event -> getItem().laid().ifPresent(model::remove));
        // The cell is as wide as the list, and never wider: long values end in an ellipsis.
        setPrefWidth(0);
        setText(null);
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        Item item = row.item();
        indent.minWidthProperty()
                .bind(Bindings.createDoubleBinding(() -> width(row.depth(), getFont()), fontProperty()));
        sign.setVisible(item.opens());
        ((FontIcon) sign.getGraphic()).setIconCode(row.opened() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        sign.setAccessibleText(Words.of(row.opened() ? "structures.close" : "structures.open", item.name()));
        boolean root = row.laid().isPresent();
        // A name is what a value is found by: the value gives way first.
        name.setMinWidth(root ? 0 : USE_PREF_SIZE);
        name.setText(root ? item.name() : item.name() + (item.name().isEmpty() ? "" : ":"));
        name.setVisible(!item.name().isEmpty());
        name.setManaged(name.isVisible());
        value.setText(shown(row));
        look(row);
        remove.setVisible(root);
        remove.setManaged(root);
        remove.setAccessibleText(Words.of("structures.remove", item.name()));
        setTooltip(new Tooltip(words(row)));
        setAccessibleText(words(row));
        setGraphic(line);
    }

    private static double width(int depth, Font font) {
        return depth * INDENT * font.getSize();
    }

    private void look(Row row) {
        Item item = row.item();
        boolean strong = row.laid().isPresent();
        style(name, "strong", strong);
        style(value, "danger", item.fault().isPresent());
        style(value, "muted", item.kind() == Item.Kind.PADDING || item.kind() == Item.Kind.NOTE || strong);
        style(name, "muted", item.kind() == Item.Kind.PADDING);
        style(value, "changed", item.changed() && !row.opened() && item.kind() != Item.Kind.PADDING);
    }

    private static void style(Label label, String look, boolean on) {
        label.getStyleClass().remove(look);
        if (on) {
            label.getStyleClass().add(look);
        }
    }

    /** What is opened says the rest below. */
    private static String shown(Row row) {
        Item item = row.item();
        String fault = item.fault().orElse("");
        if (row.laid().isPresent() && item.kind() != Item.Kind.NOTE) {
            String at = Words.of("structures.lies", Addresses.shortHex(item.address()));
            return row.opened() || item.value().isEmpty() ? at : at + "  " + item.value();
        }
        boolean below = row.opened() && (item.kind() == Item.Kind.STRUCTURE || item.kind() == Item.Kind.ARRAY);
        String value = below ? item.typeText() : item.value();
        return value.isEmpty() ? fault : fault.isEmpty() ? value : value + " – " + fault;
    }

    /** The whole line for a tooltip and for a screen reader. */
    private static String words(Row row) {
        Item item = row.item();
        StringBuilder words = new StringBuilder(item.name());
        if (!item.typeText().isEmpty()) {
            words.append(words.isEmpty() ? "" : ": ").append(item.typeText());
        }
        if (!item.value().isEmpty()) {
            words.append(" = ").append(item.value());
        }
        item.fault().ifPresent(fault -> words.append(", ").append(fault));
        if (item.hasBytes()) {
            words.append(", ").append(Words.of("structures.place", Addresses.shortHex(item.address()), item.size()));
        }
        if (item.changed()) {
            words.append(", ").append(Words.of("structures.changed"));
        }
        if (item.opens()) {
            words.append(", ").append(Words.of(row.opened() ? "structures.is.open" : "structures.is.closed"));
        }
        return words.toString();
    }
}
