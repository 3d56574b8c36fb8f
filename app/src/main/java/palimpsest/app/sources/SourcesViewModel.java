package palimpsest.app.sources;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.concurrent.Task;
import palimpsest.app.session.FrameView;
import palimpsest.app.session.Original;
import palimpsest.app.session.Place;
import palimpsest.app.session.Program;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.StopAt;
import palimpsest.app.session.StopPointView;
import palimpsest.app.symbols.ProgramSymbols;
import palimpsest.engine.symbols.SourcePlace;

/** Which file of the program is shown, the line that is next in it, its breakpoints, and whether steps go by lines. */
public final class SourcesViewModel {

    private final Session session;
    private final Executor background;

    private final ReadOnlyBooleanWrapper available = new ReadOnlyBooleanWrapper(this, "available", false);
    private final ReadOnlyObjectWrapper<List<SourceFile>> files = new ReadOnlyObjectWrapper<>(this, "files", List.of());
    private final ReadOnlyObjectWrapper<Optional<SourceFile>> file =
            new ReadOnlyObjectWrapper<>(this, "file", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<SourcePlace>> place =
            new ReadOnlyObjectWrapper<>(this, "place", Optional.empty());
    private final ReadOnlyObjectWrapper<Map<Integer, Boolean>> stops =
            new ReadOnlyObjectWrapper<>(this, "stops", Map.of());
    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted", true);
    private final BooleanProperty byLine = new SimpleBooleanProperty(this, "byLine", true);

    private long opening;
    private int asked;
    private ProgramSymbols symbols = ProgramSymbols.NONE;
    private Optional<Path> chosenFolder = Optional.empty();
    private Optional<SourcePlace> here = Optional.empty();
    private List<FrameView> frames = List.of();

    /** @param background reads files */
    public SourcesViewModel(Session session, Executor background) {
        this.session = session;
        this.background = background;
        byLine.addListener((property, old, now) -> tell());
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** Whether it is known which lines the code comes from. */
    public ReadOnlyBooleanProperty availableProperty() {
        return available.getReadOnlyProperty();
    }

    /** Whether the program's files are wanted in the place of the module's text. */
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    /** Whether a step goes to another line, and not to the next instruction. */
    public BooleanProperty byLineProperty() {
        return byLine;
    }

    /** The files that have code. */
    ReadOnlyObjectProperty<List<SourceFile>> filesProperty() {
        return files.getReadOnlyProperty();
    }

    /** The file that is shown. */
    ReadOnlyObjectProperty<Optional<SourceFile>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** The place in that file that is next, or where a call waits. */
    ReadOnlyObjectProperty<Optional<SourcePlace>> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** The lines of that file, from 1, that have breakpoints, and whether these are enabled. */
    ReadOnlyObjectProperty<Map<Integer, Boolean>> stopsProperty() {
        return stops.getReadOnlyProperty();
    }

    /** Whether a file is in front, so that its lines are meant. */
    public boolean inFront() {
        return available.get()
                && wanted.get()
                && file.get().flatMap(SourceFile::text).isPresent();
    }

    /** Turns to the program's files, where steps go by lines, or to the module's text, where they don't. */
    public void turnTo(boolean original) {
        wanted.set(original);
        byLine.set(original);
    }

    void choose(SourceFile other) {
        file.set(Optional.of(other));
        look();
    }

    /** Looks for the files in another folder too. */
    public void lookIn(Path folder) {
        chosenFolder = Optional.of(folder);
        read();
    }

    /** Adds a breakpoint at a line, from 1, or the next that has code, or removes the one that is there. */
    void toggleStop(int at) {
        file.get().ifPresent(shown -> session.stops().toggleOriginal(shown.path(), at));
    }

    /** Runs to a line, from 1, or the next that has code. */
    public void runTo(int at) {
        file.get().ifPresent(shown -> session.runToOriginal(shown.path(), at));
    }

    /** Shows where a call is, 0 for the innermost. */
    public void lookAt(int frame) {
        if (frame < frames.size()) {
            go(frames.get(frame).place().original().map(Original::place));
        }
    }

    private void show(Snapshot now) {
        long number = now.program().map(Program::opening).orElse(0L);
        if (number != opening) {
            opening = number;
            symbols = now.program().map(Program::symbols).orElse(ProgramSymbols.NONE);
            available.set(symbols.hasLines());
            files.set(List.of());
            file.set(Optional.empty());
            tell();
            read();
        }
        Optional<SourcePlace> next = now.here().flatMap(Place::original).map(Original::place);
        if (now.frames() != frames || !next.equals(here)) {
            frames = now.frames();
            go(next);
        }
        lookForStops(now.stopPoints());
    }

    private void tell() {
        session.stepByLine(byLine.get() && available.get());
    }

    private void go(Optional<SourcePlace> next) {
        here = next;
        next.flatMap(this::fileOf).ifPresent(other -> {
            if (!file.get().equals(Optional.of(other))) {
                file.set(Optional.of(other));
                lookForStops(session.snapshot().stopPoints());
            }
        });
        look();
    }

    private void look() {
        place.set(here.filter(
                next -> file.get().filter(shown -> shown.index() == next.file()).isPresent()));
        lookForStops(session.snapshot().stopPoints());
    }

    private Optional<SourceFile> fileOf(SourcePlace next) {
        return files.get().stream().filter(each -> each.index() == next.file()).findFirst();
    }

    private void read() {
        int number = ++asked;
        if (!symbols.hasLines()) {
            return;
        }
        ProgramSymbols program = symbols;
        Optional<Path> folder = chosenFolder;
        Task<List<SourceFile>> task = new Task<>() {
            @Override
            protected List<SourceFile> call() {
                return SourceTexts.read(program, folder);
            }
        };
        task.setOnSucceeded(done -> {
            if (number == asked) {
                files.set(task.getValue());
                file.set(
                        here.flatMap(this::fileOf).or(() -> files.get().stream().findFirst()));
                look();
            }
        });
        background.execute(task);
    }

    private void lookForStops(List<StopPointView> points) {
        Map<Integer, Boolean> lines = new TreeMap<>();
        String path = file.get().map(SourceFile::path).orElse("");
        for (StopPointView point : points) {
            if (point.at() instanceof StopAt.Original at && at.file().equals(path)) {
                lines.merge(at.line(), point.enabled(), Boolean::logicalOr);
            }
        }
        stops.set(lines);
    }
}
