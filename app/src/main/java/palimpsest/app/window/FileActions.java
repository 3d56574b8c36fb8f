package palimpsest.app.window;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import javafx.beans.binding.Bindings;
import javafx.concurrent.Task;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import palimpsest.app.editor.EditorViewModel;
import palimpsest.app.session.Program;
import palimpsest.app.session.Session;

/** Opening and saving. Files are read away from the JavaFX thread; whatever goes wrong becomes a notice in the window. */
final class FileActions {
    private static final String SESSION = ".palimpsest";
    private static final ExtensionFilter OPENABLE =
            new ExtensionFilter("WebAssembly modules and sessions", "*.wat", "*.wasm", "*.palimpsest");
    private static final ExtensionFilter SESSIONS = new ExtensionFilter("Palimpsest sessions", "*.palimpsest");
    private static final ExtensionFilter TEXTS = new ExtensionFilter("WebAssembly text", "*.wat");
    private static final ExtensionFilter ALL = new ExtensionFilter("All files", "*");

    private final Stage stage;
    private final Session session;
    private final EditorViewModel editor;
    private final Settings settings;
    private final ExecutorService background;
    private final Notices notices;
    private Optional<Path> file = Optional.empty();

    FileActions(
            Stage stage,
            Session session,
            EditorViewModel editor,
            Settings settings,
            ExecutorService background,
            Notices notices) {
        this.stage = stage;
        this.session = session;
        this.editor = editor;
        this.settings = settings;
        this.background = background;
        this.notices = notices;
    }

    void choose() {
        FileChooser chooser = chooser("Open a module or a session");
        chooser.getExtensionFilters().setAll(OPENABLE, ALL);
        Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath).ifPresent(this::open);
    }

    /** Opens a module and makes an instance of it, unless the person would rather keep what was typed. */
    void open(Path chosen) {
        discarding(() -> read(chosen));
    }

    private void read(Path chosen) {
        if (ModuleFile.name(chosen).endsWith(SESSION)) {
            settings.opened(chosen);
            session.open(chosen);
            return;
        }
        String name = ModuleFile.name(chosen);
        Task<byte[]> reading = new Task<>() {
            @Override
            protected byte[] call() throws ModuleFile.Unreadable {
                return ModuleFile.read(chosen);
            }
        };
        reading.setOnSucceeded(done -> {
            file = Optional.of(chosen);
            settings.opened(chosen);
            open(name, reading.getValue());
        });
        reading.setOnFailed(failed -> {
            settings.recent.remove(chosen);
            notices.tell(
                    reading.getException() instanceof ModuleFile.Unreadable wrong
                            ? wrong.words()
                            : name + " cannot be read: it is too large for this computer's memory.");
        });
        notices.working("Reading " + name, reading.runningProperty(), reading::cancel);
        background.execute(reading);
    }

    /** Opens a module that is at hand already, and makes an instance of it. */
    void open(String name, byte[] bytes) {
        long before = opening();
        session.open(name, bytes);
        session.instantiate();
        notices.working(
                "Opening " + name,
                Bindings.createBooleanBinding(() -> opening() == before, session.snapshotProperty()),
                session::closeProgram);
    }

    private long opening() {
        return session.snapshot().program().map(Program::opening).orElse(0L);
    }

    /** Does something that loses what was typed and not saved, if there is nothing to lose or the person agrees. */
    void discarding(Runnable action) {
        if (!editor.editedProperty().get()) {
            action.run();
            return;
        }
        ButtonType save = new ButtonType("Save", ButtonData.YES);
        ButtonType discard = new ButtonType("Don't save", ButtonData.NO);
        Alert question =
                new Alert(AlertType.NONE, "The source was edited. Save it first?", save, discard, ButtonType.CANCEL);
        question.initOwner(stage);
        question.setTitle("Palimpsest");
        ButtonType answer = question.showAndWait().orElse(ButtonType.CANCEL);
        if (answer == save) {
            save();
        }
        if (answer == discard || (answer == save && !editor.editedProperty().get())) {
            action.run();
        }
    }

    void save() {
        file.filter(known -> ModuleFile.name(known)
                        .equals(editor.shownProperty().get().name()))
                .ifPresentOrElse(this::write, this::saveAs);
    }

    void saveAs() {
        FileChooser chooser = chooser("Save the source");
        chooser.getExtensionFilters().setAll(TEXTS, ALL);
        chooser.setInitialFileName(editor.shownProperty().get().name());
        Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath).ifPresent(this::write);
    }

    /** Saves the module and everything that happened, in the file it is in already or in one that the person names. */
    void saveSession() {
        FileChooser chooser = chooser("Save the session");
        chooser.getExtensionFilters().setAll(SESSIONS, ALL);
        String name = editor.shownProperty().get().name();
        chooser.setInitialFileName(name.replaceFirst("\\.wa(t|sm)$", "") + SESSION);
        Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath).ifPresent(this::saveSession);
    }

    void saveSession(Path target) {
        session.save(target);
        settings.opened(target);
    }

    void quit() {
        discarding(stage::close);
    }

    private void write(Path target) {
        try {
            ModuleFile.write(target, editor.textToSave().getBytes(StandardCharsets.UTF_8));
            file = Optional.of(target);
            settings.opened(target);
            editor.saved();
            notices.tell("Saved " + target);
        } catch (ModuleFile.Unreadable wrong) {
            notices.tell(wrong.words());
        }
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        file.or(() -> List.copyOf(settings.recent).stream().findFirst())
                .map(known -> known.toAbsolutePath().getParent())
                .map(Path::toFile)
                .filter(File::isDirectory)
                .ifPresent(chooser::setInitialDirectory);
        return chooser;
    }
}
