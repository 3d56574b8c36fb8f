package palimpsest.app.exporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import palimpsest.app.exporting.ExportViewModel.Part;
import palimpsest.app.words.Words;

/** What can be chosen for a form: which bytes, which steps, and how it looks. */
final class ChoicesPane extends GridPane {
    private static final List<Double> PACES = List.of(0.2, 0.5, 1.0, 2.0, 4.0);

    private final ExportViewModel model;
    private final List<Row> rows = new ArrayList<>();

    /** A name and what is chosen under it, for some forms. */
    private record Row(Predicate<Form> shown, Node name, Node choices) {}

    ChoicesPane(ExportViewModel model) {
        this.model = model;
        getStyleClass().add("export-grid");
        row("exporting.bytes", Form::ofBytes, bytes());
        row("exporting.steps", Form::ofSteps, steps());
        row("exporting.pictures", form -> form == Form.GIF, pictures());
        row(
                "exporting.values",
                form -> form == Form.CSV,
                box(
                        "export-width",
                        List.of(Csv.Width.values()),
                        model.width,
                        width -> Words.of("exporting.width", width.bytes())),
                check("exporting.big.endian", "export-big-endian", model.bigEndian));
        row("exporting.look", Form::isPicture, look());
        model.form.addListener(change -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        int line = 0;
        for (Row row : rows) {
            if (row.shown().test(model.form.get())) {
                addRow(line++, row.name(), row.choices());
            }
        }
    }

    private void row(String words, Predicate<Form> shown, Node... nodes) {
        Label name = new Label(Words.of(words));
        name.setMinWidth(Region.USE_PREF_SIZE);
        FlowPane choices = new FlowPane(nodes);
        choices.getStyleClass().add("export-row");
        choices.setPrefWrapLength(0);
        GridPane.setHgrow(choices, Priority.ALWAYS);
        rows.add(new Row(shown, name, choices));
    }

    private Node[] bytes() {
        ToggleGroup group = new ToggleGroup();
        RadioButton selection = part("exporting.selection", Part.SELECTION, group);
        selection.setDisable(!model.hasSelection());
        HBox range = new HBox(
                part("exporting.range", Part.RANGE, group),
                field("export-from", "exporting.from", model.from, true),
                word("exporting.length"),
                field("export-length", "exporting.length.words", model.length, true));
        range.getStyleClass().add("export-row");
        return new Node[] {part("exporting.visible", Part.VISIBLE, group), selection, range};
    }

    private RadioButton part(String words, Part part, ToggleGroup group) {
        RadioButton choice = new RadioButton(Words.of(words));
        choice.setId("export-" + part.name().toLowerCase(Locale.ROOT));
        choice.setMinWidth(Region.USE_PREF_SIZE);
        choice.setToggleGroup(group);
        choice.setSelected(model.part.get() == part);
        choice.setOnAction(event -> model.part.set(part));
        model.part.addListener(change -> choice.setSelected(model.part.get() == part));
        return choice;
    }

    private Node[] steps() {
        HBox steps = new HBox(
                field("export-first-step", "exporting.first", model.firstStep, false),
                word("exporting.to"),
                field("export-last-step", "exporting.last", model.lastStep, false));
        steps.getStyleClass().add("export-row");
        return new Node[] {steps};
    }

    private Node[] pictures() {
        return new Node[] {
            box(
                    "export-each",
                    List.of(false, true),
                    model.writesOnly,
                    writes -> Words.of(writes ? "exporting.each.write" : "exporting.each.step")),
            box("export-pace", PACES, model.seconds.asObject(), pace -> Words.of("exporting.pace", pace))
        };
    }

    private Node[] look() {
        List<Integer> themes = java.util.stream.IntStream.range(
                        0, model.colours().size())
                .boxed()
                .toList();
        return new Node[] {
            box(
                    "export-theme",
                    themes,
                    model.theme.asObject(),
                    index -> model.colours().get(index).words()),
            box(
                    "export-scale",
                    List.of(1, 2, 3, 4),
                    model.scale.asObject(),
                    scale -> Words.of("exporting.scale", scale)),
            check("exporting.title.choice", "export-title", model.titled),
            check("exporting.legend", "export-legend", model.legend)
        };
    }

    private static Label word(String key) {
        Label word = new Label(Words.of(key));
        word.setMinWidth(Region.USE_PREF_SIZE);
        return word;
    }

    /** A field for a number; typing in one of a range chooses the range. */
    private TextField field(String id, String words, StringProperty text, boolean ofRange) {
        TextField field = new TextField(text.get());
        field.setId(id);
        field.getStyleClass().add("mono");
        field.setPrefColumnCount(9);
        field.setAccessibleText(Words.of(words));
        text.addListener(change -> {
            if (!field.getText().equals(text.get())) {
                field.setText(text.get());
            }
        });
        field.textProperty().addListener((property, before, now) -> {
            text.set(now);
            if (ofRange && field.isFocused()) {
                model.part.set(Part.RANGE);
            }
        });
        return field;
    }

    private static CheckBox check(String words, String id, Property<Boolean> property) {
        CheckBox check = new CheckBox(Words.of(words));
        check.setId(id);
        check.setMinWidth(Region.USE_PREF_SIZE);
        check.selectedProperty().bindBidirectional(property);
        return check;
    }

    private static <T> ComboBox<T> box(String id, List<T> choices, Property<T> property, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(choices);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("choices are not typed");
            }
        });
        box.setValue(property.getValue());
        box.valueProperty().addListener((any, before, now) -> property.setValue(now));
        return box;
    }
}
