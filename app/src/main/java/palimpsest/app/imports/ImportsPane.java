package palimpsest.app.imports;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import palimpsest.app.frames.Gradually;
import palimpsest.app.session.AskedCall;
import palimpsest.app.session.StandIn;
import palimpsest.app.session.Value;
import palimpsest.app.words.Words;
import palimpsest.engine.syntax.ExternalKind;

/** What stands in for imports nobody gave. It takes no room when there is nothing to tell. */
public final class ImportsPane extends VBox {
    private static final int SHOWN = 50;
    private static final int AT_ONCE = 2;

    private final Gradually<StandIn> growing = new Gradually<>(this::add);

    private final ImportsViewModel model;

    public ImportsPane(ImportsViewModel model) {
        this.model = model;
        getStyleClass().addAll("pane-body", "imports");
        setId("imports");
        managedProperty().bind(visibleProperty());
        model.standInsProperty().addListener((property, old, now) -> show(now));
        model.askedProperty()
                .addListener(
                        (property, old, now) -> show(model.standInsProperty().get()));
        show(model.standInsProperty().get());
    }

    private void show(List<StandIn> standIns) {
        setVisible(!standIns.isEmpty());
        Label heading = new Label(Words.of("imports.heading"));
        heading.getStyleClass().add("heading");
        getChildren().clear();
        model.askedProperty().get().ifPresent(call -> getChildren().add(question(call)));
        getChildren().add(heading);
        growing.begin(standIns.stream().limit(SHOWN).toList(), AT_ONCE, () -> {
            if (standIns.size() > SHOWN) {
                getChildren().add(new Label(Words.of("imports.more", standIns.size() - SHOWN)));
            }
        });
    }

    private void add(StandIn standIn) {
        getChildren().add(card(standIn));
    }

    /** A call that waits for its results. */
    private VBox question(AskedCall call) {
        String arguments = call.arguments().stream().map(Value::text).collect(Collectors.joining(", ", "(", ")"));
        Label name = new Label(call.function() + arguments);
        name.setId("asked");
        name.getStyleClass().addAll("mono", "strong");
        Label words = new Label(
                call.results().isEmpty()
                        ? Words.of("imports.waits")
                        : Words.of("imports.waits.results", call.results()));
        words.setWrapText(true);
        TextField typed = new TextField();
        typed.setId("reply");
        typed.getStyleClass().add("mono");
        typed.setVisible(!call.results().isEmpty());
        typed.setManaged(typed.isVisible());
        Label problem = new Label();
        problem.getStyleClass().add("wrong-words");
        Button answer = new Button(Words.of("imports.return"));
        answer.setId("reply-button");
        Runnable reply = () -> problem.setText(model.reply(typed.getText()).orElse(""));
        answer.setOnAction(event -> reply.run());
        typed.setOnAction(event -> reply.run());
        VBox card = new VBox(name, words, typed, answer, problem);
        card.getStyleClass().addAll("card", "question-card");
        return card;
    }

    private VBox card(StandIn standIn) {
        Label name = new Label(standIn.module() + "." + standIn.name());
        name.getStyleClass().add("mono");
        Label text = new Label(standIn.text());
        text.getStyleClass().add("muted");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        VBox card = new VBox(name, text);
        if (standIn.kind() == ExternalKind.FUNC) {
            card.getChildren().add(new AnswerRow(model, standIn));
        }
        if (standIn.memory().isPresent()) {
            card.getChildren().add(new MemoryRow(model, standIn));
        }
        card.getStyleClass().add("card");
        return card;
    }
}
