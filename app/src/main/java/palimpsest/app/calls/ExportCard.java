package palimpsest.app.calls;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import palimpsest.app.words.Words;

/** One exported function: signature, fields, buttons, and how the last call ended. */
final class ExportCard extends VBox {
    private final ExportRow row;
    private final CallsViewModel model;

    ExportCard(ExportRow row, CallsViewModel model) {
        this.row = row;
        this.model = model;
        getStyleClass().addAll("card", "export");
        getChildren().add(head());
        if (!row.fields().isEmpty()) {
            getChildren().add(fields());
        }
        getChildren().addAll(result(), fault());
    }

    private HBox head() {
        Label name = new Label(row.name());
        name.getStyleClass().addAll("mono", "export-name");
        name.setTooltip(new Tooltip(row.name() + " " + row.signature()));
        Label signature = new Label(row.signature());
        signature.getStyleClass().addAll("mono", "muted");
        VBox title = new VBox(name, signature);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);

        BooleanBinding idle = model.callableProperty().and(row.completeProperty());
        Button step = new Button(Words.of("calls.step"));
        step.setTooltip(new Tooltip(Words.of("calls.step.hint")));
        step.setAccessibleText(Words.of("calls.step.into", row.name()));
        step.disableProperty().bind(idle.not());
        step.setOnAction(event -> model.callStepping(row));
        Button call = new Button(Words.of("calls.call"));
        call.setAccessibleText(Words.of("calls.call.name", row.name()));
        call.setId("call-" + row.name());
        call.disableProperty().bind(idle.not());
        call.setOnAction(event -> model.call(row));
        step.setMinWidth(Region.USE_PREF_SIZE);
        call.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(title, step, call);
        head.getStyleClass().add("export-head");
        return head;
    }

    private GridPane fields() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("fields");
        int line = 0;
        for (ParameterField field : row.fields()) {
            TextField input = new TextField(field.textProperty().get());
            input.textProperty().bindBidirectional(field.textProperty());
            input.getStyleClass().add("mono");
            input.setAccessibleText(Words.of("calls.parameter", field.name(), row.name(), field.type()));
            input.setOnAction(event -> {
                if (model.callableProperty().get()) {
                    model.call(row);
                }
            });
            GridPane.setHgrow(input, Priority.ALWAYS);
            Label name = new Label(field.name());
            name.getStyleClass().add("mono");
            name.setLabelFor(input);
            Label type = new Label(field.type());
            type.getStyleClass().addAll("mono", "muted");
            grid.addRow(line++, name, type, input);

            Label wrong = words(field.messageProperty().get());
            wrong.textProperty().bind(field.messageProperty());
            wrong.getStyleClass().add("danger");
            grid.add(wrong, 0, line++, 3, 1);
            field.messageProperty().addListener((property, old, now) -> mark(input, now));
            mark(input, field.messageProperty().get());
        }
        return grid;
    }

    private static void mark(TextField input, String wrong) {
        input.getStyleClass().remove("wrong");
        if (!wrong.isEmpty()) {
            input.getStyleClass().add("wrong");
        }
    }

    private Label result() {
        Label result = words("");
        result.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> row.resultProperty().get().isEmpty()
                                ? ""
                                : "\u2192 " + row.resultProperty().get(),
                        row.resultProperty()));
        result.getStyleClass().addAll("mono", "result");
        return result;
    }

    private Label fault() {
        Label fault = words("");
        fault.textProperty().bind(row.faultProperty());
        fault.getStyleClass().addAll("danger", "fault");
        return fault;
    }

    /** A wrapping label that takes no room while it is empty. */
    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }
}
