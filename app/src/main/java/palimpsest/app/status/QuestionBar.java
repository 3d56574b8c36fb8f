package palimpsest.app.status;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import palimpsest.app.session.Question;
import palimpsest.app.words.Words;

/** Asks before something that cannot be taken back. It takes no room otherwise; Escape leaves everything as it is. */
public final class QuestionBar extends HBox {
    private final Label words = new Label();
    private final Button act = new Button();
    private final Button leave = new Button(Words.of("status.leave"));

    public QuestionBar(QuestionViewModel model) {
        setId("question");
        getStyleClass().addAll("notice", "question");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        act.setId("question-yes");
        act.getStyleClass().add("primary");
        act.setMinWidth(USE_PREF_SIZE);
        act.setOnAction(event -> model.answer(true));
        leave.setId("question-no");
        leave.setMinWidth(USE_PREF_SIZE);
        leave.setOnAction(event -> model.answer(false));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.answer(false);
                event.consume();
            }
        });
        getChildren().addAll(words, space, act, leave);
        managedProperty().bind(visibleProperty());
        model.questionProperty().addListener((property, old, now) -> {
            if (!now.equals(old)) {
                show(now);
            }
        });
        show(model.questionProperty().get());
    }

    private void show(Optional<Question> question) {
        setVisible(question.isPresent());
        words.setText(question.map(Question::text).orElse(""));
        act.setText(question.map(Question::act).orElse(""));
        if (question.isPresent()) {
            act.requestFocus();
        }
    }
}
