package palimpsest.app.imports;

import java.util.Optional;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import palimpsest.app.session.Answer;
import palimpsest.app.session.StandIn;
import palimpsest.app.words.Words;

/** How one imported function answers: a choice, and what must be typed for some. */
final class AnswerRow extends VBox {

    /** What can be chosen. */
    private enum Way {
        ZEROS,
        CONSTANT,
        ECHO,
        SCRIPT,
        ASK;

        @Override
        public String toString() {
            return Words.of("imports.way." + name());
        }
    }

    private final ImportsViewModel model;
    private final StandIn function;
    private final ChoiceBox<Way> ways = new ChoiceBox<>();
    private final TextField typed = new TextField();
    private final Label problem = new Label();

    AnswerRow(ImportsViewModel model, StandIn function) {
        this.model = model;
        this.function = function;
        ways.getItems().setAll(Way.values());
        ways.setValue(way(model.answer(function)));
        ways.setId("answer-" + function.fullName());
        ways.setAccessibleText(Words.of("imports.how", function.fullName()));
        ways.setMaxWidth(Double.MAX_VALUE);
        typed.setId("typed-" + function.fullName());
        typed.getStyleClass().add("mono");
        typed.setText(text(model.answer(function)));
        typed.setTooltip(new Tooltip(Words.of("imports.enter")));
        typed.managedProperty().bind(typed.visibleProperty());
        problem.getStyleClass().add("wrong-words");
        problem.managedProperty().bind(problem.visibleProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        ways.valueProperty().addListener((property, old, way) -> choose(way));
        typed.setOnAction(event -> choose(ways.getValue()));
        setSpacing(4);
        getChildren().setAll(ways, typed, problem);
        prompt(ways.getValue());
    }

    private void choose(Way way) {
        prompt(way);
        problem.setText("");
        switch (way) {
            case ZEROS -> model.answer(function, new Answer.Zeros());
            case ECHO -> model.answer(function, new Answer.Echo());
            case ASK -> model.answer(function, new Answer.AskMe());
            case CONSTANT -> tell(model.answerConstantly(function, typed.getText()));
            case SCRIPT -> {
                if (!typed.getText().isBlank()) {
                    model.answer(function, new Answer.Script(typed.getText()));
                }
            }
        }
    }

    private void tell(Optional<String> wrong) {
        problem.setText(typed.getText().isBlank() ? "" : wrong.orElse(""));
    }

    private void prompt(Way way) {
        typed.setVisible(way == Way.CONSTANT || way == Way.SCRIPT);
        typed.setPromptText(way == Way.CONSTANT ? "42" : "(a, b) => a + b");
    }

    private static Way way(Answer answer) {
        if (answer instanceof Answer.Constants) {
            return Way.CONSTANT;
        } else if (answer instanceof Answer.Echo) {
            return Way.ECHO;
        } else if (answer instanceof Answer.Script) {
            return Way.SCRIPT;
        }
        return answer instanceof Answer.AskMe ? Way.ASK : Way.ZEROS;
    }

    private static String text(Answer answer) {
        if (answer instanceof Answer.Constants constants) {
            return String.join(
                    ", ", constants.values().stream().map(value -> value.text()).toList());
        }
        return answer instanceof Answer.Script script ? script.function() : "";
    }
}
