package palimpsest.app.window;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import palimpsest.app.editor.EditorViewModel;
import palimpsest.app.hostscript.Script;
import palimpsest.app.recovery.Draft;
import palimpsest.app.script.ScriptViewModel;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.words.Words;

/** Saving, and asking what becomes of what is not saved before it would be lost. */
final class Saving {
    static final String SESSION = ".palimpsest";

    private final Stage stage;
    private final Session session;
    private final EditorViewModel editor;
    private final ScriptViewModel script;
    private final Settings settings;
    private final Notices notices;
    private final BooleanSupplier scriptInFront;
    private Optional<Path> file = Optional.empty();

    Saving(
            Stage stage,
            Session session,
            EditorViewModel editor,
            ScriptViewModel script,
            Settings settings,
            Notices notices,
            BooleanSupplier scriptInFront) {
        this.stage = stage;
        this.session = session;
        this.editor = editor;
        this.script = script;
        this.settings = settings;
        this.notices = notices;
        this.scriptInFront = scriptInFront;
    }

    /** What is in the editor from now on belongs in this file, if in any. */
    void belongsIn(Optional<Path> now) {
        file = now;
    }

    /** The folder of what is open. */
    Path folder() {
        return file.map(known -> known.toAbsolutePath().getParent())
                .orElse(Path.of("").toAbsolutePath());
    }

    private Optional<Path> fileOf(String name) {
        return file.filter(known -> ModuleFile.name(known).equals(name));
    }

    // ---- What is not saved

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

    /**
     * Whether the record holds what nobody could make again by opening the module once more: it is in a file and has gone
     * on since, or somebody has written in it or marked moments of it.
     */
    private boolean isRecordOfWorth() {
        Snapshot now = session.snapshot();
        return now.saved().unsaved()
                && (now.saved().file().isPresent()
                        || now.undo().isPresent()
                        || !now.bookmarks().isEmpty());
    }

    // ---- Asking

    /** Closes the window, once the person has said what becomes of what is not saved. */
    void quit() {
        asking("recovery.closing", true, session.snapshot().saved().unsaved(), stage::close);
    }

    /**
     * Opens something else, once the person has said what becomes of what is not saved.
     *
     * @param inLesson whether a lesson is open, whose record can be made again
     */
    void leaving(boolean inLesson, Runnable opening) {
        asking("recovery.leaving", true, !inLesson && isRecordOfWorth(), opening);
    }

    /** Does something that may replace the source. */
    void keepingSource(Runnable action) {
        asking("recovery.running", false, false, action);
    }

    private void asking(String key, boolean withScript, boolean withRecord, Runnable action) {
        List<String> unsaved = new ArrayList<>();
        unsavedSource().ifPresent(draft -> unsaved.add(Words.of("recovery.source", draft.name())));
        if (withScript) {
            unsavedScript().ifPresent(draft -> unsaved.add(Words.of("recovery.script", draft.name())));
        }
        if (withRecord) {
            String name = editor.shownProperty().get().name();
            unsaved.add(Words.of("recovery.session", name));
        }
        if (unsaved.isEmpty()) {
            action.run();
            return;
        }
        ButtonType save = new ButtonType(Words.of("window.save"), ButtonData.YES);
        ButtonType discard = new ButtonType(Words.of("window.ask.discard"), ButtonData.NO);
        ButtonType cancel = new ButtonType(Words.of("window.cancel"), ButtonData.CANCEL_CLOSE);
        Alert question = new Alert(AlertType.NONE, Words.of(key, String.join(", ", unsaved)), save, discard, cancel);
        question.initOwner(stage);
        question.setTitle("Palimpsest");
        question.getDialogPane().setId("unsaved");
        question.getDialogPane().lookupButton(save).getStyleClass().add("primary");
        ButtonType answer = question.showAndWait().orElse(cancel);
        if (answer == save) {
            saveAll(withScript, withRecord, action);
        } else if (answer == discard) {
            action.run();
        }
    }

    /** Saves what is not saved, and then does something. What the person gives up midway, or what goes wrong, ends it. */
    private void saveAll(boolean withScript, boolean withRecord, Runnable then) {
        if (editor.editedProperty().get()) {
            saveSource();
        }
        if (withScript && script.editedProperty().get()) {
            saveScript();
        }
        boolean texts = !editor.editedProperty().get()
                && !(withScript && script.editedProperty().get());
        if (texts && withRecord) {
            sessionFile().ifPresent(target -> saveSession(target, then));
        } else if (texts) {
            then.run();
        }
    }

    // ---- Saving

    void save() {
        if (scriptInFront.getAsBoolean() && script.script().isPresent()) {
            saveScript();
        } else {
            saveSource();
        }
    }

    void saveAs() {
        if (scriptInFront.getAsBoolean() && script.script().isPresent()) {
            saveScriptAs();
        } else {
            saveSourceAs();
        }
    }

    private void saveScript() {
        script.script().map(Script::file).filter(Files::exists).ifPresentOrElse(this::writeScript, this::saveScriptAs);
    }

    private void saveScriptAs() {
        String name = script.script().map(Script::name).orElse("host.js");
        ask("window.choose.script", FileKind.SCRIPT, name).ifPresent(this::writeScript);
    }

    private void writeScript(Path target) {
        String text = script.script().orElseThrow().text();
        if (write(target, text)) {
            script.saved(target);
        }
    }

    private void saveSource() {
        fileOf(editor.shownProperty().get().name()).ifPresentOrElse(this::writeSource, this::saveSourceAs);
    }

    private void saveSourceAs() {
        String name = editor.shownProperty().get().name();
        ask("window.choose.source", FileKind.TEXT, name).ifPresent(this::writeSource);
    }

    private void writeSource(Path target) {
        if (write(target, editor.textToSave())) {
            file = Optional.of(target);
            editor.saved();
        }
    }

    private boolean write(Path target, String text) {
        try {
            ModuleFile.write(target, text.getBytes(StandardCharsets.UTF_8));
            settings.opened(target);
            notices.tell(Words.of("window.saved", target));
            return true;
        } catch (ModuleFile.Unreadable wrong) {
            notices.tell(wrong.words());
            return false;
        }
    }

    /** Saves the module and everything that happened, in a file that the person names. */
    void saveSession() {
        askForSession().ifPresent(target -> saveSession(target, () -> {}));
    }

    private void saveSession(Path target, Runnable then) {
        settings.opened(target);
        session.save(target, saved -> {
            if (saved) {
                then.run();
            }
        });
    }

    /** The file that the session is in already, or one that the person names. */
    private Optional<Path> sessionFile() {
        return session.snapshot().saved().file().or(this::askForSession);
    }

    private Optional<Path> askForSession() {
        String name = editor.shownProperty().get().name();
        return ask("window.choose.session", FileKind.SESSION, name.replaceFirst("\\.wa(t|sm)$", "") + SESSION);
    }

    // ---- Asking for a file

    private Optional<Path> ask(String title, FileKind kind, String name) {
        FileChooser chooser = chooser(Words.of(title), kind);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
    }

    /** A dialog that asks for a file of a kind. */
    FileChooser chooser(String title, FileKind kind) {
        FileChooser chooser = chooser(title);
        chooser.getExtensionFilters().setAll(kind.filters());
        return chooser;
    }

    /** A dialog that asks for a file, which begins in the folder of what is open. */
    FileChooser chooser(String title) {
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
