package palimpsest.app.window;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.calls.ExportRow;
import palimpsest.app.editor.EditorViewModel;
import palimpsest.app.words.Words;

/** The toolbar: what is open on the left, running in the middle, the nearest export and the looks on the right. */
final class TopBar extends HBox {
    private static final double WITH_RESTART = 780;
    private static final double WITH_PREDICT = 860;
    private static final double WITH_ALL_MOTIONS = 960;
    private static final double WITH_STEPS = 1150;
    private static final double WITH_CALL = 1060;
    private static final double WITH_PRESENT = 1240;
    private static final double WITH_FILE = 1120;
    private static final double WITH_NAME = 1400;

    private final Label name = new Label("Palimpsest");
    private final Label steps = new Label();
    private final Button restart;
    private final Button predict;
    /** What the menu and keys do too. */
    private final List<Node> more;

    private final Label file = new Label();
    private final HBox call;
    private final Button present;

    TopBar(
            Commands commands,
            RunViewModel run,
            TimeViewModel time,
            EditorViewModel editor,
            Settings settings,
            Region examples,
            MainMenu menu) {
        getStyleClass().add("top-bar");
        name.getStyleClass().add("app-name");
        name.setMinWidth(USE_PREF_SIZE);
        Button open = commands.open.labelled(Feather.FOLDER);
        open.setId("open");
        open.setMinWidth(USE_PREF_SIZE);
        examples.setMinWidth(USE_PREF_SIZE);
        nameFile(editor);
        HBox left = group(name, open, examples, file);

        Button step = commands.step.labelled(Feather.CHEVRON_RIGHT);
        step.setId("step");
        step.getStyleClass().add("primary");
        predict = identified("predict", commands.predict.button(Feather.EDIT_3));
        Button running = commands.run.labelled(Feather.PLAY);
        running.setId("run");
        steps.setId("steps");
        steps.textProperty().bind(time.whereProperty());
        steps.getStyleClass().addAll("mono", "muted", "steps");
        Button toStart = identified("to-start", commands.toStart.button(Feather.SKIP_BACK));
        Button runBack = identified("run-back", commands.runBack.button(Feather.REWIND));
        Button over = identified("over", commands.over.labelled());
        Button out = identified("out", commands.out.labelled());
        Button toEnd = identified("to-end", commands.toEnd.button(Feather.SKIP_FORWARD));
        restart = identified("restart", commands.restart.button(Feather.ROTATE_CCW));
        more = List.of(toStart, runBack, over, out, toEnd);
        HBox middle = group(
                toStart,
                runBack,
                identified("back", commands.back.button(Feather.CHEVRON_LEFT)),
                step,
                predict,
                over,
                out,
                running,
                toEnd,
                identified("pause", commands.pause.button(Feather.PAUSE)),
                identified("stop", commands.stop.button(Feather.SQUARE)),
                restart,
                steps);
        middle.getChildren().forEach(node -> ((Region) node).setMinWidth(USE_PREF_SIZE));

        Button theme = commands.theme.button(Feather.MOON);
        theme.setId("theme");
        theme.graphicProperty()
                .bind(Bindings.createObjectBinding(
                        () -> new FontIcon(settings.theme.get() == Theme.LIGHT ? Feather.MOON : Feather.SUN),
                        settings.theme));
        call = group(callButton(run));
        present = identified("present", commands.present.labelled());
        HBox right = group(call, present, theme, menu);
        right.getStyleClass().add("right");
        present.setMinWidth(USE_PREF_SIZE);
        theme.setMinWidth(USE_PREF_SIZE);
        menu.setMinWidth(USE_PREF_SIZE);
        getChildren().add(new ThreeParts(left, middle, right));
        HBox.setHgrow(getChildren().get(0), Priority.ALWAYS);
    }

    /** In a narrow window the buttons stay, and what can be read or done elsewhere too makes room for them. */
    void fit(ReadOnlyDoubleProperty width, Settings settings) {
        showFrom(WITH_PREDICT, predict, width, settings);
        showFrom(WITH_RESTART, restart, width, settings);
        more.forEach(button -> showFrom(WITH_ALL_MOTIONS, button, width, settings));
        showFrom(WITH_STEPS, steps, width, settings);
        showFrom(WITH_NAME, name, width, settings);
        showFrom(WITH_CALL, call, width, settings);
        showFrom(WITH_PRESENT, present, width, settings);
        showFrom(WITH_FILE, file, width, settings);
    }

    private static void showFrom(double least, Node node, ReadOnlyDoubleProperty width, Settings settings) {
        node.visibleProperty().bind(width.greaterThanOrEqualTo(settings.zoom.multiply(least / Zoom.NORMAL)));
        node.managedProperty().bind(node.visibleProperty());
    }

    private void nameFile(EditorViewModel editor) {
        file.setId("file-name");
        file.getStyleClass().add("file-name");
        file.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        file.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> editor.shownProperty().get().name()
                                + (editor.editedProperty().get() ? Words.of("window.edited") : ""),
                        editor.shownProperty(),
                        editor.editedProperty()));
    }

    private static Button callButton(RunViewModel run) {
        Button call = new Button();
        call.setId("call-nearest");
        // A name may have an underscore in it.
        call.setMnemonicParsing(false);
        call.disableProperty().bind(run.canCallProperty().not());
        call.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> run.nearestProperty().get().isPresent(), run.nearestProperty()));
        call.managedProperty().bind(call.visibleProperty());
        call.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> run.nearestProperty().get().map(TopBar::words).orElse(""), run.nearestProperty()));
        call.setTooltip(new Tooltip(Words.of("window.call.hint")));
        call.setOnAction(event -> run.call());
        return call;
    }

    private static String words(ExportRow row) {
        return Words.of("window.call.name", row.name() + (row.fields().isEmpty() ? "()" : "(\u2026)"));
    }

    private static <B extends Button> B identified(String id, B button) {
        button.setId(id);
        return button;
    }

    private static HBox group(Node... nodes) {
        HBox group = new HBox(nodes);
        group.getStyleClass().add("group");
        return group;
    }
}
