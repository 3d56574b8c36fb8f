package palimpsest.app.editor;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import palimpsest.app.session.Place;
import palimpsest.app.session.Program;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;

/** What the editor shows and what was typed: a text, its faults, and the instruction that is next. */
public final class EditorViewModel {
    private final Session session;
    private final ReadOnlyObjectWrapper<TextSource> shown = new ReadOnlyObjectWrapper<>(new TextSource("", ""));
    private final ReadOnlyBooleanWrapper editable = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper ahead = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<Span>> current = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Diagnostic> problems = FXCollections.observableArrayList();
    private final ObservableList<Diagnostic> readOnlyProblems = FXCollections.unmodifiableObservableList(problems);
    private String text = "";
    private String saved = "";
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
        ahead.set(!typed.equals(shown.get().text()));
        if (ahead.get()) {
            current.set(Optional.empty());
        }
    }

    /** Opens the text as it stands and makes an instance of it. */
    public void run() {
        session.openText(shown.get().name(), text);
        session.instantiate();
    }

    /** The text as it stands was written to a file. */
    public void saved() {
        saved = text;
        edited.set(false);
    }

    /** The text as it stands, under the name it was opened by. */
    public TextSource source() {
        return new TextSource(shown.get().name(), text);
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

    /** The faults, in the order of the text. */
    public ObservableList<Diagnostic> problems() {
        return readOnlyProblems;
    }

    private void show(Snapshot now) {
        Optional<Program> program = now.program();
        long number = program.map(Program::opening).orElse(0L);
        if (number != opening) {
            opening = number;
            open(program);
        }
        if (!ahead.get()) {
            current.set(now.here().flatMap(Place::shown));
        }
    }

    private void open(Optional<Program> program) {
        TextSource fresh = program.map(Program::shown).orElse(new TextSource("", ""));
        boolean again =
                fresh.text().equals(text) && fresh.name().equals(shown.get().name());
        if (!again) {
            saved = fresh.text();
        }
        text = fresh.text();
        editable.set(program.isPresent() && !program.get().printed());
        edited.set(!text.equals(saved));
        ahead.set(false);
        current.set(Optional.empty());
        shown.set(fresh);
        problems.setAll(program.map(Program::diagnostics).orElse(List.of()));
    }
}
