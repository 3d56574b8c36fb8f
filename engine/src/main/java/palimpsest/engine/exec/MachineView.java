package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.InstructionReader;

/** What can be seen of a machine. Looking changes nothing. */
public abstract sealed class MachineView permits Machine {

    final Store store;
    final State s;
    final List<Entry> entries = new ArrayList<>();
    final Origins origins = new Origins();
    final Guarding guarding;

    MachineView(Store store) {
        this.store = store;
        this.s = new State(store.limits());
        this.guarding = new Guarding(s, store);
    }

    public Store store() {
        return store;
    }

    /** How many steps are done, which is also the number of the next one. */
    public long step() {
        return s.now();
    }

    /** Whether a call or instantiation is under way. */
    public boolean busy() {
        return entries.stream().anyMatch(entry -> entry.failure.isEmpty());
    }

    /** What the machine waits for, if it does. */
    public Optional<Outcome.Waiting> waiting() {
        return s.next instanceof WaitOps.Waiting op
                ? op.waiter(s).map(waiter -> new Outcome.Waiting(waiter.memory(), waiter.address(), waiter.timeout()))
                : Optional.empty();
    }

    /** The calls in progress as they are now. */
    public Snapshot snapshot() {
        return new Snapshot(s.now(), Snapshots.frames(s, entries));
    }

    /** How what is under way ended, if it failed; its frames stay to be looked at until the next call. */
    public Optional<Outcome> failure() {
        return entries.isEmpty() ? Optional.empty() : entries.get(entries.size() - 1).failure;
    }

    /** The memory access that the next instruction will make, if it makes one; of a copy, the writing one. */
    public Optional<PendingAccess> pendingAccess() {
        List<PendingAccess> all = pendingAccesses();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** The memory accesses that the next instruction, or action of an instantiation, will make if it does not trap. */
    public List<PendingAccess> pendingAccesses() {
        return PendingAccesses.of(s, GuardOps.real(s.next));
    }

    /** The next instruction, read anew; empty if none of a function comes next. */
    public Optional<InstructionReader> instruction() {
        return GuardOps.real(s.next).isStep() ? Snapshots.instruction(s.next) : Optional.empty();
    }

    /** The instance whose code comes next, if that of a module does. */
    public Optional<ModuleInstance> instance() {
        return s.next.body.instance;
    }

    /** What is being executed; {@code HOST} also where nothing is. */
    public Snapshot.Kind kind() {
        return s.next.body.kind;
    }

    /** Whether a function whose entry is guarded has just been entered. */
    public boolean atEntry() {
        return s.entered == s.now() || s.next instanceof GuardOps.Entry;
    }

    /** Whether a step comes next: not so before a call of the host, at the end of a call, and where nothing runs. */
    public boolean beforeStep() {
        return GuardOps.real(s.next).isStep();
    }

    /** The function of the host that is called, or has called what has not begun yet. */
    public Optional<HostFunctionInstance> hostFunction() {
        return s.next instanceof HostBody host ? Optional.of(host.function) : Optional.empty();
    }

    /** The function of the host that would return next: calls made by it that failed are over then. */
    public Optional<HostFunctionInstance> awaited() {
        Op op = s.next;
        for (int i = entries.size() - 1; i >= 0 && entries.get(i).failure.isPresent(); i--) {
            op = entries.get(i).resume;
        }
        return op instanceof HostBody host ? Optional.of(host.function) : Optional.empty();
    }

    /** What a global held that the host gave, when a module first imported it; empty if no module did. */
    public Optional<Value> given(GlobalInstance global) {
        return origins.given(global);
    }

    /** What a table held that the host gave, when a module first imported it; empty if no module did. To be read only. */
    public Optional<Reference[]> given(TableInstance table) {
        return origins.given(table);
    }

    /** How many locals the current function has, parameters included; 0 where no function of a module is current. */
    public int locals() {
        return s.next.body.kind == Snapshot.Kind.FUNCTION ? s.next.body.locals : 0;
    }

    /** A local of the current function. Cheap, for conditions. */
    public Value local(int index) {
        if (index < 0 || index >= locals()) {
            throw new IndexOutOfBoundsException(index);
        }
        return Operands.get(s, s.frame + index, Snapshots.localType(s.next.body.wasm(), index));
    }

    /** Whether what was begun last ended by a trap, an uncaught exception or an exit. */
    public boolean failed() {
        return !entries.isEmpty() && entries.get(entries.size() - 1).failure.isPresent();
    }

    /** The functions of the host that are under way, outermost first, each by the {@link #depth} it has. */
    public SortedMap<Integer, HostFunctionInstance> hostFunctions() {
        SortedMap<Integer, HostFunctionInstance> found = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.resume instanceof HostBody host) {
                found.put(entry.depth, host.function);
            }
        }
        if (s.next instanceof HostBody host) {
            found.put(s.depth, host.function);
        }
        return found;
    }

    /**
     * The call instruction of a module that a call in progress waits at; empty where the host made the call.
     *
     * @param depth how many calls were in progress before it, less than {@link #depth}
     */
    public Optional<CodePoint> callSite(int depth) {
        Op call = s.calls[depth];
        return call.body.kind == Snapshot.Kind.FUNCTION
                ? Optional.of(new CodePoint(
                        call.body.instance.orElseThrow().module(),
                        call.body.wasm().index(),
                        call.body.offsets[call.position]))
                : Optional.empty();
    }

    /**
     * A call in progress.
     *
     * @param index 0 for the outermost, less than {@link #depth}
     */
    public ActiveCall call(int index) {
        int frame = index + 1 < s.depth ? s.frames[index + 1] : s.frame;
        Op op = index + 1 < s.depth ? s.calls[index + 1] : s.next;
        if (op == s.entry) {
            for (Entry entry : entries) {
                op = entry.depth == index + 1 ? entry.resume : op;
            }
        }
        return new ActiveCall(op.body.kind, op.body.name(), op.body.function, s.begun[index], frame, op.body.locals);
    }

    /** The first slot of the current function. */
    public int frame() {
        return s.frame;
    }

    /** The step that the innermost call in progress began with, or -1. */
    public long begun() {
        return s.depth == 0 ? -1 : s.begun[s.depth - 1];
    }

    /** The step that a call in progress began with; see {@link #call}. */
    public long begun(int index) {
        return s.begun[index];
    }

    /** The bits of a local or operand of any call in progress; of a vector the low half. See {@link ActiveCall}. */
    public long slot(int slot) {
        return s.slots[slot];
    }

    /** The high half of a vector. */
    public long high(int slot) {
        return slot < s.highs.length ? s.highs[slot] : 0;
    }

    /** Where the supervisor is asked now. */
    public Guards guards() {
        return guarding.guards();
    }

    /** How many calls were in progress when the host began what it began last and is not over. */
    public int entryDepth() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).depth;
    }

    /** Whether it stands before an instruction, or an action of an instantiation. */
    public boolean beforeInstruction() {
        return !entries.isEmpty() && entries.get(entries.size() - 1).failure.isEmpty() && beforeStep();
    }

    /** How many calls are in progress, that of the host included. */
    public int depth() {
        return s.depth;
    }

    /** The function that comes next, if one of a module does. Cheap. */
    public Optional<FunctionInstance> function() {
        return s.next.body.function;
    }

    /** Where the next instruction stands in its function's code, or -1. Cheap. */
    public int offset() {
        Op op = s.next;
        return op.body.kind == Snapshot.Kind.FUNCTION && op.position < op.body.steps
                ? op.body.offsets[op.position]
                : -1;
    }
}
