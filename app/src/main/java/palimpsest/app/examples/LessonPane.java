package palimpsest.app.examples;

import java.util.List;
import java.util.Optional;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.words.Words;

/** The lesson that is open, with a way to the others; without one, all lessons to choose from. */
public final class LessonPane extends VBox {
    private static final PseudoClass FINISHED = PseudoClass.getPseudoClass("finished");

    private final ExamplesViewModel model;
    private final Label place = new Label();
    private final Button previous = new Button("", new FontIcon(Feather.CHEVRON_LEFT));
    private final Button next = new Button("", new FontIcon(Feather.CHEVRON_RIGHT));
    private final VBox body = new VBox();
    private final VBox end = new VBox();
    private final Label score = new Label();
    private final HBox scores;
    private Optional<CardPane> card = Optional.empty();

    public LessonPane(ExamplesViewModel model) {
        this.model = model;
        setId("lesson");
        getStyleClass().add("lesson-pane");
        place.setId("lesson-place");
        place.setGraphic(new FontIcon(Feather.CHECK_CIRCLE));
        place.getStyleClass().add("heading");
        place.setMinWidth(0);
        HBox.setHgrow(place, Priority.ALWAYS);
        place.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(place, turn(previous, "previous", -1), turn(next, "next", 1));
        head.getStyleClass().add("lesson-head");
        end.getStyleClass().add("lesson-end");
        Hyperlink anew = new Hyperlink(Words.of("examples.score.reset"));
        anew.setId("reset-score");
        anew.setOnAction(
                event -> model.progress().forgetScore(model.packProperty().get().id()));
        score.setId("score");
        score.getStyleClass().add("muted");
        scores = new HBox(score, anew);
        scores.getStyleClass().add("lesson-score");
        scores.managedProperty().bind(scores.visibleProperty());
        getChildren().addAll(head, new PredictionPane(model.prediction()), body, end, scores);
        model.currentProperty().addListener((property, before, now) -> show());
        model.packProperty().addListener((property, before, now) -> show());
        model.progress().remembered().addListener((MapChangeListener<String, String>) change -> refresh());
        show();
    }

    private Button turn(Button button, String name, int places) {
        String words = places < 0 ? Words.of("examples.previous") : Words.of("examples.next");
        button.setId(name + "-lesson");
        button.getStyleClass().addAll("icon-only", "flat");
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> model.beside(places).ifPresent(model.intents.get()::open));
        return button;
    }

    private void show() {
        Pack pack = model.packProperty().get();
        card = model.currentProperty().get().map(lesson -> new CardPane(model, lesson.card()));
        body.getChildren().clear();
        if (card.isPresent()) {
            body.getChildren().add(card.get());
        } else {
            VBox list = new VBox();
            list.getStyleClass().add("lesson-list");
            list.getChildren().add(words("examples.choose", "muted"));
            for (Lesson lesson : pack.lessons()) {
                list.getChildren().add(new LessonTile(model, lesson, false));
            }
            body.getChildren().add(list);
        }
        if (!pack.faults().isEmpty()) {
            body.getChildren().add(faults(pack.faults()));
        }
        previous.setDisable(model.beside(-1).isEmpty());
        next.setDisable(model.beside(1).isEmpty());
        previous.setVisible(card.isPresent());
        next.setVisible(card.isPresent());
        place.setTooltip(new Tooltip(pack.title()));
        refresh();
    }

    /** Which lesson it is, and whether it is done: at the top, because the end of a card may be out of sight. */
    private void tellPlace() {
        Pack pack = model.packProperty().get();
        Optional<Lesson> lesson = model.currentProperty().get();
        place.setText(lesson.map(is -> Words.of(
                        "examples.place",
                        String.valueOf(pack.lessons().indexOf(is) + 1),
                        String.valueOf(pack.lessons().size())))
                .orElse(pack.title()));
        boolean finished = lesson.filter(model.progress()::finished).isPresent();
        place.setContentDisplay(finished ? ContentDisplay.LEFT : ContentDisplay.TEXT_ONLY);
        place.pseudoClassStateChanged(FINISHED, finished);
        next.pseudoClassStateChanged(FINISHED, finished);
        place.setAccessibleText(finished ? place.getText() + ". " + Words.of("examples.finished") : place.getText());
    }

    /** What the author of a pack will want to mend. */
    static Region faults(List<PackFault> faults) {
        VBox list = new VBox(words("examples.faults", "strong"));
        list.setId("pack-faults");
        list.getStyleClass().addAll("card", "pack-faults");
        for (PackFault fault : faults) {
            Label at = new Label(fault.place());
            at.getStyleClass().addAll("mono", "danger");
            Label words = new Label(fault.words());
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            list.getChildren().addAll(at, words);
        }
        return list;
    }

    private static Label words(String key, String style) {
        Label label = new Label(Words.of(key));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private void refresh() {
        card.ifPresent(CardPane::tick);
        tellPlace();
        end.getChildren().clear();
        model.currentProperty().get().ifPresent(lesson -> {
            if (model.progress().finished(lesson)) {
                Label well = words("examples.finished", "strong");
                well.setGraphic(new FontIcon(Feather.CHECK_CIRCLE));
                well.setId("lesson-finished");
                end.getChildren().add(well);
            }
            model.beside(1).ifPresent(other -> {
                Button on = new Button(Words.of("examples.go-on", other.title()));
                on.setId("go-on");
                on.setMnemonicParsing(false);
                on.setWrapText(true);
                on.setMaxWidth(Double.MAX_VALUE);
                if (model.progress().finished(lesson)) {
                    on.getStyleClass().add("primary");
                }
                on.setOnAction(event -> model.intents.get().open(other));
                end.getChildren().add(on);
            });
            if (model.progress().done(lesson) > 0) {
                Hyperlink anew = new Hyperlink(Words.of("examples.anew"));
                anew.setId("lesson-anew");
                anew.setOnAction(event -> {
                    model.progress().forget(lesson);
                    model.intents.get().open(lesson);
                });
                end.getChildren().add(anew);
            }
        });
        Score made = model.progress().score(model.packProperty().get().id());
        scores.setVisible(made.made() > 0);
        score.setText(Words.of("examples.score", String.valueOf(made.right()), String.valueOf(made.made())));
    }
}
