package palimpsest.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;
import palimpsest.app.calls.CallsPane;
import palimpsest.app.calls.CallsViewModel;
import palimpsest.app.console.ConsolePane;
import palimpsest.app.console.ConsoleViewModel;
import palimpsest.app.editor.EditorPane;
import palimpsest.app.editor.EditorViewModel;
import palimpsest.app.examples.ExamplesMenu;
import palimpsest.app.examples.ExamplesViewModel;
import palimpsest.app.examples.Lesson;
import palimpsest.app.examples.LessonPane;
import palimpsest.app.find.FindViewModel;
import palimpsest.app.folding.Foldable;
import palimpsest.app.frames.Gradually;
import palimpsest.app.history.HistoryPane;
import palimpsest.app.history.HistoryViewModel;
import palimpsest.app.imports.AskedPane;
import palimpsest.app.imports.ImportsPane;
import palimpsest.app.imports.ImportsViewModel;
import palimpsest.app.imports.ProgramPane;
import palimpsest.app.imports.ProgramViewModel;
import palimpsest.app.inspector.InspectorPane;
import palimpsest.app.memory.MemoryViewModel;
import palimpsest.app.moments.MomentsPane;
import palimpsest.app.moments.MomentsViewModel;
import palimpsest.app.presenting.PresentingViewModel;
import palimpsest.app.presenting.SpeedBar;
import palimpsest.app.presenting.SpeedViewModel;
import palimpsest.app.recovery.RecoveryBar;
import palimpsest.app.script.InstancesBar;
import palimpsest.app.script.InstancesViewModel;
import palimpsest.app.script.ScriptPane;
import palimpsest.app.script.ScriptViewModel;
import palimpsest.app.session.ScriptView;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.sources.SourcesPane;
import palimpsest.app.sources.SourcesViewModel;
import palimpsest.app.sources.VariablesPane;
import palimpsest.app.sources.VariablesViewModel;
import palimpsest.app.stack.StackPanel;
import palimpsest.app.stack.StackViewModel;
import palimpsest.app.status.BusyBar;
import palimpsest.app.status.BusyViewModel;
import palimpsest.app.status.QuestionBar;
import palimpsest.app.status.QuestionViewModel;
import palimpsest.app.status.StatusLine;
import palimpsest.app.status.StatusViewModel;
import palimpsest.app.status.WaitBar;
import palimpsest.app.status.WaitViewModel;
import palimpsest.app.stops.StopsPane;
import palimpsest.app.stops.StopsViewModel;
import palimpsest.app.structures.StructuresPane;
import palimpsest.app.timeline.SessionTimeline;
import palimpsest.app.timeline.TimelinePane;
import palimpsest.app.views.ViewsPane;
import palimpsest.app.views.ViewsViewModel;
import palimpsest.app.words.Words;
import palimpsest.engine.source.Span;

/** The window: one session, a view-model and a pane for each feature, and what holds them together. */
public final class MainWindow {
    private static final double LEAST_WIDTH = 640;
    private static final double LEAST_HEIGHT = 400;

    private final Stage stage;
    private final Session session;
    private final ExecutorService background = Executors.newSingleThreadExecutor(MainWindow::daemon);
    private final EditorPane editorPane;
    private final SourcesViewModel sources;
    private final SourcesPane sourcesPane;
    private final ScriptPane scriptPane;
    private final FileActions files;
    private final Saving saving;
    private final Exports exports;
    private final Safety safety;
    private final MemoryArea memory;
    private final SidePane side;
    private final StructuresPane structuresPane;
    private final FindBridge finding;
    private final SessionTimeline timeline;
    private final Layout layout;
    private final StartPage start;
    private final StackPane body = new StackPane();
    private final Sheet sheet = new Sheet();
    private final ProgramViewModel program;
    private final PaletteBridge palette;
    private final Presenter presenter;
    private final PreferencesBridge preferences;
    private final PartBridge parts;
    private final ExamplesViewModel examples;
    private final Gradually<Runnable> preparing = new Gradually<>(Runnable::run);
    private Optional<Long> shownScript = Optional.empty();

    /** Builds the window on a stage, without showing it. */
    public MainWindow(Stage stage, Settings settings, Session session) {
        this.stage = stage;
        this.session = session;
        Appearance.found();
        Resources.loadFonts();
        program = new ProgramViewModel(session);
        EditorViewModel editor = new EditorViewModel(session);
        CallsViewModel calls = new CallsViewModel(session);
        examples = new ExamplesViewModel(session, settings.lessons);
        StatusViewModel status = new StatusViewModel(session);
        ScriptViewModel script = new ScriptViewModel(session);
        RunViewModel run = new RunViewModel(session, editor, calls, script);
        Notices notices = new Notices();
        memory = new MemoryArea(session, settings);

        saving = new Saving(stage, session, editor, script, settings, notices, this::showsScript);
        files = new FileActions(stage, session, saving, examples, settings, background, notices);
        safety = new Safety(session, editor, script, saving, background, notices);
        exports = new Exports(stage, session, memory, settings, saving, background, notices);
        editorPane = new EditorPane(editor, background);
        sources = new SourcesViewModel(session, background);
        sourcesPane = new SourcesPane(sources, editorPane, background);
        Runnable runScript = () -> saving.keepingSource(script::run);
        scriptPane = new ScriptPane(script, background, runScript, () -> script.create(saving.folder()));
        TimeViewModel time = new TimeViewModel(session);
        side = new SidePane();
        finding = new FindBridge(session, memory, side);
        SpeedViewModel speed = new SpeedViewModel(session, settings.speed, run.canStepProperty(), run::begin);
        Commands commands = new Commands(
                run,
                time,
                speed,
                editor,
                status,
                session,
                settings,
                files,
                saving,
                script,
                runScript,
                memory::askForAddress,
                finding,
                memory.map(),
                () -> runToCaret(editor),
                sources,
                new Pages(),
                exports::open,
                examples.prediction()::askForNextStep,
                this::lay,
                this::text);
        ImportsViewModel standIns = new ImportsViewModel(session);
        ImportsPane imports = new ImportsPane(standIns);
        InspectorBridge inspector = new InspectorBridge(session, memory.model(), memory::select);
        StopsViewModel stops = new StopsViewModel(session, memory::selection);
        HistoryViewModel writers = new HistoryViewModel(session, this::reveal);
        HistoryPane history = new HistoryPane(writers);
        side.add(Feather.BOOK_OPEN, Words.of("examples.tab"), "lesson-tab", new LessonPane(examples));
        side.add(
                Feather.HASH,
                Words.of("window.side.byte"),
                "byte-tab",
                new AskedPane(standIns, asked -> side.show("byte-tab", asked)),
                new InspectorPane(inspector.model()),
                history,
                imports);
        side.add(
                Feather.EYE,
                Words.of("window.side.watches"),
                "watches-tab",
                new StopsPane(stops, memory::show, this::reveal));
        side.add(
                Feather.BOOKMARK,
                Words.of("window.side.moments"),
                "moments-tab",
                new MomentsPane(new MomentsViewModel(session, memory::show)));
        ViewsViewModel views = new ViewsViewModel(session, memory::selectAll);
        side.add(Feather.LAYERS, Words.of("views.title"), "views-tab", new ViewsPane(views));
        StructuresBridge structures = new StructuresBridge(session, memory, settings, background);
        structuresPane = new StructuresPane(structures.model());
        side.fill(Feather.BOX, Words.of("structures.title"), "structures-tab", structuresPane);
        side.fill(Feather.SEARCH, Words.of("find.title"), "find-tab", finding.pane());
        new ViewsBridge(views, memory, side.isInFront("views-tab"));
        StackViewModel stack = new StackViewModel(session, this::reveal);
        VariablesViewModel variables = new VariablesViewModel(session, memory::selectAll);
        new SourcesBridge(sources, variables, stack, memory);
        side.add(Feather.TAG, Words.of("sources.variables"), "variables-tab", new VariablesPane(variables));
        side.show("byte-tab");
        memory.then(() -> side.show("watches-tab"), () -> {
            side.show("byte-tab");
            writers.searchWriters();
        });
        new LessonBridge(examples, commands, memory, side, imports, this::layout, files);
        timeline = new SessionTimeline(session);
        stack.secretive.bind(examples.prediction().openProperty());
        variables.secretive.bind(examples.prediction().openProperty());
        layout = new Layout(
                sourcesPane,
                scriptPane,
                new CallsPane(calls),
                new StackPanel(stack),
                memory,
                side,
                timelinePane(settings, new SpeedBar(speed, playButtons(commands))),
                new ConsolePane(new ConsoleViewModel(session)),
                settings);
        start = new StartPage(commands, examples, settings, files::open);

        MainMenu menu = new MainMenu(commands, settings, files::open);
        TopBar bar = new TopBar(
                commands,
                run,
                time,
                editor,
                settings,
                new ExamplesMenu(examples, commands.openFolder.menuItem()),
                menu);
        palette = new PaletteBridge(
                sheet,
                commands,
                calls,
                editor,
                examples,
                memory.model(),
                settings,
                background,
                new PaletteBridge.Places(files::open, files::open, memory::select, this::reveal, layout::showExports));
        StatusLine statusLine = new StatusLine(status);
        BorderPane root = new BorderPane(
                body,
                new VBox(
                        bar,
                        notices,
                        new RecoveryBar(safety.model()),
                        new QuestionBar(new QuestionViewModel(session)),
                        new BusyBar(new BusyViewModel(session)),
                        new WaitBar(new WaitViewModel(session)),
                        new InstancesBar(new InstancesViewModel(session))),
                null,
                statusLine,
                null);
        Scene scene = new Scene(new StackPane(root, sheet), settings.width.get(), settings.height.get());
        preferences = new PreferencesBridge(sheet, settings, layout::arrange);
        presenter = new Presenter(
                stage,
                scene,
                settings,
                commands,
                layout,
                memory,
                List.of(bar, statusLine),
                new PresentingViewModel(session),
                sheet::isVisible);
        root.setBottom(new VBox(presenter.pane(), statusLine));
        parts = new PartBridge(scene, commands, side, layout, memory.map(), finding.model(), sources, presenter);
        commands.addKeys(scene);
        bar.fit(scene.widthProperty(), settings);
        new FocusKeeper(scene);
        sheet.holdFocus(scene);
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
        InvalidationListener looks = changed -> Appearance.apply(scene, settings.theme.get(), settings.zoom.get());
        settings.theme.addListener(looks);
        settings.zoom.addListener(looks);
        looks.invalidated(settings.theme);
        // A page that scrolls holds nothing before it is styled, and a window that is shown gives the focus away at
        // once.
        scene.getRoot().applyCss();
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setOnCloseRequest(event -> {
            event.consume();
            saving.quit();
        });
        editor.shownProperty().addListener((property, old, source) -> stage.setTitle(title(source.name())));

        new FileDrop(root, files::open);
    }

    /** Opens a module and makes an instance of it. */
    public void open(Path file) {
        files.open(file);
    }

    /**
     * Styles the parts of the window that a program will want, one a frame, while the first page is shown. Without it
     * they are styled when the first program is there, and the window is held meanwhile.
     */
    void prepare() {
        if (layout.node().getParent() == null) {
            layout.node().setVisible(false);
            List<Runnable> parts = layout.partByPart();
            body.getChildren().add(layout.node());
            preparing.begin(parts, 0, layout::arrange);
        }
    }

    /** Opens a module that was read already; its name may tell where it was read from. */
    void open(String name, byte[] bytes) {
        files.open(Path.of(name), bytes);
    }

    /**
     * Opens a lesson that comes with the program.
     *
     * @throws java.util.NoSuchElementException if none has that name
     */
    Lesson openLesson(String name) {
        Lesson lesson = examples.shipped().lessons().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        files.open(lesson);
        return lesson;
    }

    /** Brings a part of the window to the front. */
    void show(Showing part) {
        parts.show(part);
    }

    /** Selects an address of the first memory and scrolls to it. */
    void select(long address) {
        memory.select(address);
    }

    /** Looks for the program's files in another folder too. */
    void lookForSourcesIn(Path folder) {
        sources.lookIn(folder);
    }

    /** What the grid shows. */
    MemoryViewModel grid() {
        return memory.model();
    }

    /** Keeps what is not saved in a folder, and offers what earlier windows have left there. */
    void guard(Path folder) {
        safety.begin(folder);
    }

    /** Saves the source, or the host script where that is in front. */
    void save() {
        saving.save();
    }

    /** Keeps now what is not saved. */
    void keep() {
        safety.keep();
    }

    /** The dialog for taking things away. */
    Exports exports() {
        return exports;
    }

    /** The search in memory. */
    FindViewModel find() {
        return finding.model();
    }

    /** Presents in the window as large as it is, at a scale in percent. */
    void present(int zoom) {
        presenter.begin(zoom);
    }

    /** Ends presenting, before the looks of the window are remembered. */
    void leavePresenting() {
        presenter.leave();
    }

    /** Whether highlighting, the timeline or a search lags behind. */
    boolean isBusy() {
        return editorPane.busyProperty().get()
                || timeline.busyProperty().get()
                || finding.model().shareProperty().get() < 1
                || exports.isBusy();
    }

    /** Lets go of everything; the window can't be used after it. */
    public void close() {
        safety.end();
        session.close();
        background.shutdownNow();
        editorPane.dispose();
        sourcesPane.dispose();
        scriptPane.dispose();
        stage.close();
    }

    private void show(Snapshot now) {
        Node page = now.state() == State.EMPTY ? start : layout.node();
        if (page == layout.node()) {
            preparing.finish();
        }
        // Styling what nobody sees yet is half of a start.
        if (page.getParent() == null) {
            body.getChildren().add(page);
        }
        boolean begins = page != start && start.isFocusWithin();
        body.getChildren().forEach(each -> each.setVisible(each == page));
        if (begins) {
            // Until it is styled, what is divided is not in the scene, and can have no keys.
            page.applyCss();
            side.focus();
        }
        Optional<ScriptView> script = now.script();
        boolean otherScript = !script.map(ScriptView::opening).equals(shownScript);
        shownScript = script.map(ScriptView::opening);
        boolean inScript =
                script.filter(is -> is.state() == ScriptView.State.STOPPED).isPresent()
                        && now.frames().isEmpty();
        if (inScript || (otherScript && script.isPresent() && now.program().isEmpty())) {
            layout.showScript();
        } else if (now.state() == State.PAUSED || now.state() == State.WAITING || now.state() == State.FAULTY) {
            layout.showSource();
        }
    }

    private void reveal(Span span) {
        layout.showSource();
        sources.wantedProperty().set(false);
        editorPane.reveal(span);
    }

    private Layout layout() {
        return layout;
    }

    /** Asks for a structure to be laid over what is selected. */
    private void lay() {
        side.show("structures-tab");
        structuresPane.ask();
    }

    /** To the line, or the expression, of the text that is in front. */
    private void runToCaret(EditorViewModel editor) {
        if (sources.inFront()) {
            sources.runTo(sourcesPane.line());
        } else {
            editor.runTo(editorPane.caret());
        }
    }

    /** The text that is folded by key and menu: the script's while it is written, else the source. */
    private Foldable text() {
        return scriptPane.isWrittenIn() ? scriptPane.folding() : editorPane;
    }

    private boolean showsScript() {
        return layout.showsScript();
    }

    private static List<Node> playButtons(Commands commands) {
        Button back = commands.playBack.button(Feather.CHEVRONS_LEFT);
        back.setId("play-back");
        Button play = commands.play.button(Feather.CHEVRONS_RIGHT);
        play.setId("play");
        List.of(back, play).forEach(button -> button.getStyleClass().add("flat"));
        return List.of(back, play);
    }

    private Node timelinePane(Settings settings, SpeedBar speed) {
        TimelinePane pane = new TimelinePane(timeline.model(), speed);
        pane.scaleProperty().bind(settings.zoom.divide((double) Zoom.NORMAL));
        return pane;
    }

    private static String title(String file) {
        return file.isEmpty() ? "Palimpsest" : file + " \u2013 Palimpsest";
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "window-background");
        thread.setDaemon(true);
        return thread;
    }

    private final class Pages implements Commands.Pages {
        @Override
        public void palette() {
            palette.palette();
        }

        @Override
        public void shortcuts() {
            palette.shortcuts();
        }

        @Override
        public void program() {
            ProgramPane pane = new ProgramPane(program, sheet::close);
            sheet.show(pane, pane.field());
        }

        @Override
        public ObservableBooleanValue hasProgram() {
            return program.possibleProperty();
        }

        @Override
        public void preferences() {
            preferences.show();
        }

        @Override
        public void present() {
            presenter.toggle();
        }

        @Override
        public void presentSource() {
            presenter.toggleSource();
        }
    }
}
