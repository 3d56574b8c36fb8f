package palimpsest.app.script;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import palimpsest.app.hostscript.Script;
import palimpsest.app.session.ScriptView;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.words.Words;

/** The host script as it stands in the editor, what it is doing, and where. */
public final class ScriptViewModel {

    private static final String NAME = "host.js";

    private final Session session;
    private final ReadOnlyObjectWrapper<Optional<Script>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canStop = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Integer>> here = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Fault>> fault = new ReadOnlyObjectWrapper<>(Optional.empty());
    private String text = "";
    private String saved = "";
    /** Of what is shown, and of what was run last. */
    private long opening;

    private String ran = "";

    /** What is wrong in a script, and in which line, from 1. */
    record Fault(int line, String message) {}

    public ScriptViewModel(Session session) {
        this.session = session;
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    // ---- The text

    /** Begins a new script, in the folder of what is open. */
    public void create(Path folder) {
        boolean module = session.snapshot().program().isPresent();
        Script fresh = new Script(folder.resolve(NAME), module ? Templates.BESIDE : Templates.ALONE);
        text = fresh.text();
        saved = fresh.text();
        shown.set(Optional.of(fresh));
        edited.set(false);
        session.putScript(fresh);
    }

    /** Puts back a script with what was typed over a text that was saved. */
    public void restore(Script typed, String savedText) {
        text = typed.text();
        saved = savedText;
        shown.set(Optional.of(typed));
        edited.set(!text.equals(saved));
        if (session.snapshot().program().isPresent()) {
            session.putScript(typed);
        } else {
            session.openScript(typed);
        }
    }

    /** The text as it was saved. */
    public String savedText() {
        return saved;
    }

    /** Takes what the person typed: the whole text. */
    void type(String typed) {
        text = typed;
        edited.set(!typed.equals(saved));
        mark(session.snapshot());
    }

    /** The script as it stands in the editor; there is none before one was opened or begun. */
    public Optional<Script> script() {
        return shown.get().map(known -> new Script(known.file(), text));
    }

    /** The text was written to a file. */
    public void saved(Path file) {
        saved = text;
        edited.set(false);
        shown.set(Optional.of(new Script(file, text)));
    }

    /** What was opened or begun last. */
    public ReadOnlyObjectProperty<Optional<Script>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Whether the text differs from its file. */
    public ReadOnlyBooleanProperty editedProperty() {
        return edited.getReadOnlyProperty();
    }

    // ---- Running

    /** Runs the text as it stands from its beginning. */
    public void run() {
        script().ifPresent(session::runScript);
    }

    /** Runs to the next thing that the host does: from the beginning, or from where it has stopped. */
    public void step() {
        Snapshot now = session.snapshot();
        boolean stopped = now.script()
                .filter(script -> script.state() == ScriptView.State.STOPPED)
                .isPresent();
        if (!stopped) {
            script().ifPresent(session::stepScript);
        } else if (now.frames().isEmpty() || now.time().hasFuture()) {
            session.stepOver();
        } else {
            session.stepOut();
        }
    }

    public void stop() {
        session.stop();
    }

    /** Whether it runs, or waits in the middle. */
    ReadOnlyBooleanProperty canStopProperty() {
        return canStop.getReadOnlyProperty();
    }

    /** What it is doing, in a few words. */
    ReadOnlyStringProperty doingProperty() {
        return doing.getReadOnlyProperty();
    }

    /** The line, from 1, that did the last thing of the host before the cursor; empty while the text is another. */
    ReadOnlyObjectProperty<Optional<Integer>> hereProperty() {
        return here.getReadOnlyProperty();
    }

    /** Why it failed, and where. */
    ReadOnlyObjectProperty<Optional<Fault>> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    private void show(Snapshot now) {
        long number = now.script().map(ScriptView::opening).orElse(0L);
        if (number != opening) {
            opening = number;
            Optional<Script> fresh = now.script().map(ScriptView::script);
            ran = fresh.map(Script::text).orElse("");
            if (!fresh.equals(script())) {
                text = ran;
                saved = ran;
                edited.set(false);
                shown.set(fresh);
            }
        }
        Optional<ScriptView.State> state = now.script().map(ScriptView::state);
        canStop.set(state.filter(is -> is == ScriptView.State.RUNNING || is == ScriptView.State.STOPPED)
                .isPresent());
        doing.set(state.map(is -> Words.of("script.state." + is)).orElse(""));
        mark(now);
    }

    private void mark(Snapshot now) {
        boolean same = text.equals(ran);
        here.set(now.script().flatMap(ScriptView::here).filter(place -> same).flatMap(this::line));
        fault.set(now.script()
                .flatMap(ScriptView::fault)
                .filter(wrong -> same)
                .flatMap(wrong -> line(wrong.place()).map(line -> new Fault(line, wrong.message()))));
    }

    /** The line of {@code host.js:6} or {@code host.js:6:12}, if it is in this script. */
    private Optional<Integer> line(String place) {
        String name = shown.get().map(Script::name).orElse("") + ":";
        if (!place.startsWith(name)) {
            return Optional.empty();
        }
        String rest = place.substring(name.length());
        int end = rest.indexOf(':');
        String digits = end < 0 ? rest : rest.substring(0, end);
        return digits.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }
}
