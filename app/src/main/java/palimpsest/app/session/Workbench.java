package palimpsest.app.session;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import palimpsest.app.session.CallResult.Outcome.Returned;
import palimpsest.app.session.CallResult.Outcome.Stopped;
import palimpsest.app.session.CallResult.Outcome.Trapped;
import palimpsest.app.session.ConsoleLine.Kind;
import palimpsest.app.session.Execution.PendingCall;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linked;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Trap;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.valid.ValidModule;

/**
 * What the engine's thread works at: the program that is open, its instance, and what becomes of it. An intent that makes
 * no sense now becomes a note in the console.
 */
final class Workbench {

    private static final int MOST_RESULTS = 100;
    private static final String STILL_WAITING = "the module waits; wake it, let it time out or stop it";
    /** To search all writes for a byte takes milliseconds: while the module runs, a history may be this old. */
    private static final long HISTORY_AGE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Thread engineThread;
    private final ConsoleLog console = new ConsoleLog();
    private final HostActions host = new HostActions(console);
    private final Images images = new Images();
    private final Pace pace = new Pace();
    private final ArrayDeque<CallResult> results = new ArrayDeque<>();

    private State state = State.EMPTY;
    /** What the module does when it need not wait any more. */
    private State afterWait = State.RUNNING;

    private Optional<Opened> opened = Optional.empty();
    private Optional<Execution> execution = Optional.empty();
    private Optional<TrapView> trap = Optional.empty();
    private Optional<Still> still = Optional.empty();
    private Optional<ByteHistory> selectedHistory = Optional.empty();
    private long selectedHistoryAt;
    private long openings;
    private long instances;
    private long calls;
    private long snapshots;

    Workbench(Thread engineThread) {
        this.engineThread = engineThread;
    }

    // ---- Opening

    void open(String name, byte[] bytes) {
        open(Wasm.load(name, bytes));
    }

    void openText(String name, String text) {
        open(Wasm.loadText(name, text));
    }

    private void open(Loaded loaded) {
        closeProgram();
        Opened program = Opened.of(++openings, loaded);
        opened = Optional.of(program);
        state = loaded.valid().isPresent() ? State.LOADED : State.FAULTY;
        loaded.diagnostics().forEach(fault -> say(Kind.FAULT, fault.headline()));
        loaded.notes().forEach(note -> say(Kind.NOTE, program.name() + ": " + note));
        if (state == State.LOADED) {
            say(Kind.NOTE, "opened " + program.name());
        }
    }

    void closeProgram() {
        dropExecution();
        opened = Optional.empty();
        images.clear();
        state = State.EMPTY;
    }

    private void dropExecution() {
        still = Optional.empty();
        execution.ifPresent(Execution::abandon);
        execution = Optional.empty();
        trap = Optional.empty();
        host.clear();
        results.clear();
    }

    // ---- Executing

    void instantiate(boolean stepping) {
        if (opened.isEmpty()
                || opened.get().names().isEmpty()
                || opened.get().loaded().valid().isEmpty()) {
            say(Kind.NOTE, opened.isEmpty() ? "open a module first" : "the module has faults; correct them first");
            return;
        }
        dropExecution();
        state = State.LOADED;
        ValidModule module = opened.get().loaded().valid().get();
        Store store = new Store();
        try {
            Linked linked = Linker.linkOrMake(store, module, new Imports());
            if (!linked.faults().isEmpty()) {
                linked.faults().forEach((Diagnostic fault) -> say(Kind.FAULT, fault.headline()));
                return;
            }
            Execution begun = new Execution(opened.get(), opened.get().names().get(), module, store, linked);
            begun.standIns().forEach(standIn -> say(Kind.NOTE, standIn.text()));
            execution = Optional.of(begun);
            still = Optional.empty();
            pace.reset();
            instances++;
            say(Kind.INTENT, "instantiate " + opened.get().name());
            state = stepping ? State.PAUSED : State.RUNNING;
        } catch (TrapException refused) {
            TrapView view =
                    new TrapView(refused.text(), Explanation.of(refused.text()), Optional.empty(), Optional.empty());
            say(Kind.FAULT, view.message());
            trap = Optional.of(view);
            state = State.TRAPPED;
        }
    }

    void call(String export, List<Value> arguments, boolean stepping) {
        if (execution.isEmpty() || !execution.get().complete()) {
            say(Kind.NOTE, "instantiate the module before you call " + export);
        } else if (state.busy()) {
            say(
                    Kind.NOTE,
                    "the module is in the middle of something; run it to its end or stop it, then call " + export);
        } else {
            begin(execution.get(), new PendingCall(++calls, export, arguments), stepping);
        }
    }

    private void begin(Execution current, PendingCall call, boolean stepping) {
        trap = Optional.empty();
        still = Optional.empty();
        pace.reset();
        current.forgetChanges();
        Optional<String> refusal = current.begin(call);
        if (refusal.isPresent()) {
            state = State.READY;
            say(Kind.NOTE, refusal.get());
            return;
        }
        say(Kind.INTENT, Views.call(call.export(), call.arguments()));
        state = stepping ? State.PAUSED : State.RUNNING;
    }

    boolean running() {
        return state == State.RUNNING;
    }

    /** Runs for a few milliseconds at most. */
    void runSlice() {
        execution.ifPresent(current -> {
            long start = System.nanoTime();
            run(current, pace.steps());
            pace.took(System.nanoTime() - start);
        });
    }

    void pause() {
        if (state == State.RUNNING) {
            state = State.PAUSED;
        }
    }

    void resume() {
        if (state == State.LOADED) {
            instantiate(false);
        } else if (state == State.PAUSED) {
            execution.ifPresent(Execution::forgetChanges);
            state = State.RUNNING;
        } else if (state == State.WAITING) {
            say(Kind.NOTE, STILL_WAITING);
        }
    }

    void step() {
        if (state == State.LOADED) {
            instantiate(true);
        } else if (state == State.PAUSED) {
            execution.ifPresent(current -> {
                current.forgetChanges();
                run(current, 1);
            });
        } else if (state == State.READY || state == State.TRAPPED) {
            say(Kind.NOTE, "nothing is being called; call a function to step through it");
        } else if (state == State.WAITING) {
            say(Kind.NOTE, STILL_WAITING);
        }
    }

    void stop() {
        if (state.busy() && execution.isPresent()) {
            Execution current = execution.get();
            current.call().ifPresent(call -> end(current, call, new Stopped()));
            current.abandon();
            still = Optional.empty();
            if (!current.complete()) {
                dropExecution();
            }
            state = execution.isPresent() ? State.READY : State.LOADED;
            say(Kind.NOTE, "stopped");
        }
    }

    private void run(Execution current, long steps) {
        still = Optional.empty();
        Outcome outcome = current.run(steps);
        if (outcome instanceof Outcome.Finished finished) {
            finish(current, finished);
        } else if (outcome instanceof Outcome.Trapped trapped) {
            trap(current, trapped.trap());
        } else if (outcome instanceof Outcome.Threw threw) {
            trap(current, threw.trap());
        } else if (outcome instanceof Outcome.Waiting) {
            afterWait = state;
            state = State.WAITING;
            current.waiting().ifPresent(wait -> say(Kind.NOTE, wait.sentence()));
        } else if (outcome instanceof Outcome.Exited exited) {
            say(Kind.NOTE, "the program ended with exit code " + exited.code());
            stop();
        }
    }

    private void finish(Execution current, Outcome.Finished finished) {
        current.call().ifPresent(call -> {
            List<Value> values = Views.values(finished.results());
            String text = values.stream().map(Value::text).collect(Collectors.joining(", "));
            say(Kind.RESULT, text.isEmpty() ? call.export() + " returned" : "\u2192 " + text);
            end(current, call, new Returned(values));
        });
        current.ended(true);
        state = State.READY;
    }

    private void trap(Execution current, Trap reason) {
        TrapView view = current.trap(reason);
        say(
                Kind.FAULT,
                view.place().map(place -> place.text() + ": ").orElse("")
                        + reason.phase().word() + ": " + view.message());
        current.call().ifPresent(call -> end(current, call, new Trapped(view)));
        current.ended(false);
        trap = Optional.of(view);
        state = State.TRAPPED;
    }

    private void end(Execution current, PendingCall call, CallResult.Outcome outcome) {
        if (results.size() == MOST_RESULTS) {
            results.removeFirst();
        }
        results.addLast(new CallResult(call.number(), call.export(), call.arguments(), current.step(), outcome));
    }

    /** The program itself made a mistake, or its heap is full: what was being executed ends, the window stays. */
    void giveUp(Throwable problem) {
        say(Kind.FAULT, "Palimpsest could not go on: " + problem);
        dropExecution();
        state = opened.map(Opened::program).map(Program::valid).orElse(false)
                ? State.LOADED
                : opened.isPresent() ? State.FAULTY : State.EMPTY;
    }

    // ---- Writing as the host

    void hostWrite(int memory, long address, ByteSlice bytes) {
        asHost(current -> host.write(current, memory, address, bytes));
    }

    void undo() {
        asHost(host::undo);
    }

    void redo() {
        asHost(host::redo);
    }

    void grow(int memory, long pages) {
        asHost(current -> host.grow(current, memory, pages));
    }

    void notify(int memory, long address, long count) {
        asHost(current -> host.notify(current, memory, address, count));
        goOnUnlessWaiting();
    }

    void timeOut() {
        if (execution
                .flatMap(Execution::waiting)
                .filter(wait -> wait.timeout().isPresent())
                .isEmpty()) {
            say(Kind.NOTE, "nothing waits with a timeout");
        } else {
            asHost(host::timeOut);
            goOnUnlessWaiting();
        }
    }

    private void goOnUnlessWaiting() {
        if (state == State.WAITING && execution.flatMap(Execution::waiting).isEmpty()) {
            state = afterWait;
        }
    }

    /** At a stop each action of the host is a stop of its own: what it changes is all that stands out. */
    private void asHost(Consumer<Execution> action) {
        if (execution.isEmpty()) {
            say(Kind.NOTE, "instantiate the module first; then it has memory to write to");
            return;
        }
        if (!running()) {
            execution.get().forgetChanges();
        }
        still = Optional.empty();
        action.accept(execution.get());
    }

    // ---- Looking

    void show(MemoryRange range) {
        images.show(range);
    }

    void select(MemoryRange range) {
        images.select(range);
    }

    void clearSelection() {
        images.clearSelection();
    }

    ByteHistory history(int memory, long address) {
        return execution
                .map(current -> current.history(memory, address))
                .orElseGet(() -> ByteHistory.nobody(memory, address));
    }

    void clearConsole() {
        console.clear();
    }

    private void say(Kind kind, String text) {
        console.add(kind, text);
    }

    Snapshot snapshot() {
        if (Thread.currentThread() != engineThread) {
            throw new AssertionError("the engine was asked on " + Thread.currentThread());
        }
        Still now = still();
        return new Snapshot(
                ++snapshots,
                state,
                opened.map(Opened::program),
                execution.filter(Execution::complete).map(e -> instances).orElse(0L),
                execution.map(Execution::step).orElse(0L),
                now.memories,
                opened.flatMap(Opened::names).map(Names::exportedFunctions).orElse(List.of()),
                execution.map(Execution::standIns).orElse(List.of()),
                List.copyOf(results),
                now.frames,
                now.globals,
                now.frames.stream().findFirst().map(FrameView::place).or(() -> trap.flatMap(TrapView::place)),
                state == State.WAITING ? execution.flatMap(Execution::waiting) : Optional.empty(),
                trap,
                now.changes,
                execution.map(Execution::changesComplete).orElse(true),
                console.lines(),
                selectedHistory(),
                host.undoWords(),
                host.redoWords());
    }

    private Optional<ByteHistory> selectedHistory() {
        long now = System.nanoTime();
        Optional<MemoryRange> selected = images.selected();
        boolean current = selectedHistory
                .filter(known -> selected.isPresent()
                        && known.memory() == selected.get().memory()
                        && known.address() == selected.get().address())
                .isPresent();
        if (!current || !running() || now - selectedHistoryAt > HISTORY_AGE_NANOS) {
            selectedHistory = selected.map(byteAt -> history(byteAt.memory(), byteAt.address()));
            selectedHistoryAt = now;
        }
        return selectedHistory;
    }

    private Still still() {
        if (execution.isEmpty()) {
            return new Still(List.of(), List.of(), List.of(), List.of());
        }
        Execution current = execution.get();
        if (running()) {
            return new Still(current.memoriesInMotion(images), List.of(), List.of(), List.of());
        }
        if (still.isEmpty()) {
            boolean inside = state == State.PAUSED || state == State.WAITING || state == State.TRAPPED;
            still = Optional.of(new Still(
                    current.memoriesAtRest(),
                    inside ? current.frames() : List.of(),
                    current.globals(),
                    current.changes()));
        }
        return still.get();
    }

    /** What can only change by executing or writing, made once a stop: looking around is to be quick. */
    private record Still(List<MemoryInfo> memories, List<FrameView> frames, List<Slot> globals, List<Change> changes) {}
}
