package palimpsest.app.window;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import javafx.beans.binding.Bindings;
import javafx.concurrent.Task;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import palimpsest.app.examples.ExamplesViewModel;
import palimpsest.app.examples.Lesson;
import palimpsest.app.examples.Pack;
import palimpsest.app.examples.PackFault;
import palimpsest.app.hostscript.Script;
import palimpsest.app.session.Program;
import palimpsest.app.session.Session;
import palimpsest.app.words.Words;

/** Opening. Files are read away from the JavaFX thread; whatever goes wrong becomes a notice in the window. */
final class FileActions {

    private final Stage stage;
    private final Session session;
    private final Saving saving;
    private final ExamplesViewModel lessons;
    private final Settings settings;
    private final ExecutorService background;
    private final Notices notices;

    FileActions(
            Stage stage,
            Session session,
            Saving saving,
            ExamplesViewModel lessons,
            Settings settings,
            ExecutorService background,
            Notices notices) {
        this.stage = stage;
        this.session = session;
        this.saving = saving;
        this.lessons = lessons;
        this.settings = settings;
        this.background = background;
        this.notices = notices;
    }

    void choose() {
        FileChooser chooser = saving.chooser(Words.of("window.choose.open"), FileKind.OPENABLE);
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
        saving.leaving(inLesson(), () -> read(chosen));
    }

    private boolean inLesson() {
        return lessons.currentProperty().get().isPresent();
    }

    private void read(Path chosen) {
        if (Files.isDirectory(chosen)) {
            readLessons(chosen);
            return;
        }
        if (ModuleFile.name(chosen).endsWith(Saving.SESSION) || Script.is(chosen)) {
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
            saving.belongsIn(Optional.of(chosen));
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

    /** Opens a lesson, unless the person would rather keep what was typed. */
    void open(Lesson lesson) {
        saving.leaving(inLesson(), () -> openLesson(lesson));
    }

    /** What is saved from a lesson goes into a file that the person names. */
    private void openLesson(Lesson lesson) {
        saving.belongsIn(Optional.empty());
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
}
