package palimpsest.app.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.words.Words;
import palimpsest.engine.source.ByteSlice;

/** Cells for the bytes that a person expects; after the step, each says whether it came so. */
final class PredictionPane extends VBox {
    private final PredictionViewModel model;
    private final List<TextField> cells = new ArrayList<>();
    private final TextField number = new TextField();
    private final Button go = new Button();

    PredictionPane(PredictionViewModel model) {
        this.model = model;
        setId("prediction");
        getStyleClass().addAll("card", "prediction");
        managedProperty().bind(visibleProperty());
        number.setId("prediction-number");
        number.getStyleClass().add("mono");
        number.textProperty().addListener(change -> refresh());
        number.setOnAction(event -> answer());
        go.setId("prediction-go");
        model.askedProperty().addListener((property, before, now) -> show(now));
        show(model.askedProperty().get());
    }

    private void show(Optional<Prediction> asked) {
        setVisible(asked.isPresent());
        getChildren().clear();
        cells.clear();
        asked.ifPresent(this::fill);
    }

    private void fill(Prediction prediction) {
        Label title = words(title(prediction));
        title.getStyleClass().add("strong");
        getChildren().add(title);
        Optional<Marking> marking = prediction.marking();
        boolean typed = prediction.type().isPresent() && marking.isEmpty();
        if (typed) {
            number.clear();
            Label type = new Label(prediction.type().get().label());
            type.getStyleClass().addAll("mono", "muted");
            HBox line = new HBox(type, number);
            line.getStyleClass().add("prediction-line");
            getChildren().add(line);
        } else {
            FlowPane row = new FlowPane();
            row.getStyleClass().add("prediction-cells");
            for (int i = 0; i < prediction.length(); i++) {
                row.getChildren().add(cell(prediction, i));
            }
            getChildren().add(row);
        }
        marking.ifPresent(known -> tell(prediction, known));
        Button leave = new Button(
                marking.isPresent() ? Words.of("examples.predict.close") : Words.of("examples.predict.leave"));
        leave.setId("prediction-leave");
        leave.setOnAction(event -> model.leave());
        HBox buttons = new HBox(go, leave);
        buttons.getStyleClass().add("prediction-buttons");
        go.setText(
                marking.isPresent()
                        ? Words.of("examples.predict.again")
                        : switch (prediction.until()) {
                            case STEP -> Words.of("examples.predict.step");
                            case CALL -> Words.of("examples.predict.call");
                            case SCRIPT -> Words.of("examples.predict.script");
                        });
        go.setOnAction(event -> {
            if (marking.isPresent()) {
                model.again();
            } else {
                answer();
            }
        });
        getChildren().add(buttons);
        refresh();
        boolean right = marking.filter(Marking::allRight).isPresent();
        Button likely = right ? leave : go;
        go.getStyleClass().remove("primary");
        likely.getStyleClass().add("primary");
        if (typed) {
            number.requestFocus();
        } else if (marking.isEmpty()) {
            cells.get(0).requestFocus();
        } else {
            likely.requestFocus();
        }
    }

    private static String title(Prediction prediction) {
        String address = Addresses.shortHex(prediction.range().address());
        return switch (prediction.until()) {
            case STEP -> Words.of("examples.predict.title.step", address);
            case CALL -> Words.of("examples.predict.title.call", address);
            case SCRIPT -> Words.of("examples.predict.title.script", address);
        };
    }

    /** A byte: its address above, what is expected, and what came instead below. */
    private VBox cell(Prediction prediction, int index) {
        long address = prediction.range().address() + index;
        Label above = new Label(Long.toHexString(address & 0xff));
        above.getStyleClass().addAll("mono", "cell-address");
        TextField digits = new TextField();
        digits.setId("predicted-" + index);
        digits.getStyleClass().addAll("mono", "byte-cell");
        digits.setPrefColumnCount(2);
        digits.setAlignment(Pos.CENTER);
        digits.setAccessibleText(Words.of("examples.predict.cell", Addresses.shortHex(address)));
        VBox cell = new VBox(above, digits);
        cell.getStyleClass().add("prediction-cell");
        Optional<Marking> marking = prediction.marking();
        if (marking.isPresent()) {
            boolean right = marking.get().right(index);
            digits.setText(Marking.hex(marking.get().expected().at(index)));
            digits.setEditable(false);
            digits.setFocusTraversable(false);
            digits.getStyleClass().add(right ? "right" : "wrong");
            Label below =
                    new Label(right ? "=" : Marking.hex(marking.get().actual().at(index)));
            below.getStyleClass().addAll("mono", right ? "came-right" : "came-otherwise");
            below.setAccessibleText(Words.of(
                    right ? "examples.predict.cell.right" : "examples.predict.cell.wrong",
                    Marking.hex(marking.get().actual().at(index))));
            cell.getChildren().add(below);
        } else {
            cells.add(digits);
            digits.setTextFormatter(new TextFormatter<>(
                    change -> change.getControlNewText().matches("[0-9a-fA-F]{0,2}") ? change : null));
            digits.textProperty().addListener((InvalidationListener) change -> typed(digits));
            digits.setOnAction(event -> answer());
        }
        return cell;
    }

    /** Two digits are a byte: the caret goes on to the next. */
    private void typed(TextField digits) {
        int next = cells.indexOf(digits) + 1;
        if (digits.getText().length() == 2 && digits.isFocused() && next < cells.size()) {
            cells.get(next).requestFocus();
        }
        refresh();
    }

    private void tell(Prediction prediction, Marking marking) {
        VBox telling = new VBox();
        telling.setId("prediction-words");
        telling.getStyleClass().add("prediction-words");
        for (String sentence : marking.words()) {
            telling.getChildren().add(words(sentence));
        }
        prediction.type().ifPresent(type -> telling.getChildren().add(words(marking.asNumber(type))));
        telling.getChildren()
                .get(0)
                .getStyleClass()
                .addAll("strong", marking.allRight() ? "came-right" : "came-otherwise");
        getChildren().add(telling);
    }

    private Optional<ByteSlice> answered() {
        Optional<ValueType> type = model.askedProperty().get().flatMap(Prediction::type);
        return type.isPresent()
                ? model.bytes(type.get(), number.getText())
                : model.bytes(cells.stream().map(TextField::getText).toList());
    }

    private void answer() {
        answered().ifPresent(model::answer);
    }

    private void refresh() {
        boolean marked = model.askedProperty()
                .get()
                .filter(asked -> asked.marking().isPresent())
                .isPresent();
        go.setDisable(!marked && answered().isEmpty());
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
