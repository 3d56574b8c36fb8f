package palimpsest.app.status;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import palimpsest.app.session.Program;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.session.StopView;
import palimpsest.app.words.Words;

/** The status line, and which intents make sense now. */
public final class StatusViewModel {

    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper(this, "state", "");
    private final ReadOnlyBooleanWrapper trapped = new ReadOnlyBooleanWrapper(this, "trapped");
    private final ReadOnlyStringWrapper next = new ReadOnlyStringWrapper(this, "next", "");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private final ReadOnlyStringWrapper undo = new ReadOnlyStringWrapper(this, "undo", "");
    private final ReadOnlyStringWrapper redo = new ReadOnlyStringWrapper(this, "redo", "");
    private final ReadOnlyBooleanWrapper canInstantiate = new ReadOnlyBooleanWrapper(this, "canInstantiate");
    private final ReadOnlyBooleanWrapper canStep = new ReadOnlyBooleanWrapper(this, "canStep");
    private final ReadOnlyBooleanWrapper canResume = new ReadOnlyBooleanWrapper(this, "canResume");
    private final ReadOnlyBooleanWrapper canPause = new ReadOnlyBooleanWrapper(this, "canPause");
    private final ReadOnlyBooleanWrapper canStop = new ReadOnlyBooleanWrapper(this, "canStop");

    public StatusViewModel(Session session) {
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** Whether the last execution ended in a trap. */
    public ReadOnlyBooleanProperty trappedProperty() {
        return trapped.getReadOnlyProperty();
    }

    /** What is going on: {@code Paused after step 42}. */
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What comes next, {@code next: sum.wat:12:24 memory.grow}, or where it trapped; empty when neither. */
    public ReadOnlyStringProperty nextProperty() {
        return next.getReadOnlyProperty();
    }

    /** The module in numbers: {@code 1 memory, 2 functions, 126 bytes of wasm}. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** What undo would take back; empty when there is nothing. */
    public ReadOnlyStringProperty undoProperty() {
        return undo.getReadOnlyProperty();
    }

    /** What redo would do again; empty when there is nothing. */
    public ReadOnlyStringProperty redoProperty() {
        return redo.getReadOnlyProperty();
    }

    /** Whether an instance can be made, for the first time or again. */
    public ReadOnlyBooleanProperty canInstantiateProperty() {
        return canInstantiate.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canStepProperty() {
        return canStep.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canResumeProperty() {
        return canResume.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canPauseProperty() {
        return canPause.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canStopProperty() {
        return canStop.getReadOnlyProperty();
    }

    private void show(Snapshot now) {
        State is = now.state();
        trapped.set(is == State.TRAPPED);
        state.set(describe(now));
        next.set(now.here()
                .map(place -> Words.of(
                        is == State.TRAPPED || is == State.WAITING ? "status.at" : "status.next",
                        place.best(),
                        place.op()))
                .orElse(""));
        summary.set(now.program()
                .filter(Program::valid)
                .map(StatusViewModel::summary)
                .orElse(""));
        undo.set(now.undo().orElse(""));
        redo.set(now.redo().orElse(""));
        canInstantiate.set(is != State.EMPTY && is != State.FAULTY);
        canStep.set(is == State.LOADED || is == State.PAUSED);
        canResume.set(is == State.LOADED || is == State.PAUSED);
        canPause.set(is == State.RUNNING);
        canStop.set(is.busy());
    }

    private static String describe(Snapshot now) {
        return switch (now.state()) {
            case EMPTY -> Words.of("status.nothing");
            case FAULTY -> now.program().map(StatusViewModel::faults).orElse("");
            case LOADED -> Words.of("status.loaded");
            case READY -> Words.of("status.ready");
            case RUNNING -> Words.of("status.running");
            case PAUSED -> paused(now);
            case WAITING ->
                Words.of(
                        "status.waiting",
                        now.waiting().map(wait -> wait.place()).orElse(""));
            case TRAPPED ->
                Words.of(
                        "status.trapped", now.trap().map(trap -> trap.message()).orElse(""));
        };
    }

    private static String paused(Snapshot now) {
        String where = now.step() == 0
                ? Words.of("status.paused.first")
                : Words.of("status.paused", Long.toString(now.step() - 1));
        return where
                + now.stopped()
                        .filter(stop -> told(stop.kind()))
                        .map(stop -> ": " + stop.words())
                        .orElse("");
    }

    /** Whether the reason for a stop is news: who steps or pauses knows it. */
    private static boolean told(StopView.Kind kind) {
        return switch (kind) {
            case BREAKPOINT, WATCHPOINT, GROWTH, HOST_CALL, CANCELLED -> true;
            case DONE, PAUSED, TRAP, ENDED, WAITS, TRAVELLED, START, END -> false;
        };
    }

    private static String faults(Program program) {
        int count = program.diagnostics().size();
        return Words.of("status.faults", count);
    }

    private static String summary(Program program) {
        return Words.of("status.summary", program.memories(), program.functions(), program.wasmBytes());
    }
}
