package palimpsest.app.structures;

import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.session.LaidView;
import palimpsest.app.words.Words;

/** The line that is chosen: its type, its bytes, and a field to type another value. */
final class RowDetail extends VBox {
    private final StructuresViewModel model;
    private final RowList list;
    private final Label title = new Label();
    private final Label place = new Label();
    private final Label bytes = new Label();
    private final Label whole = new Label();
    private final Label word = new Label();
    private final TextField field = new TextField();
    private final HBox edit = new HBox(word, field);
    private final Hyperlink target = new Hyperlink();
    private final Label problem = new Label();
    /** What stood in the field before somebody typed. */
    private String offered = "";

    RowDetail(StructuresViewModel model, RowList list) {
        this.model = model;
        this.list = list;
        setId("structure-detail");
        getStyleClass().addAll("card", "structure-detail");
        title.getStyleClass().addAll("mono", "strong");
        place.getStyleClass().add("muted");
        bytes.getStyleClass().addAll("mono", "muted");
        whole.getStyleClass().add("mono");
        whole.setWrapText(true);
        whole.setMaxHeight(USE_PREF_SIZE);
        problem.getStyleClass().add("danger");
        problem.setId("structure-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        word.setMinWidth(USE_PREF_SIZE);
        field.setId("structure-value");
        field.getStyleClass().add("mono");
        field.setMinWidth(0);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setOnAction(event -> commit());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                show();
                list.requestFocus();
                event.consume();
            }
        });
        edit.getStyleClass().add("structures-line");
        target.setOnAction(event -> list.chosen().ifPresent(model::selectTarget));
        FlowPane line = new FlowPane(title, place, bytes, target);
        line.getStyleClass().add("card-line");
        getChildren().addAll(line, whole, edit, problem);
        setMinHeight(USE_PREF_SIZE);
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> show());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.F2 || event.getCode() == KeyCode.ENTER) {
                field.requestFocus();
                field.selectAll();
                event.consume();
            }
        });
        show();
    }

    private void show() {
        Optional<Row> chosen = list.chosen();
        shown(this, chosen.isPresent());
        chosen.ifPresent(this::show);
    }

    private void show(Row row) {
        Item item = row.item();
        String name = item.name();
        title.setText(item.typeText().isEmpty() || row.laid().isPresent() ? name : name + ": " + item.typeText());
        String at = Words.of("structures.place", Addresses.shortHex(item.address()), item.size());
        place.setText(item.bits().map(bits -> at + ", " + bits(bits)).orElse(at));
        shown(place, item.hasBytes());
        bytes.setText(model.hex(row));
        shown(bytes, item.hasBytes());
        boolean pointer = item.kind() == Item.Kind.POINTER && item.opens();
        target.setText(pointer ? Words.of("structures.target", Addresses.shortHex(number(item))) : "");
        shown(target, pointer);
        boolean root = row.laid().isPresent();
        boolean editable = row.isEditable()
                && item.fault().filter(fault -> item.size() == 0).isEmpty();
        shown(edit, editable || root);
        word.setText(Words.of(root ? "structures.at" : "structures.value"));
        field.setAccessibleText(root ? Words.of("structures.where") : Words.of("structures.value.of", name));
        field.setTooltip(new Tooltip(Words.of(root ? "structures.where.hint" : "structures.value.hint")));
        offer(root ? row.laid().get().laying().where() : editable ? model.typeable(row) : "");
        String words = item.fault().orElse(editable || root ? "" : item.value());
        whole.setText(words);
        shown(whole, !words.isEmpty());
        tell("");
    }

    private static long number(Item item) {
        return item.number().orElse(0);
    }

    private static String bits(Item.BitRange bits) {
        int last = bits.shift() + bits.width() - 1;
        return bits.width() == 1
                ? Words.of("structures.bit", bits.shift())
                : Words.of("structures.bits", bits.shift(), last);
    }

    /** News must not wipe out what is being typed. */
    private void offer(String text) {
        boolean typing = field.isFocused() && !field.getText().equals(offered) && text.equals(offered);
        offered = text;
        if (!typing) {
            field.setText(text);
        }
    }

    private void commit() {
        list.chosen().ifPresent(row -> {
            Optional<LaidView> laid = row.laid();
            Optional<String> refused = laid.isPresent()
                    ? model.change(laid.get(), laid.get().laying().type(), field.getText())
                    : model.edit(row, field.getText());
            tell(refused.orElse(""));
            if (refused.isEmpty()) {
                offered = field.getText();
            }
        });
    }

    private void tell(String words) {
        problem.setText(words);
        shown(problem, !words.isEmpty());
        field.getStyleClass().remove("wrong");
        if (!words.isEmpty()) {
            field.getStyleClass().add("wrong");
        }
    }

    private static void shown(javafx.scene.Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
