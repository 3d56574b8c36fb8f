package palimpsest.app.window;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Scene;
import palimpsest.app.editor.EditorViewModel;
import palimpsest.app.folding.Foldable;
import palimpsest.app.presenting.SpeedViewModel;
import palimpsest.app.script.ScriptViewModel;
import palimpsest.app.session.Session;
import palimpsest.app.sources.SourcesViewModel;
import palimpsest.app.status.StatusViewModel;
import palimpsest.app.words.Words;

/** Everything the window can do by menu and key, in one place. */
final class Commands {
    private final Map<CommandGroup, List<Command>> groups = new EnumMap<>(CommandGroup.class);
    final Command open;
    final Command openFolder;
    final Command save;
    final Command saveAs;
    final Command run;
    final Command pause;
    final Command play;
    final Command playBack;
    final Command faster;
    final Command slower;
    final Command stop;
    final Command step;
    final Command predict;
    final Command call;
    final Command over;
    final Command out;
    final Command back;
    final Command backOver;
    final Command backOut;
    final Command runBack;
    final Command toStart;
    final Command byLine;
    final Command toEnd;
    final Command runToCaret;
    final Command bookmark;
    final Command saveSession;
    final Command export;
    final Command runScript;
    final Command stepScript;
    final Command restart;
    final Command restartStepping;
    final Command program;
    final Command undo;
    final Command redo;
    final Command goTo;
    final Command lay;
    final Command find;
    final Command findNext;
    final Command findPrevious;
    final Command map;
    final Command layout;
    final Command larger;
    final Command smaller;
    final Command normal;
    final Command theme;
    final Command highContrast;
    final Command original;
    final Command fold;
    final Command unfold;
    final Command foldAll;
    final Command unfoldAll;
    final Command present;
    final Command presentSource;
    final Command preferences;
    final Command palette;
    final Command shortcuts;
    final Command quit;

    Commands(
            RunViewModel run,
            TimeViewModel time,
            SpeedViewModel speed,
            EditorViewModel editor,
            StatusViewModel status,
            Session session,
            Settings settings,
            FileActions files,
            Saving saving,
            ScriptViewModel script,
            Runnable runOfScript,
            Runnable goToAddress,
            FindBridge finding,
            MapBridge mapOfMemory,
            Runnable toCaret,
            SourcesViewModel sources,
            Pages pages,
            Runnable exports,
            Runnable predict,
            Runnable laying,
            Supplier<Foldable> text) {
        ObservableBooleanValue hasProgram = Bindings.createBooleanBinding(
                () -> session.snapshot().program().isPresent(), session.snapshotProperty());
        ObservableBooleanValue hasText = editor.editableProperty();
        ObservableBooleanValue hasScript =
                Bindings.createBooleanBinding(() -> script.shownProperty().get().isPresent(), script.shownProperty());
        open = in(CommandGroup.FILE, new Command("open", "Shortcut+O", files::choose));
        openFolder = in(CommandGroup.FILE, new Command("open-folder", "Shortcut+Shift+O", files::chooseFolder));
        save = in(
                CommandGroup.FILE,
                new Command(
                        "save",
                        "Shortcut+S",
                        editor.editedProperty().and(editor.editableProperty()).or(script.editedProperty()),
                        saving::save));
        saveAs = in(
                CommandGroup.FILE,
                new Command("save-as", "Shortcut+Shift+S", Bindings.or(hasText, hasScript), saving::saveAs));
        saveSession = in(
                CommandGroup.FILE,
                new Command("save-session", "Shortcut+Alt+S", time.hasRecordProperty(), saving::saveSession));
        export = in(CommandGroup.FILE, new Command("export", "Shortcut+E", hasProgram, exports));
        quit = in(CommandGroup.FILE, new Command("quit", "Shortcut+Q", saving::quit));
        this.run = in(
                CommandGroup.RUN,
                new Command("run", run.runWordsProperty(), "Shortcut+Enter or F5", run.canRunProperty(), run::run));
        pause = in(CommandGroup.RUN, new Command("pause", "F6", run.canPauseProperty(), run::pause));
        play = in(CommandGroup.RUN, new Command("play", playWords(speed), "F12", speed.canPlayProperty(), speed::play));
        playBack = in(
                CommandGroup.RUN, new Command("play-back", "Shift+F12", speed.canPlayBackProperty(), speed::playBack));
        faster = in(CommandGroup.RUN, new Command("faster", "Alt+Period", speed::faster));
        slower = in(CommandGroup.RUN, new Command("slower", "Alt+Comma", speed::slower));
        stop = in(CommandGroup.RUN, new Command("stop", "Shift+F5", run.canStopProperty(), run::stop));
        restart = in(
                CommandGroup.RUN, new Command("restart", "Shortcut+Shift+F5", run.canRestartProperty(), run::restart));
        restartStepping = in(
                CommandGroup.RUN,
                new Command("restart-stepping", "Shortcut+Shift+F10", run.canRestartProperty(), run::restartStepping));
        program = in(CommandGroup.RUN, new Command("program", "", pages.hasProgram(), pages::program));
        step = in(CommandGroup.FORWARDS, new Command("step", "F11", run.canStepProperty(), run::step));
        this.predict = in(CommandGroup.FORWARDS, new Command("predict", "F8", run.canStepProperty(), predict));
        over = in(CommandGroup.FORWARDS, new Command("over", "F10", time.canGoOnProperty(), session::stepOver));
        out = in(CommandGroup.FORWARDS, new Command("out", "Shift+F11", time.insideProperty(), session::stepOut));
        call = in(CommandGroup.RUN, new Command("call", "Shortcut+Shift+Enter", run.canCallProperty(), run::call));
        runToCaret = in(CommandGroup.FORWARDS, new Command("to-caret", "F4", run.canStepProperty(), toCaret));
        byLine = in(
                CommandGroup.FORWARDS,
                new Command(
                        "by-line",
                        Bindings.createStringBinding(
                                () -> Words.of(
                                        sources.byLineProperty().get() ? "window.by-instruction" : "window.by-line"),
                                sources.byLineProperty()),
                        "Shortcut+Shift+I",
                        sources.availableProperty(),
                        () -> sources.byLineProperty()
                                .set(!sources.byLineProperty().get())));
        toEnd = in(
                CommandGroup.FORWARDS,
                new Command("to-end", "Shortcut+Shift+End", time.canForwardProperty(), session::travelToEnd));
        back = in(
                CommandGroup.BACKWARDS, new Command("back", "Shortcut+F11", time.canBackProperty(), session::stepBack));
        backOver = in(
                CommandGroup.BACKWARDS,
                new Command("back-over", "Shortcut+F10", time.canBackProperty(), session::stepBackOver));
        backOut = in(
                CommandGroup.BACKWARDS,
                new Command("back-out", "Shortcut+Shift+F11", time.insideProperty(), session::stepBackOut));
        runBack = in(
                CommandGroup.BACKWARDS,
                new Command("run-back", "Shortcut+F5", time.canBackProperty(), session::runBack));
        toStart = in(
                CommandGroup.BACKWARDS,
                new Command("to-start", "Shortcut+Shift+Home", time.canBackProperty(), session::travelToStart));
        bookmark = in(
                CommandGroup.BACKWARDS,
                new Command(
                        "bookmark",
                        "Shortcut+D",
                        time.hasRecordProperty(),
                        () -> session.bookmarks().addHere("")));
        runScript = in(CommandGroup.SCRIPT, new Command("run-script", "F9", hasScript, runOfScript));
        stepScript = in(CommandGroup.SCRIPT, new Command("step-script", "Shift+F9", hasScript, script::step));
        undo = in(
                CommandGroup.MEMORY,
                new Command(
                        "undo",
                        again("window.undo", status.undoProperty()),
                        "Shortcut+Alt+Z",
                        status.undoProperty().isNotEmpty(),
                        session::undo));
        redo = in(
                CommandGroup.MEMORY,
                new Command(
                        "redo",
                        again("window.redo", status.redoProperty()),
                        "Shortcut+Alt+Y",
                        status.redoProperty().isNotEmpty(),
                        session::redo));
        goTo = in(CommandGroup.MEMORY, new Command("go-to", "Shortcut+G", goToAddress));
        find = in(CommandGroup.MEMORY, new Command("find", "Shortcut+F", finding::open));
        findNext = in(CommandGroup.MEMORY, new Command("find-next", "F3", finding.model()::next));
        findPrevious = in(CommandGroup.MEMORY, new Command("find-previous", "Shift+F3", finding.model()::previous));
        lay = in(CommandGroup.MEMORY, new Command("lay", "Shortcut+L", laying));
        map = in(CommandGroup.LOOK, new Command("map", "Shortcut+M", mapOfMemory::toggleMap));
        layout = in(CommandGroup.LOOK, new Command("layout", "Shortcut+Shift+M", mapOfMemory::toggleLayout));
        larger = in(
                CommandGroup.LOOK,
                // Many a plus is a shifted equals sign, or on the number pad.
                new Command(
                        "larger",
                        "Shortcut+Plus or Shortcut+Equals or Shortcut+Shift+Equals or Shortcut+Add",
                        settings.zoom.lessThan(Zoom.MOST),
                        () -> settings.zoom.set(Zoom.larger(settings.zoom.get()))));
        smaller = in(
                CommandGroup.LOOK,
                new Command(
                        "smaller",
                        "Shortcut+Minus or Shortcut+Subtract",
                        settings.zoom.greaterThan(Zoom.LEAST),
                        () -> settings.zoom.set(Zoom.smaller(settings.zoom.get()))));
        normal = in(
                CommandGroup.LOOK,
                new Command("normal", "Shortcut+0 or Shortcut+Numpad 0", () -> settings.zoom.set(Zoom.NORMAL)));
        theme = in(
                CommandGroup.LOOK,
                new Command(
                        "theme",
                        Bindings.createStringBinding(
                                () -> Words.of("window.theme.to-"
                                        + settings.theme.get().other().word()),
                                settings.theme),
                        "Shortcut+Shift+L",
                        new SimpleBooleanProperty(true),
                        () -> settings.theme.set(settings.theme.get().other())));
        highContrast =
                in(CommandGroup.LOOK, new Command("high-contrast", "", () -> settings.theme.set(Theme.HIGH_CONTRAST)));
        original = in(
                CommandGroup.LOOK,
                new Command(
                        "original",
                        Bindings.createStringBinding(
                                () -> Words.of(
                                        sources.wantedProperty().get() ? "window.module-text" : "window.original"),
                                sources.wantedProperty()),
                        "Shortcut+U",
                        sources.availableProperty(),
                        () -> sources.turnTo(!sources.wantedProperty().get())));
        fold = in(
                CommandGroup.LOOK,
                new Command(
                        "fold", "Shortcut+Shift+Open Bracket", () -> text.get().fold()));
        unfold = in(
                CommandGroup.LOOK,
                new Command(
                        "unfold",
                        "Shortcut+Shift+Close Bracket",
                        () -> text.get().unfold()));
        foldAll = in(
                CommandGroup.LOOK, new Command("fold-all", "", () -> text.get().foldAll()));
        unfoldAll = in(
                CommandGroup.LOOK,
                new Command("unfold-all", "", () -> text.get().unfoldAll()));
        present = in(CommandGroup.LOOK, new Command("present", "F7", pages::present));
        presentSource = in(CommandGroup.LOOK, new Command("present-source", "Shift+F7", pages::presentSource));
        preferences = in(CommandGroup.FILE, new Command("preferences", "Shortcut+Comma", pages::preferences));
        palette = in(CommandGroup.HELP, new Command("palette", "Shortcut+Shift+P", pages::palette));
        shortcuts = in(CommandGroup.HELP, new Command("shortcuts", "F1 or Shortcut+Slash", pages::shortcuts));
    }

    /** The pages that lie over the window, and what changes all of it. */
    interface Pages {
        void palette();

        void shortcuts();

        /** What a program of WASI is given. */
        void program();

        /** Whether there is such a program. */
        ObservableBooleanValue hasProgram();

        void preferences();

        void present();

        /** Shows the source beside the memory while presenting, or no more. */
        void presentSource();
    }

    /** All of them by groups, in the order in which they are listed. */
    Map<CommandGroup, List<Command>> groups() {
        return Collections.unmodifiableMap(groups);
    }

    /** All keys, also of those that have no place in the menu. */
    void addKeys(Scene scene) {
        groups.values().stream()
                .flatMap(List::stream)
                .forEach(command ->
                        command.keys().forEach(key -> scene.getAccelerators().put(key, command::perform)));
    }

    private Command in(CommandGroup group, Command command) {
        groups.computeIfAbsent(group, none -> new ArrayList<>()).add(command);
        return command;
    }

    private static ObservableStringValue playWords(SpeedViewModel speed) {
        return Bindings.createStringBinding(
                () -> Words.of(speed.playingProperty().get() ? "window.play.pause" : "window.play"),
                speed.playingProperty());
    }

    private static ObservableStringValue again(String name, ReadOnlyStringProperty what) {
        return Bindings.createStringBinding(
                () -> what.get().isEmpty() ? Words.of(name) : Words.of(name + ".what", what.get()), what);
    }
}
