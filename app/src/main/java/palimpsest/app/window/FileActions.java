package palimpsest.app.window;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import javafx.beans.binding.Bindings;
import javafx.concurrent.Task;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import palimpsest.app.editor.EditorViewModel;
import palimpsest.app.examples.ExamplesViewModel;
import palimpsest.app.examples.Lesson;
import palimpsest.app.examples.Pack;
import palimpsest.app.examples.PackFault;
import palimpsest.app.hostscript.Script;
import palimpsest.app.recovery.Draft;
import palimpsest.app.script.ScriptViewModel;
import palimpsest.app.session.Program;
import palimpsest.app.session.Session;
import palimpsest.app.words.Words;

/** Opening and saving. Files are read away from the JavaFX thread; whatever goes wrong becomes a notice in the window. */
final class FileActions {
    private static final String SESSION = ".palimpsest";
    private static final ExtensionFilter OPENABLE = new ExtensionFilter(
            "Modules, host scripts and sessions", "*.wat", "*.wasm", "*.js", "*.mjs", "*.html", "*.palimpsest");
    private static final ExtensionFilter SESSIONS = new ExtensionFilter("Palimpsest sessions", "*.palimpsest");
    private static final ExtensionFilter SCRIPTS = new ExtensionFilter("Host scripts", "*.js", "*.mjs");
    private static final ExtensionFilter TEXTS = new ExtensionFilter("WebAssembly text", "*.wat");
    private static final ExtensionFilter ALL = new ExtensionFilter("All files", "*");

    private final Stage stage;
    private final Session session;
    private final EditorViewModel editor;
    private final ScriptViewModel script;
    private final ExamplesViewModel lessons;
    private final BooleanSupplier scriptInFront;
    private final Settings settings;
    private final ExecutorService background;
    private final Notices notices;
    private Optional<Path> file = Optional.empty();

    FileActions(
            Stage stage,
            Session session,
            EditorViewModel editor,
            ScriptViewModel script,
            ExamplesViewModel lessons,
            Settings settings,
            ExecutorService background,
            Notices notices,
            BooleanSupplier scriptInFront) {
        this.script = script;
        this.lessons = lessons;
        this.scriptInFront = scriptInFront;
        this.stage = stage;
        this.session = session;
        this.editor = editor;
        this.settings = settings;
        this.background = background;
        this.notices = notices;
    }

    void choose() {
        FileChooser chooser = chooser(Words.of("window.choose.open"));
        chooser.getExtensionFilters().setAll(OPENABLE, ALL);
        Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath).ifPresent(this::open);
    }

    /** Asks for a folder with lessons. */
    void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Words.of("window.open-folder.title"));
        settings.recent.stream()
                .filter(Files::isDirectory)
                .findFirst()
                .map(Path::toFile)
                .map(File::getParentFile)
                .filter(File::isDirectory)
                .ifPresent(chooser::setInitialDirectory);
        Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath).ifPresent(this::open);
    }

    /** Opens a module and makes an instance of it, unless the person would rather keep what was typed. */
    void open(Path chosen) {
        discarding(() -> read(chosen));
    }

    private void read(Path chosen) {
        if (Files.isDirectory(chosen)) {
            readLessons(chosen);
            return;
        }
        if (ModuleFile.name(chosen).endsWith(SESSION) || Script.is(chosen)) {
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
            open(chosen, reading.getValue());
        });
        reading.setOnFailed(failed -> {
            settings.recent.remove(chosen);
            notices.tell(
                    reading.getException() instanceof ModuleFile.Unreadable wrong
                            ? wrong.words()
                            : Words.of("window.too-large", name));
        });
        notices.working(Words.of("window.reading", name), reading.runningProperty(), reading::cancel);
        background.execute(reading);
    }

    /** Opens the first lesson of a folder that was not done. */
    private void readLessons(Path folder) {
        Task<Pack> reading = new Task<>() {
            @Override
            protected Pack call() throws IOException {
                return ExamplesViewModel.read(folder);
            }
        };
        reading.setOnSucceeded(done -> {
            Pack pack = reading.getValue();
            Optional<Lesson> first = lessons.firstToDo(pack);
            if (first.isPresent()) {
                settings.opened(folder);
                lessons.show(pack);
                openLesson(first.get());
            } else {
                PackFault fault = pack.faults().get(0);
                notices.tell(Words.of("window.no-lessons", ModuleFile.name(folder), fault.place(), fault.words()));
            }
        });
        reading.setOnFailed(failed -> {
            settings.recent.remove(folder);
            notices.tell(Words.of("window.folder.unreadable", ModuleFile.name(folder)));
        });
        notices.working(
                Words.of("window.reading", ModuleFile.name(folder)), reading.runningProperty(), reading::cancel);
        background.execute(reading);
    }

    /** Opens a lesson; what is saved from it goes into a file that the person names. */
    void openLesson(Lesson lesson) {
        file = Optional.empty();
        lessons.open(lesson);
    }

    /** Opens a module that was read from a file already, and makes an instance of it. */
    void open(Path from, byte[] bytes) {
        long before = opening();
        String name = ModuleFile.name(from);
        session.open(from, bytes);
        session.instantiate();
        notices.working(
                Words.of("window.opening", name),
                Bindings.createBooleanBinding(() -> opening() == before, session.snapshotProperty()),
                session::closeProgram);
    }

    private long opening() {
        return session.snapshot().program().map(Program::opening).orElse(0L);
    }

    /** Does something that loses what was typed and not saved, if there is nothing to lose or the person agrees. */
    void discarding(Runnable action) {
        keepingSource(() -> asking(
                script.editedProperty().get(),
                Words.of("window.ask.script"),
                () -> {
                    saveScript();
                    doing(!script.editedProperty().get(), action);
                },
                action));
    }

    /** Does something that may replace the source. */
    void keepingSource(Runnable action) {
        asking(
                editor.editedProperty().get(),
                Words.of("window.ask.source"),
                () -> {
                    saveSource();
                    doing(!editor.editedProperty().get(), action);
                },
                action);
    }

    private static void doing(boolean saved, Runnable action) {
        if (saved) {
            action.run();
        }
    }

    /** @param saving saves, and then does the action if that went well */
    private void asking(boolean unsaved, String words, Runnable saving, Runnable action) {
        if (!unsaved) {
            action.run();
            return;
        }
        ButtonType save = new ButtonType(Words.of("window.save"), ButtonData.YES);
        ButtonType discard = new ButtonType(Words.of("window.ask.discard"), ButtonData.NO);
        Alert question = new Alert(AlertType.NONE, words, save, discard, ButtonType.CANCEL);
        question.initOwner(stage);
        question.setTitle("Palimpsest");
        ButtonType answer = question.showAndWait().orElse(ButtonType.CANCEL);
        if (answer == save) {
            saving.run();
        } else if (answer == discard) {
            action.run();
        }
    }

    void save() {
        if (scriptInFront.getAsBoolean() && script.script().isPresent()) {
            saveScript();
        } else {
            saveSource();
        }
    }

    /** The folder of what is open. */
    Path folder() {
        return file.map(known -> known.toAbsolutePath().getParent())
                .orElse(Path.of("").toAbsolutePath());
    }

    private void saveScript() {
        script.script().map(Script::file).filter(Files::exists).ifPresentOrElse(this::writeScript, this::saveScriptAs);
    }

    private void saveScriptAs() {
        FileChooser chooser = chooser(Words.of("window.choose.script"));
        chooser.getExtensionFilters().setAll(SCRIPTS, ALL);
        chooser.setInitialFileName(script.script().map(Script::name).orElse("host.js"));
        Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath).ifPresent(this::writeScript);
    }

    private void writeScript(Path target) {
        try {
            ModuleFile.write(target, script.script().orElseThrow().text().getBytes(StandardCharsets.UTF_8));
            settings.opened(target);
            script.saved(target);
            notices.tell(Words.of("window.saved", target));
        } catch (ModuleFile.Unreadable wrong) {
            notices.tell(wrong.words());
        }
    }

    private void saveSource() {
        fileOf(editor.shownProperty().get().name()).ifPresentOrElse(this::write, this::saveSourceAs);
    }

    void saveAs() {
        if (scriptInFront.getAsBoolean() && script.script().isPresent()) {
            saveScriptAs();
        } else {
            saveSourceAs();
        }
    }

    private void saveSourceAs() {
        FileChooser chooser = chooser(Words.of("window.choose.source"));
        chooser.getExtensionFilters().setAll(TEXTS, ALL);
        chooser.setInitialFileName(editor.shownProperty().get().name());
        Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath).ifPresent(this::write);
    }

    /** Saves the module and everything that happened, in the file it is in already or in one that the person names. */
    void saveSession() {
        FileChooser chooser = chooser(Words.of("window.choose.session"));
        chooser.getExtensionFilters().setAll(SESSIONS, ALL);
        String name = editor.shownProperty().get().name();
        chooser.setInitialFileName(name.replaceFirst("\\.wa(t|sm)$", "") + SESSION);
        Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath).ifPresent(this::saveSession);
    }

    void saveSession(Path target) {
        session.save(target);
        settings.opened(target);
    }

    /** Closes the window, once the person has said what becomes of what is not saved. */
    void quit() {
        List<String> unsaved = new ArrayList<>();
        unsavedSource().ifPresent(draft -> unsaved.add(Words.of("recovery.source", draft.name())));
        unsavedScript().ifPresent(draft -> unsaved.add(Words.of("recovery.script", draft.name())));
        boolean record = session.snapshot().saved().unsaved();
        if (record) {
            unsaved.add(
                    Words.of("recovery.session", editor.shownProperty().get().name()));
        }
        asking(
                !unsaved.isEmpty(),
                Words.of("recovery.closing", String.join(", ", unsaved)),
                () -> saveAll(record),
                stage::close);
    }

    /** Saves all that is not saved, then closes the window. What the person gives up midway leaves it open. */
    private void saveAll(boolean record) {
        if (editor.editedProperty().get()) {
            saveSource();
        }
        if (script.editedProperty().get()) {
            saveScript();
        }
        boolean texts =
                !editor.editedProperty().get() && !script.editedProperty().get();
        if (texts && !record) {
            stage.close();
        } else if (texts) {
            Optional<Path> known = session.snapshot().saved().file();
            known.ifPresentOrElse(this::saveSession, this::saveSession);
            session.snapshotProperty().addListener((property, before, now) -> {
                if (before.saved().unsaved() && !now.saved().unsaved()) {
                    stage.close();
                }
            });
        }
    }

    /** The source, if it was edited and not saved. */
    Optional<Draft> unsavedSource() {
        String name = editor.shownProperty().get().name();
        return editor.editedProperty().get()
                ? Optional.of(new Draft(name, fileOf(name), editor.savedText(), editor.typed()))
                : Optional.empty();
    }

    /** The host script, if it was edited and not saved. */
    Optional<Draft> unsavedScript() {
        return script.script()
                .filter(edited -> script.editedProperty().get())
                .map(edited -> new Draft(edited.name(), Optional.of(edited.file()), script.savedText(), edited.text()));
    }

    /** What is in the editor now was put back, and belongs in this file, if in any. */
    void restored(Optional<Path> belongs) {
        file = belongs;
    }

    private Optional<Path> fileOf(String name) {
        return file.filter(known -> ModuleFile.name(known).equals(name));
    }

    private void write(Path target) {
        try {
            ModuleFile.write(target, editor.textToSave().getBytes(StandardCharsets.UTF_8));
            file = Optional.of(target);
            settings.opened(target);
            editor.saved();
            notices.tell(Words.of("window.saved", target));
        } catch (ModuleFile.Unreadable wrong) {
            notices.tell(wrong.words());
        }
    }

    /** A dialog that asks where to put a file, given the name to begin with. */
    FileChooser chooserFor(String name) {
        FileChooser chooser = chooser(Words.of("exporting.dialog"));
        chooser.setInitialFileName(name);
        return chooser;
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
