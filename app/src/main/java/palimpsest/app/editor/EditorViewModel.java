package palimpsest.app.editor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import palimpsest.app.session.Place;
import palimpsest.app.session.Program;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.StopAt;
import palimpsest.app.session.StopPointView;
import palimpsest.app.session.TrapView;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;

/** What the editor shows and what was typed: a text, its faults, and the instruction that is next. */
public final class EditorViewModel {
    private static final int LARGEST_EDITED = 1_000_000;
    private static final int LONGEST_LINE = 10_000;

    private final Session session;
    private final ReadOnlyObjectWrapper<TextSource> shown = new ReadOnlyObjectWrapper<>(new TextSource("", ""));
    private final ReadOnlyBooleanWrapper editable = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper ahead = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<Span>> current = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TrapView>> trap = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Map<Integer, Boolean>> stops = new ReadOnlyObjectWrapper<>(Map.of());
    private final ObservableList<Diagnostic> problems = FXCollections.observableArrayList();
    private final ObservableList<Diagnostic> readOnlyProblems = FXCollections.unmodifiableObservableList(problems);
    private final ReadOnlyStringWrapper restored = new ReadOnlyStringWrapper("");
    private String text = "";
    private String saved = "";
    private String original = "";
    private long opening;

    public EditorViewModel(Session session) {
        this.session = session;
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** Takes what the person typed: the whole text. */
    public void type(String typed) {
        text = typed;
        edited.set(!typed.equals(saved));
        ahead.set(!typed.equals(LineEnds.normal(shown.get().text())));
        if (ahead.get()) {
            current.set(Optional.empty());
        } else {
            problems.setAll(programFaults());
        }
    }

    /** Tells what is wrong in a text that was typed, found while typing; an older text's faults are of no interest. */
    void diagnose(String checked, List<Diagnostic> faults) {
        if (ahead.get() && checked.equals(text)) {
            problems.setAll(faults);
        }
    }

    /** Opens the text as it stands and makes an instance of it. */
    public void run() {
        session.openText(shown.get().name(), text);
        session.instantiate();
    }

    /** The text as it stands. */
    public String typed() {
        return text;
    }

    /** The text as it was saved. */
    public String savedText() {
        return saved;
    }

    /** Puts back what was typed over a text of which another was saved. */
    public void restore(String savedText, String typed) {
        saved = LineEnds.normal(savedText);
        restored.set(LineEnds.normal(typed));
        type(LineEnds.normal(typed));
    }

    /** What was put back last; the editor is to hold it. */
    ReadOnlyStringProperty restoredProperty() {
        return restored.getReadOnlyProperty();
    }

    /** The text as it stands was written to a file. */
    public void saved() {
        saved = text;
        edited.set(false);
    }

    /** The text as it stands, with the line ends its file had. */
    public String textToSave() {
        return LineEnds.like(original, text);
    }

    /** Where a fault is in the text as the editor holds it. */
    Span place(Diagnostic problem) {
        return problem.source() instanceof TextSource source
                ? LineEnds.normal(problem.span(), source.text())
                : Span.at(0);
    }

    /** The text of the program that is open. */
    public ReadOnlyObjectProperty<TextSource> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Whether it can be typed in: a text can, a binary printed as text cannot. */
    public ReadOnlyBooleanProperty editableProperty() {
        return editable.getReadOnlyProperty();
    }

    /** Whether the text differs from its file. */
    public ReadOnlyBooleanProperty editedProperty() {
        return edited.getReadOnlyProperty();
    }

    /** Whether the text differs from the program that is open, so that running it again makes a difference. */
    public ReadOnlyBooleanProperty aheadProperty() {
        return ahead.getReadOnlyProperty();
    }

    /** The instruction that is next, or the one that trapped; nothing while the text is ahead of the program. */
    public ReadOnlyObjectProperty<Optional<Span>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Why the last execution ended, when it trapped. */
    public ReadOnlyObjectProperty<Optional<TrapView>> trapProperty() {
        return trap.getReadOnlyProperty();
    }

    /** The lines, from 1, that have breakpoints, and whether one of them is enabled. */
    public ReadOnlyObjectProperty<Map<Integer, Boolean>> stopsProperty() {
        return stops.getReadOnlyProperty();
    }

    /** Adds a breakpoint at a line, from 1, or removes those that are there. */
    public void toggleStop(int line) {
        session.stops().toggleLine(line);
    }

    /** Adds a breakpoint at the innermost expression around an offset of the text as the editor holds it. */
    public void stopAt(int offset) {
        session.stops().add(new StopAt.Expression(inProgram(offset)));
    }

    /** Runs to the innermost expression around an offset of the text as the editor holds it. */
    public void runTo(int offset) {
        session.runTo(inProgram(offset));
    }

    private int inProgram(int offset) {
        return LineEnds.inFile(offset, shown.get().text());
    }

    /** The faults, in the order of the text. */
    public ObservableList<Diagnostic> problems() {
        return readOnlyProblems;
    }

    /** Whether a text is too large, or has lines too long, for an editor to stay quick. */
    static boolean isLarge(TextSource source) {
        if (source.length() > LARGEST_EDITED) {
            return true;
        }
        for (int line = 1; line <= source.lines(); line++) {
            Span span = source.line(line);
            if (span.end() - span.start() > LONGEST_LINE) {
                return true;
            }
        }
        return false;
    }

    private void show(Snapshot now) {
        Optional<Program> program = now.program();
        long number = program.map(Program::opening).orElse(0L);
        if (number != opening) {
            opening = number;
            open(program);
        }
        trap.set(now.trap());
        Map<Integer, Boolean> lines = stopLines(now.stopPoints());
        if (!lines.equals(stops.get())) {
            stops.set(lines);
        }
        if (!ahead.get()) {
            current.set(now.here()
                    .flatMap(Place::shown)
                    .map(span -> LineEnds.normal(span, shown.get().text())));
        }
    }

    private void open(Optional<Program> program) {
        TextSource fresh = program.map(Program::shown).orElse(new TextSource("", ""));
        String normal = LineEnds.normal(fresh.text());
        boolean again = normal.equals(text) && fresh.name().equals(shown.get().name());
        if (!again) {
            saved = normal;
            original = fresh.text();
        }
        text = normal;
        editable.set(program.isPresent() && !program.get().printed() && !isLarge(fresh));
        edited.set(!text.equals(saved));
        ahead.set(false);
        current.set(Optional.empty());
        shown.set(fresh);
        problems.setAll(programFaults());
    }

    private Map<Integer, Boolean> stopLines(List<StopPointView> points) {
        Map<Integer, Boolean> lines = new TreeMap<>();
        for (StopPointView point : points) {
            if (point.at() instanceof StopAt.Line at && point.shown().isEmpty()) {
                lines.merge(at.line(), point.enabled(), Boolean::logicalOr);
            }
            for (Span span : point.shown()) {
                int start = Math.min(span.start(), shown.get().length());
                lines.merge(shown.get().position(start).line(), point.enabled(), Boolean::logicalOr);
            }
        }
        return lines;
    }

    private List<Diagnostic> programFaults() {
        return session.snapshot().program().map(Program::diagnostics).orElse(List.of());
    }
}
