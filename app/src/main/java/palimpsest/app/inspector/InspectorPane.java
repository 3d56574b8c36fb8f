package palimpsest.app.inspector;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.words.Words;

/** Shows the inspector: a row for each type, editable where it is a number, and who wrote the byte. */
public final class InspectorPane extends VBox {
    private final InspectorViewModel model;
    private final GridPane table = new GridPane();
    private final Map<ValueType, TextField> fields = new EnumMap<>(ValueType.class);
    private final Label title = new Label();
    private final Label fault = new Label();
    private final Hyperlink pointer = new Hyperlink();
    private final Label character = new Label();
    private final Label floatBits = new Label();
    private final Label doubleBits = new Label();
    private final Label alignment = new Label();
    private final BooleanProperty empty = new SimpleBooleanProperty(this, "empty");

    public InspectorPane(InspectorViewModel model) {
        this.model = model;
        getStyleClass().addAll("inspector", "pane-body");
        setId("inspector");
        title.getStyleClass().addAll("strong", "inspector-title");
        table.getStyleClass().add("inspector-table");
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        table.getColumnConstraints().addAll(new ColumnConstraints(), wide, new ColumnConstraints(), wide);
        for (ValueType type : ValueType.values()) {
            addField(type);
        }
        addRow(Words.of("inspector.pointer"), pointer);
        addRow("UTF-8", character);
        addRow(Words.of("inspector.align"), alignment);
        pointer.setId("pointer");
        for (Labeled plain : List.of(pointer, character, alignment)) {
            plain.getStyleClass().add("inspector-words");
            plain.setMinHeight(USE_PREF_SIZE);
        }
        pointer.setOnAction(event -> model.followPointer());
        character.setWrapText(true);
        alignment.setWrapText(true);
        fault.getStyleClass().addAll("danger", "inspector-fault");
        fault.setWrapText(true);
        fault.managedProperty().bind(fault.visibleProperty());
        CheckBox bigEndian = new CheckBox(Words.of("inspector.big-endian"));
        bigEndian.setId("big-endian");
        bigEndian.selectedProperty().bindBidirectional(model.bigEndian);
        Label note = new Label(Words.of("inspector.little-endian"));
        note.setWrapText(true);
        note.getStyleClass().add("muted");
        FlowPane order = new FlowPane(bigEndian, note);
        order.getStyleClass().add("inspector-order");
        Label nothing = new Label(Words.of("inspector.empty"));
        nothing.getStyleClass().add("empty");
        nothing.setMinHeight(USE_PREF_SIZE);
        nothing.visibleProperty().bind(empty);
        table.visibleProperty().bind(empty.not());
        order.visibleProperty().bind(empty.not());
        for (Node part : List.of(nothing, table, order)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        getChildren().addAll(title, nothing, table, fault, order, new SelectionText(model));
        InvalidationListener show = change -> show();
        model.revisionProperty().addListener(show);
        show();
    }

    private void addField(ValueType type) {
        TextField field = new TextField();
        field.setId("value-" + type.label());
        field.getStyleClass().addAll("mono", "inspector-value");
        field.setAccessibleText(Words.of("inspector.field", type.label()));
        field.setOnAction(event -> commit(type, field));
        field.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                giveUp(type, field);
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                giveUp(type, field);
                event.consume();
            }
        });
        fields.put(type, field);
        switch (type) {
            // Short numbers stand beside each other.
            case I8, I16 -> table.addRow(table.getRowCount() - 1, name(type.label()), field);
            case U8, U16 -> table.addRow(table.getRowCount(), name(type.label()), field);
            case F32 -> {
                HBox.setHgrow(field, Priority.ALWAYS);
                addRow(type.label(), new HBox(field, bits(type, floatBits)));
            }
            case F64 -> {
                addRow(type.label(), field);
                addRow("", bits(type, doubleBits));
            }
            default -> addRow(type.label(), field);
        }
    }

    private static Label bits(ValueType type, Label bits) {
        bits.setId("bits-" + type.label());
        bits.getStyleClass().addAll("mono", "muted", "inspector-bits");
        bits.setMinWidth(USE_PREF_SIZE);
        return bits;
    }

    private static Label name(String name) {
        Label label = new Label(name);
        label.getStyleClass().addAll("mono", "muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void addRow(String name, Node value) {
        Label label = name(name);
        if (value instanceof Labeled) {
            // Words may wrap: their name stands beside the first line.
            label.getStyleClass().add("inspector-name");
            GridPane.setValignment(label, VPos.TOP);
            GridPane.setValignment(value, VPos.TOP);
        }
        int row = table.getRowCount();
        table.add(label, 0, row);
        table.add(value, 1, row, 3, 1);
    }

    private void commit(ValueType type, TextField field) {
        model.edit(type, field.getText()).ifPresentOrElse(reason -> refuse(field, reason), () -> giveUp(type, field));
    }

    private void refuse(TextField field, String reason) {
        field.getStyleClass().add("wrong");
        fault.setText(reason);
        fault.setVisible(true);
    }

    private void show() {
        fault.setVisible(false);
        empty.set(model.isEmpty());
        title.setText(
                model.isEmpty()
                        ? Words.of("inspector.none")
                        : Words.of("inspector.byte", Addresses.shortHex(model.address())));
        fields.forEach(this::show);
        floatBits.setText(model.raw(ValueType.F32));
        doubleBits.setText(model.raw(ValueType.F64));
        String nowhere = model.bits(4).isPresent() ? Words.of("inspector.outside") : "–";
        pointer.setText(
                model.pointer().map(to -> "→ 0x" + Addresses.padded(to, 8)).orElse(nowhere));
        pointer.setDisable(model.pointer().isEmpty());
        character.setText(model.character());
        alignment.setText(model.alignment());
    }

    /** News from a running module must not wipe out what is being typed. */
    private void show(ValueType type, TextField field) {
        String value = model.value(type);
        boolean typing = field.isFocused() && !field.getText().equals(field.getUserData());
        field.setUserData(value);
        if (!typing) {
            field.setText(value);
            field.getStyleClass().remove("wrong");
        }
        field.setEditable(model.bits(type.size()).isPresent());
        field.setTooltip(new Tooltip(Words.of("inspector.bits", model.raw(type))));
    }

    private void giveUp(ValueType type, TextField field) {
        field.setText(model.value(type));
        field.setUserData(field.getText());
        show();
    }
}
