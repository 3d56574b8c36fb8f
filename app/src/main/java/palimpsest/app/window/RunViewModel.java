package palimpsest.app.window;

import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import palimpsest.app.calls.CallsViewModel;
import palimpsest.app.calls.ExportRow;
import palimpsest.app.editor.EditorViewModel;
import palimpsest.app.script.ScriptViewModel;
import palimpsest.app.session.CallResult;
import palimpsest.app.session.ScriptView;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.words.Words;

/** What the buttons in the middle of the toolbar, and the one for the nearest export, do and whether they can. */
final class RunViewModel {
    private final Session session;
    private final EditorViewModel editor;
    private final CallsViewModel calls;
    private final ScriptViewModel script;
    private final ReadOnlyBooleanWrapper canRun = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canPause = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canStop = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canStep = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRestart = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canCall = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper runWords = new ReadOnlyStringWrapper(Words.of("window.run"));
    private final ReadOnlyObjectWrapper<Optional<ExportRow>> nearest = new ReadOnlyObjectWrapper<>(Optional.empty());

    RunViewModel(Session session, EditorViewModel editor, CallsViewModel calls, ScriptViewModel script) {
        this.script = script;
        this.session = session;
        this.editor = editor;
        this.calls = calls;
        InvalidationListener changed = property -> refresh();
        session.snapshotProperty().addListener(changed);
        editor.aheadProperty().addListener(changed);
        calls.rows().addListener(changed);
        refresh();
    }

    /** Goes on after a pause; otherwise, and when the text was edited, begins anew with the text as it stands. */
    void run() {
        if (continues()) {
            session.resume();
        } else if (scriptAlone()) {
            script.run();
        } else if (editor.editableProperty().get()) {
            editor.run();
        } else {
            session.restart();
        }
    }

    void pause() {
        session.pause();
    }

    void stop() {
        session.stop();
    }

    /** One step further, in the past along the record; when nothing is being executed, into the nearest export. */
    void step() {
        if (state() == State.LOADED || state() == State.PAUSED || inThePast()) {
            session.step();
        } else {
            nearest.get().ifPresent(calls::callStepping);
        }
    }

    /** Where nothing is under way: begins the instantiation, or calls the nearest export, and stops before its first step. */
    void begin() {
        if (state() == State.LOADED) {
            session.instantiateStepping();
        } else {
            nearest.get().ifPresent(calls::callStepping);
        }
    }

    void restart() {
        session.restart();
    }

    /** A new instance, stopped before its first data segment or instruction. */
    void restartStepping() {
        session.instantiateStepping();
    }

    void call() {
        nearest.get().ifPresent(calls::call);
    }

    /** The export called last, or the first one. */
    ReadOnlyObjectProperty<Optional<ExportRow>> nearestProperty() {
        return nearest.getReadOnlyProperty();
    }

    /** "Run", or "Continue" after a pause. */
    ReadOnlyStringProperty runWordsProperty() {
        return runWords.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRunProperty() {
        return canRun.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canPauseProperty() {
        return canPause.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canStopProperty() {
        return canStop.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canStepProperty() {
        return canStep.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRestartProperty() {
        return canRestart.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canCallProperty() {
        return canCall.getReadOnlyProperty();
    }

    private boolean scriptAlone() {
        return session.snapshot().script().filter(ScriptView::alone).isPresent()
                && !editor.aheadProperty().get();
    }

    private State state() {
        return session.snapshot().state();
    }

    private boolean inThePast() {
        return session.snapshot().time().hasFuture();
    }

    private boolean continues() {
        return (state() == State.PAUSED || inThePast())
                && state() != State.RUNNING
                && !editor.aheadProperty().get();
    }

    private void refresh() {
        Snapshot now = session.snapshot();
        State state = now.state();
        nearest.set(nearest(now.results()));
        boolean callable = now.instantiated() && !state.busy() && nearest.get().isPresent();
        runWords.set(Words.of(continues() ? "window.continue" : "window.run"));
        boolean onlyWaits = state == State.WAITING
                && !inThePast()
                && !editor.aheadProperty().get();
        canRun.set(state != State.EMPTY && state != State.RUNNING && !onlyWaits);
        canPause.set(state == State.RUNNING || now.playing().isPresent());
        canStop.set(state.busy());
        canStep.set(
                state == State.LOADED || state == State.PAUSED || callable || (inThePast() && state != State.RUNNING));
        canRestart.set(state != State.EMPTY && state != State.FAULTY);
        canCall.set(callable);
    }

    private Optional<ExportRow> nearest(List<CallResult> results) {
        List<ExportRow> rows = calls.rows();
        for (int i = results.size() - 1; i >= 0; i--) {
            String name = results.get(i).export();
            Optional<ExportRow> called =
                    rows.stream().filter(row -> row.name().equals(name)).findFirst();
            if (called.isPresent()) {
                return called;
            }
        }
        return rows.stream().findFirst();
    }
}
