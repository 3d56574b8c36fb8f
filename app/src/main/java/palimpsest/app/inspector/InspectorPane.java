package palimpsest.app.inspector;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.geometry.VPos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
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

    public InspectorPane(InspectorViewModel model) {
        this.model = model;
        getStyleClass().addAll("inspector", "pane-body");
        setId("inspector");
        title.getStyleClass().addAll("strong", "inspector-title");
        table.getStyleClass().add("inspector-table");
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        table.getColumnConstraints().addAll(new ColumnConstraints(), wide);
        for (ValueType type : ValueType.values()) {
            addRow(type);
        }
        addRow(Words.of("inspector.pointer"), pointer);
        addRow("UTF-8", character);
        addRow(Words.of("inspector.align"), alignment);
        for (Labeled plain : List.of(pointer, character, alignment)) {
            plain.getStyleClass().add("inspector-words");
            plain.setMinHeight(USE_PREF_SIZE);
        }
        pointer.setId(Words.of("inspector.pointer"));
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
        getChildren().addAll(title, table, fault, bigEndian, note, new SelectionText(model));
        InvalidationListener show = change -> show();
        model.revisionProperty().addListener(show);
        show();
    }

    private void addRow(ValueType type) {
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
        addRow(type.label(), field);
        if (type == ValueType.F32 || type == ValueType.F64) {
            Label bits = type == ValueType.F32 ? floatBits : doubleBits;
            bits.setId("bits-" + type.label());
            bits.getStyleClass().addAll("mono", "muted", "inspector-bits");
            addRow("", bits);
        }
    }

    private void addRow(String name, javafx.scene.Node value) {
        Label label = new Label(name);
        label.getStyleClass().addAll("mono", "muted");
        label.setMinWidth(USE_PREF_SIZE);
        if (value instanceof Labeled) {
            // Words may wrap: their name stands beside the first line.
            label.getStyleClass().add("inspector-name");
            GridPane.setValignment(label, VPos.TOP);
        }
        table.addRow(table.getRowCount(), label, value);
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
