package palimpsest.app.stops;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.session.StopPointView;
import palimpsest.app.words.Words;
import palimpsest.engine.source.Span;

/** One breakpoint or watchpoint: on or off, where, how often met, and when it stops. */
final class StopRow extends VBox {
    private final StopPointView stop;
    private final StopsViewModel model;

    StopRow(StopPointView stop, StopsViewModel model, Consumer<Span> reveal) {
        this.stop = stop;
        this.model = model;
        getStyleClass().addAll("card", "stop-row");
        CheckBox enabled = new CheckBox();
        enabled.setSelected(stop.enabled());
        enabled.setAccessibleText(Words.of("stops.at", stop.words()));
        enabled.setMinWidth(USE_PREF_SIZE);
        enabled.setOnAction(event -> model.enable(stop, enabled.isSelected()));
        Label hits = new Label(stop.hits() == 0 ? "" : Words.of("stops.met", Long.toString(stop.hits())));
        hits.getStyleClass().add("muted");
        hits.setMinWidth(USE_PREF_SIZE);
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        VBox condition = new VBox();
        HBox head = new HBox(
                enabled,
                words(reveal),
                space,
                hits,
                button(Feather.EDIT_2, Words.of("stops.when", stop.words()), () -> edit(condition)),
                button(Feather.X, Words.of("stops.remove", stop.words()), () -> model.remove(stop)));
        head.getStyleClass().add("watch-head");
        getChildren().addAll(head, condition);
        if (!stop.condition().isEmpty() || stop.ignored() > 0) {
            edit(condition);
        }
        stop.problem().ifPresent(words -> {
            Label problem = new Label(words);
            problem.getStyleClass().add("danger");
            problem.setWrapText(true);
            problem.setMinHeight(USE_PREF_SIZE);
            getChildren().add(problem);
        });
    }

    private Node words(Consumer<Span> reveal) {
        if (stop.shown().isEmpty()) {
            Label words = new Label(stop.words());
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            return words;
        }
        Hyperlink words = new Hyperlink(stop.words());
        // A name may have an underscore in it.
        words.setMnemonicParsing(false);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setOnAction(event -> reveal.accept(stop.shown().get(0)));
        return words;
    }

    private void edit(VBox condition) {
        if (!condition.getChildren().isEmpty()) {
            return;
        }
        TextField when = new TextField(stop.condition());
        when.getStyleClass().addAll("mono", "stop-condition");
        when.setPromptText("$x > 3 && i32[0x10] == 7");
        when.setAccessibleText(Words.of("stops.condition", stop.words()));
        TextField ignored = new TextField(stop.ignored() == 0 ? "" : Long.toString(stop.ignored()));
        ignored.getStyleClass().add("stop-ignored");
        ignored.setPromptText("0");
        ignored.setPrefColumnCount(4);
        ignored.setMinWidth(USE_PREF_SIZE);
        ignored.setTooltip(new Tooltip(Words.of("stops.ignored")));
        ignored.setAccessibleText(Words.of("stops.ignored.of", stop.words()));
        Runnable take = () -> {
            requestFocus();
            model.change(stop, when.getText(), ignored.getText());
        };
        when.setOnAction(event -> take.run());
        ignored.setOnAction(event -> take.run());
        HBox.setHgrow(when, Priority.ALWAYS);
        HBox line = new HBox(muted(Words.of("stops.if")), when, muted(Words.of("stops.skip")), ignored);
        line.getStyleClass().add("watch-head");
        condition.getChildren().add(line);
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Button button(Feather symbol, String words, Runnable action) {
        Button button = new Button("", new FontIcon(symbol));
        button.getStyleClass().addAll("icon-only", "flat");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
