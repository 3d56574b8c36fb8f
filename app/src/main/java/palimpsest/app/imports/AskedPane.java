package palimpsest.app.imports;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import palimpsest.app.session.AskedCall;
import palimpsest.app.session.Value;
import palimpsest.app.words.Words;
import palimpsest.engine.syntax.ValueType;

/** The call of an imported function that waits for the person to say what it returns. It takes no room without one. */
public final class AskedPane extends VBox {

    private final ImportsViewModel model;

    /** @param asked hears when a call begins to wait: whoever is asked is to see it */
    public AskedPane(ImportsViewModel model, Consumer<AskedPane> asked) {
        this.model = model;
        getStyleClass().addAll("pane-body", "imports");
        managedProperty().bind(visibleProperty());
        show(Optional.empty());
        model.askedProperty().addListener((property, old, now) -> {
            show(now);
            if (now.isPresent()) {
                asked.accept(this);
                lookup(now.get().results().isEmpty() ? "#reply-button" : "#reply")
                        .requestFocus();
            }
        });
    }

    private void show(Optional<AskedCall> call) {
        setVisible(call.isPresent());
        getChildren().clear();
        call.ifPresent(waits -> getChildren().add(question(waits)));
    }

    private VBox question(AskedCall call) {
        String arguments = call.arguments().stream().map(Value::text).collect(Collectors.joining(", ", "(", ")"));
        Label name = new Label(call.function() + arguments);
        name.setId("asked");
        name.getStyleClass().addAll("mono", "strong");
        String types = call.results().stream().map(ValueType::toString).collect(Collectors.joining(", "));
        Label words = new Label(types.isEmpty() ? Words.of("imports.waits") : Words.of("imports.waits.results", types));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        TextField typed = new TextField();
        typed.setId("reply");
        typed.getStyleClass().add("mono");
        typed.setVisible(!types.isEmpty());
        typed.setManaged(typed.isVisible());
        Label problem = new Label();
        problem.getStyleClass().add("wrong-words");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        Button answer = new Button(Words.of("imports.return"));
        answer.setId("reply-button");
        Runnable reply = () -> problem.setText(model.reply(typed.getText()).orElse(""));
        answer.setOnAction(event -> reply.run());
        typed.setOnAction(event -> reply.run());
        VBox card = new VBox(name, words, typed, answer, problem);
        card.getStyleClass().addAll("card", "question-card");
        return card;
    }
}
