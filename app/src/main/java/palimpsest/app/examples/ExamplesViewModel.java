package palimpsest.app.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableMap;
import palimpsest.app.hostscript.Script;
import palimpsest.app.session.ConsoleLine;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Program;
import palimpsest.app.session.ScriptView;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;

/** The pack of lessons at hand, the lesson that is open, and which of its checkpoints were reached. */
public final class ExamplesViewModel {
    /** What the window does for a card. */
    public final ObjectProperty<LessonIntents> intents =
            new SimpleObjectProperty<>(this, "intents", LessonIntents.none());
    /** The bytes that are selected. */
    public final ObjectProperty<Optional<MemoryRange>> selection =
            new SimpleObjectProperty<>(this, "selection", Optional.empty());

    private final Session session;
    private final Progress progress;
    private final Pack shipped = PackReader.shipped(Locale.getDefault());
    private final ReadOnlyObjectWrapper<Pack> pack = new ReadOnlyObjectWrapper<>(this, "pack", shipped);
    private final ReadOnlyObjectWrapper<Optional<Lesson>> current =
            new ReadOnlyObjectWrapper<>(this, "current", Optional.empty());
    private final PredictionViewModel prediction;
    /** What was open when the lesson was; until something else is, nothing counts. */
    private Openings before = Openings.of(Snapshot.EMPTY);
    /** What stood in the console then. */
    private List<ConsoleLine> printed = List.of();

    /** Which program and which script are open, by their numbers. */
    private record Openings(long program, long script) {
        static Openings of(Snapshot now) {
            return new Openings(
                    now.program().map(Program::opening).orElse(0L),
                    now.script().map(ScriptView::opening).orElse(0L));
        }
    }

    /** @param remembered keeps what a student has done, from one start of the program to the next */
    public ExamplesViewModel(Session session, ObservableMap<String, String> remembered) {
        this.session = session;
        this.progress = new Progress(remembered);
        this.prediction = new PredictionViewModel(session, this);
        session.snapshotProperty().addListener((property, old, now) -> look());
        selection.addListener((property, old, now) -> look());
    }

    /** The lessons to choose from. */
    public ReadOnlyObjectProperty<Pack> packProperty() {
        return pack.getReadOnlyProperty();
    }

    public List<Lesson> lessons() {
        return pack.get().lessons();
    }

    /** The lessons that come with the program. */
    public Pack shipped() {
        return shipped;
    }

    /** The names of the lessons that come with the program, in order. */
    public static List<String> shippedNames() {
        return PackReader.shipped(Locale.getDefault()).lessons().stream()
                .map(Lesson::name)
                .toList();
    }

    /** The lesson that was opened last. */
    public ReadOnlyObjectProperty<Optional<Lesson>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Bytes to foretell, and how they were foretold. */
    public PredictionViewModel prediction() {
        return prediction;
    }

    Progress progress() {
        return progress;
    }

    /**
     * Reads the pack in a folder; may be called from any thread.
     *
     * @throws IOException if the folder cannot be read
     */
    public static Pack read(Path folder) throws IOException {
        return PackReader.in(folder, Locale.getDefault());
    }

    /** Shows other lessons; none of them is open yet. */
    public void show(Pack lessons) {
        current.set(Optional.empty());
        pack.set(lessons);
    }

    /** Opens a lesson: its module, and the host script beside it. Without a module the script is all. */
    public void open(Lesson lesson) {
        before = Openings.of(session.snapshot());
        printed = session.snapshot().console();
        prediction.leave();
        if (pack.get().beside(lesson, 0).isEmpty() && shipped.beside(lesson, 0).isPresent()) {
            pack.set(shipped);
        }
        try {
            Optional<Script> script = script(lesson);
            if (lesson.module().isPresent()) {
                session.open(
                        name(lesson.module().get()),
                        lesson.files().bytes(lesson.module().get()));
                script.ifPresent(session::putScript);
                switch (lesson.start()) {
                    case RUN -> session.instantiate();
                    case STEP -> session.instantiateStepping();
                    case OPEN -> {}
                }
            } else {
                script.ifPresent(session::openScript);
            }
            current.set(Optional.of(lesson));
        } catch (IOException gone) {
            fault(lesson, gone);
        }
    }

    private void fault(Lesson lesson, IOException gone) {
        Pack is = pack.get();
        PackFault fault = new PackFault(lesson.name() + ".md", 0, String.valueOf(gone.getMessage()));
        pack.set(new Pack(
                is.id(),
                is.title(),
                is.description(),
                is.lessons(),
                Stream.concat(is.faults().stream(), Stream.of(fault)).toList()));
    }

    private static Optional<Script> script(Lesson lesson) throws IOException {
        if (lesson.script().isEmpty()) {
            return Optional.empty();
        }
        String file = lesson.script().get();
        List<String> beside =
                Stream.concat(lesson.module().stream(), Stream.of(file)).toList();
        String text = new String(lesson.files().bytes(file), StandardCharsets.UTF_8);
        return Optional.of(new Script(lesson.files().folder(beside).resolve(file), text));
    }

    private static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /** The first lesson of a pack that was not done; the first of all where all were. */
    public Optional<Lesson> firstToDo(Pack lessons) {
        return lessons.lessons().stream()
                .filter(lesson -> !progress.finished(lesson))
                .findFirst()
                .or(() -> lessons.lessons().stream().findFirst());
    }

    /** The lesson so many places after the one that is open. */
    Optional<Lesson> beside(int places) {
        return current.get().flatMap(lesson -> pack.get().beside(lesson, places));
    }

    /** Whether a checkpoint of the lesson that is open was reached. */
    boolean done(Checkpoint checkpoint) {
        return current.get().filter(lesson -> progress.done(lesson, checkpoint)).isPresent();
    }

    /** A checkpoint of the lesson that is open is reached. */
    void reach(Checkpoint checkpoint) {
        current.get().ifPresent(lesson -> progress.reach(lesson, checkpoint));
    }

    /** Somebody has foretold some bytes. */
    void predicted(Optional<Checkpoint.Exercise> exercise, boolean right) {
        progress.score(pack.get().id(), progress.score(pack.get().id()).with(right));
        if (right) {
            exercise.ifPresent(this::reach);
        }
    }

    private void look() {
        Situation now = new Situation(
                session.snapshot(), selection.get(), since(session.snapshot().console()));
        if (isMoving(now.now())
                || current.get().filter(lesson -> isOpen(lesson, now.now())).isEmpty()) {
            return;
        }
        for (Checkpoint checkpoint : current.get().get().card().checkpoints().values()) {
            if (checkpoint instanceof Checkpoint.Check check
                    && check.condition().test(now)) {
                reach(check);
            }
        }
    }

    /** What was added to the console since the lesson was opened; the console lets go of its oldest lines. */
    private List<ConsoleLine> since(List<ConsoleLine> console) {
        if (printed.isEmpty()) {
            return console;
        }
        ConsoleLine last = printed.get(printed.size() - 1);
        for (int i = console.size() - 1; i >= 0; i--) {
            // The very line: another may say the same.
            if (isSame(console.get(i), last)) {
                return console.subList(i + 1, console.size());
            }
        }
        return console;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(ConsoleLine one, ConsoleLine other) {
        return one == other;
    }

    /** What is only passed through counts for nothing: a script may do on its way what a person is asked to do. */
    private static boolean isMoving(Snapshot now) {
        return now.state() == State.RUNNING
                || now.script()
                        .filter(script -> script.state() == ScriptView.State.RUNNING)
                        .isPresent();
    }

    /** Whether what is open is what the lesson has opened, perhaps edited since. */
    private boolean isOpen(Lesson lesson, Snapshot now) {
        Openings is = Openings.of(now);
        boolean module = lesson.module()
                .flatMap(file -> now.program().filter(program -> program.name().equals(name(file))))
                .isPresent();
        boolean script = lesson.module().isEmpty()
                && lesson.script()
                        .flatMap(file ->
                                now.script().filter(view -> view.script().name().equals(name(file))))
                        .isPresent();
        return (module && is.program() != before.program()) || (script && is.script() != before.script());
    }
}
