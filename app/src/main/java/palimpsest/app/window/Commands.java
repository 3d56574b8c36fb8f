package palimpsest.app.window;

import java.util.Arrays;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import palimpsest.app.editor.EditorViewModel;
import palimpsest.app.script.ScriptViewModel;
import palimpsest.app.session.Session;
import palimpsest.app.status.StatusViewModel;

/** Everything the window can do by menu and key, in one place. */
final class Commands {
    final Command open;
    final Command save;
    final Command saveAs;
    final Command run;
    final Command pause;
    final Command stop;
    final Command step;
    final Command over;
    final Command out;
    final Command back;
    final Command backOver;
    final Command backOut;
    final Command runBack;
    final Command toStart;
    final Command toEnd;
    final Command runToCaret;
    final Command bookmark;
    final Command saveSession;
    final Command runScript;
    final Command stepScript;
    final Command restart;
    final Command restartStepping;
    final Command undo;
    final Command redo;
    final Command goTo;
    final Command larger;
    final Command smaller;
    final Command normal;
    final Command theme;
    final Command quit;

    Commands(
            RunViewModel run,
            TimeViewModel time,
            EditorViewModel editor,
            StatusViewModel status,
            Session session,
            Settings settings,
            FileActions files,
            ScriptViewModel script,
            Runnable runOfScript,
            Runnable goToAddress,
            Runnable toCaret) {
        ObservableBooleanValue hasText = editor.editableProperty();
        ObservableBooleanValue hasScript =
                Bindings.createBooleanBinding(() -> script.shownProperty().get().isPresent(), script.shownProperty());
        open = new Command("Open\u2026", "Open a module, a host script or a session", "Shortcut+O", files::choose);
        save = new Command(
                "Save",
                "Save the source, or the host script where that is in front",
                "Shortcut+S",
                editor.editedProperty().and(editor.editableProperty()).or(script.editedProperty()),
                files::save);
        saveAs = new Command(
                "Save as\u2026",
                "Save the source, or the host script where that is in front, in another file",
                "Shortcut+Shift+S",
                Bindings.or(hasText, hasScript),
                files::saveAs);
        runScript =
                new Command("Run host script", "Run the host script from its beginning", "F9", hasScript, runOfScript);
        stepScript = new Command(
                "Next host action", "To the next thing that the host does", "Shift+F9", hasScript, script::step);
        this.run = new Command(
                run.runWordsProperty(),
                "Run the source as it stands, or go on after a pause",
                "Shortcut+Enter",
                run.canRunProperty(),
                run::run);
        pause = new Command("Pause", "Stop before the next instruction", "F6", run.canPauseProperty(), run::pause);
        stop = new Command("Stop", "Give up what is being executed", "Shift+F5", run.canStopProperty(), run::stop);
        step = new Command("Step", "One step on, into calls", "F11", run.canStepProperty(), run::step);
        over = new Command("Over", "One step on; a call as a whole", "F10", time.canGoOnProperty(), session::stepOver);
        out = new Command(
                "Out", "On to the end of this function", "Shift+F11", time.insideProperty(), session::stepOut);
        back = new Command("Step back", "One step back", "Shortcut+F11", time.canBackProperty(), session::stepBack);
        backOver = new Command(
                "Back over",
                "One step back; a call as a whole",
                "Shortcut+F10",
                time.canBackProperty(),
                session::stepBackOver);
        backOut = new Command(
                "Back out",
                "Back to where this function was called",
                "Shortcut+Shift+F11",
                time.insideProperty(),
                session::stepBackOut);
        runBack = new Command(
                "Run back",
                "Back to the previous breakpoint or watchpoint",
                "Shortcut+F5",
                time.canBackProperty(),
                session::runBack);
        toStart = new Command(
                "To the start",
                "To the first step",
                "Shortcut+Shift+Home",
                time.canBackProperty(),
                session::travelToStart);
        toEnd = new Command(
                "To the end",
                "To the last step that was done",
                "Shortcut+Shift+End",
                time.canForwardProperty(),
                session::travelToEnd);
        runToCaret = new Command(
                "Run to caret", "Run to where the caret is in the source", "F4", run.canStepProperty(), toCaret);
        bookmark = new Command(
                "Bookmark this step",
                "Keep this moment under a name",
                "Shortcut+D",
                time.hasRecordProperty(),
                () -> session.bookmarks().addHere(""));
        saveSession = new Command(
                "Save session\u2026",
                "Save the module with everything that happened",
                "Shortcut+Alt+S",
                time.hasRecordProperty(),
                files::saveSession);
        restart = new Command(
                "Restart", "Make a new instance", "Shortcut+Shift+F5", run.canRestartProperty(), run::restart);
        restartStepping = new Command(
                "Step through instantiation",
                "Make a new instance, one step at a time",
                "Shortcut+Shift+F10",
                run.canRestartProperty(),
                run::restartStepping);
        undo = new Command(
                again("Undo ", status.undoProperty(), "Undo in memory"),
                "Take the last edit of memory back",
                "Shortcut+Alt+Z",
                status.undoProperty().isNotEmpty(),
                session::undo);
        redo = new Command(
                again("Redo ", status.redoProperty(), "Redo in memory"),
                "Do the edit of memory again",
                "Shortcut+Alt+Y",
                status.redoProperty().isNotEmpty(),
                session::redo);
        goTo = new Command("Go to address\u2026", "Go to an address", "Shortcut+G", goToAddress);
        larger = new Command(
                "Larger",
                "Make everything larger",
                "Shortcut+Plus",
                settings.zoom.lessThan(Zoom.MOST),
                () -> settings.zoom.set(Zoom.larger(settings.zoom.get())));
        smaller = new Command(
                "Smaller",
                "Make everything smaller",
                "Shortcut+Minus",
                settings.zoom.greaterThan(Zoom.LEAST),
                () -> settings.zoom.set(Zoom.smaller(settings.zoom.get())));
        normal = new Command("Usual size", "Back to 100 %", "Shortcut+0", () -> settings.zoom.set(Zoom.NORMAL));
        theme = new Command(
                Bindings.createStringBinding(
                        () -> settings.theme.get() == Theme.LIGHT ? "Dark theme" : "Light theme", settings.theme),
                "Light or dark",
                "Shortcut+Shift+L",
                new SimpleBooleanProperty(true),
                () -> settings.theme.set(settings.theme.get().other()));
        quit = new Command("Quit", "Close the window", "Shortcut+Q", files::quit);
    }

    /** Keys that keyboards have besides those of the menu: many a plus is a shifted equals sign, or on the number pad. */
    void addMoreKeys(Scene scene) {
        addKey(scene, larger, KeyCode.EQUALS);
        addKey(scene, larger, KeyCode.EQUALS, KeyCombination.SHIFT_DOWN);
        addKey(scene, larger, KeyCode.ADD);
        addKey(scene, smaller, KeyCode.SUBTRACT);
        addKey(scene, normal, KeyCode.NUMPAD0);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F5), run::perform);
    }

    private static void addKey(Scene scene, Command command, KeyCode key, KeyCombination.Modifier... shift) {
        KeyCombination.Modifier[] modifiers = Arrays.copyOf(shift, shift.length + 1);
        modifiers[shift.length] = KeyCombination.SHORTCUT_DOWN;
        scene.getAccelerators().put(new KeyCodeCombination(key, modifiers), command::perform);
    }

    private static ObservableStringValue again(String verb, ReadOnlyStringProperty what, String otherwise) {
        return Bindings.when(what.isEmpty()).then(otherwise).otherwise(Bindings.concat(verb, what));
    }
}
