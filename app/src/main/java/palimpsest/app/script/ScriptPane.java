package palimpsest.app.script;

import java.util.concurrent.ExecutorService;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.folding.Foldable;
import palimpsest.app.hostscript.Script;
import palimpsest.app.words.Words;

/** The host script: buttons above, its text, and what is wrong with it below. */
public final class ScriptPane extends StackPane {

    private final ScriptArea area;

    /**
     * @param background runs the highlighting
     * @param run runs the script, after asking what the person wants to keep
     * @param create begins a new one
     */
    public ScriptPane(ScriptViewModel model, ExecutorService background, Runnable run, Runnable create) {
        area = new ScriptArea(model, background);
        getStyleClass().addAll("editor", "script-pane");
        BorderPane whole = new BorderPane(area);
        whole.setTop(head(model, run));
        whole.setBottom(fault(model));
        Node start = start(create);
        start.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.shownProperty().get().isEmpty(), model.shownProperty()));
        whole.visibleProperty().bind(start.visibleProperty().not());
        getChildren().setAll(whole, start);
    }

    /** The text of the script, to be folded. */
    public Foldable folding() {
        return area.folding();
    }

    /** Whether the person is in the text of the script. */
    public boolean isWrittenIn() {
        return area.isFocusWithin();
    }

    /** Lets go of the text; the pane can't be used after it. */
    public void dispose() {
        area.dispose();
    }

    private static Node head(ScriptViewModel model, Runnable run) {
        Button play = button("script-run", "script.run", Feather.PLAY, run);
        play.getStyleClass().add("primary");
        Button step = button("script-step", "script.step", Feather.CHEVRON_RIGHT, model::step);
        Button stop = button("script-stop", "script.stop", Feather.SQUARE, model::stop);
        stop.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        stop.disableProperty().bind(model.canStopProperty().not());
        Label doing = new Label();
        doing.setId("script-state");
        doing.getStyleClass().add("muted");
        doing.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Words.of(
                                model.editedProperty().get() ? "script.edited" : "script.doing",
                                model.shownProperty().get().map(Script::name).orElse(""),
                                model.doingProperty().get()),
                        model.shownProperty(),
                        model.editedProperty(),
                        model.doingProperty()));
        doing.setMinWidth(0);
        HBox buttons = new HBox(play, step, stop);
        buttons.getStyleClass().add("script-buttons");
        VBox head = new VBox(buttons, doing);
        head.getStyleClass().add("script-head");
        return head;
    }

    /** @param key of its words; {@code .hint} is added for what it does */
    private static Button button(String id, String key, Feather symbol, Runnable action) {
        Button button = new Button(Words.of(key), new FontIcon(symbol));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(Words.of(key + ".hint")));
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Node fault(ScriptViewModel model) {
        Label place = new Label();
        place.getStyleClass().addAll("mono", "script-place");
        place.setMinWidth(USE_PREF_SIZE);
        Label message = new Label();
        message.setId("script-fault");
        message.getStyleClass().add("script-problem");
        message.setWrapText(true);
        message.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(message, Priority.ALWAYS);
        HBox row = new HBox(place, message);
        row.getStyleClass().add("script-fault");
        Runnable show = () -> {
            place.setText(model.faultProperty()
                    .get()
                    .map(fault -> Words.of("script.line", String.valueOf(fault.line())))
                    .orElse(""));
            message.setText(model.faultProperty()
                    .get()
                    .map(ScriptViewModel.Fault::message)
                    .orElse(""));
            row.setVisible(model.faultProperty().get().isPresent());
            row.setManaged(row.isVisible());
        };
        model.faultProperty().addListener(change -> show.run());
        show.run();
        return row;
    }

    private static Node start(Runnable create) {
        Label words = new Label(Words.of("script.about"));
        words.setWrapText(true);
        words.getStyleClass().add("empty");
        Button begin = new Button(Words.of("script.new"));
        begin.setId("new-script");
        begin.setOnAction(event -> create.run());
        VBox start = new VBox(words, begin);
        start.getStyleClass().add("script-start");
        return start;
    }
}
