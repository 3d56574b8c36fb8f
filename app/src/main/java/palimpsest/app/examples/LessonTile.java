package palimpsest.app.examples;

import javafx.collections.MapChangeListener;
import javafx.collections.WeakMapChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.words.Words;

/** A lesson to choose: its number, its title, perhaps what it shows, and whether it was done. */
public final class LessonTile extends Button {
    private final ExamplesViewModel model;
    private final Lesson lesson;
    private final String number;
    private final StackPane sign = new StackPane();
    /** Held here, because the map holds it weakly: tiles come and go. */
    private final MapChangeListener<String, String> progress = change -> refresh();

    /** @param described whether what it shows is said too */
    public LessonTile(ExamplesViewModel model, Lesson lesson, boolean described) {
        this.model = model;
        this.lesson = lesson;
        number = String.valueOf(model.lessons().indexOf(lesson) + 1);
        setId("tile-" + lesson.name());
        getStyleClass().add("lesson-tile");
        sign.getStyleClass().add("lesson-number");
        sign.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label title = label(lesson.title(), "strong");
        VBox words = new VBox(title);
        words.getStyleClass().add("lesson-words");
        if (described) {
            Label description = label(lesson.description(), "muted");
            description.setWrapText(true);
            description.setMinHeight(Region.USE_PREF_SIZE);
            words.getChildren().add(description);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox tile = new HBox(sign, words);
        tile.getStyleClass().add("lesson-row");
        setGraphic(tile);
        setMaxWidth(Double.MAX_VALUE);
        setOnAction(event -> model.intents.get().open(lesson));
        model.progress().remembered().addListener(new WeakMapChangeListener<>(progress));
        refresh();
    }

    private void refresh() {
        boolean done = model.progress().finished(lesson);
        sign.getChildren().setAll(done ? new FontIcon(Feather.CHECK) : new Label(number));
        sign.getStyleClass().remove("done");
        if (done) {
            sign.getStyleClass().add("done");
        }
        setAccessibleText(
                Words.of(done ? "examples.tile.done" : "examples.tile", number, lesson.title(), lesson.description()));
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
