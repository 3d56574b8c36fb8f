package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import palimpsest.engine.memory.WriteSentry;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.syntax.Access;
import palimpsest.engine.syntax.Immediates;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;

/** Links guards into the functions that are lowered, and out again. */
final class Guarding {

    private static final int[] NO_MEMORIES = {};

    private final List<Body> bodies = new ArrayList<>();
    private final Set<Body> guarded = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Op> returns = Collections.newSetFromMap(new IdentityHashMap<>());
    /** The memories that a body's instance has, in its store; while the past is travelled the instance may have none yet. */
    private final IdentityHashMap<Body, int[]> memories = new IdentityHashMap<>();

    private final State s;
    private final Store store;
    /** The memories that have a sentry for the guards of now, where that is needed. */
    private final Set<MemoryInstance> watched = new HashSet<>();

    private Guards guards = Guards.NONE;
    private int returnDepth;

    Guarding(State s, Store store) {
        this.s = s;
        this.store = store;
    }

    /** A function has been lowered. */
    void add(Body body) {
        bodies.add(body);
        body.instance.ifPresent(instance -> instance.memories().forEach(this::watchWrites));
        body.instance.ifPresent(instance -> memories.put(
                body,
                instance.memories().stream().mapToInt(MemoryInstance::index).toArray()));
        if (!guards.isEmpty()) {
            apply(body);
        }
    }

    Guards guards() {
        return guards;
    }

    void set(Guards newGuards) {
        guards = newGuards;
        bodies.forEach(this::apply);
        watched.clear();
        store.memories().forEach(this::watchWrites);
    }

    /** Guards what fast operations write to a memory, if that is wanted. */
    void watchWrites(MemoryInstance memory) {
        if (watched.add(memory)) {
            Watched ranges = new Watched(memory.index(), guards.writes());
            memory.memory().setSentry(ranges.isEmpty() ? WriteSentry.NONE : new Sentry(s, ranges));
        }
    }

    /** Guards every way back to a frame: that of {@code depth} calls in progress, and those around it. */
    void setReturn(State s, int depth) {
        clearReturn();
        returnDepth = depth;
        Set<Body> touched = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i <= depth && i < s.depth; i++) {
            Op call = s.calls[i];
            if (call.body.kind != Snapshot.Kind.HOST && touched.add(call.body)) {
                for (Handler handler : call.body.handlers) {
                    for (Handler.Clause clause : handler.clauses) {
                        returns.add(GuardOps.real(clause.target));
                    }
                }
            }
            if (i == depth && call != s.entry) {
                returns.add(GuardOps.real(call.next));
            }
        }
        touched.forEach(this::apply);
    }

    void clearReturn() {
        if (!returns.isEmpty()) {
            Set<Body> touched = Collections.newSetFromMap(new IdentityHashMap<>());
            returns.forEach(op -> touched.add(op.body));
            returns.clear();
            touched.forEach(this::apply);
        }
    }

    private void apply(Body body) {
        if (guarded.remove(body)) {
            body.relink(GuardOps::real);
        }
        IdentityHashMap<Op, Op> instead = new IdentityHashMap<>();
        boolean exact = false;
        if (body.kind == Snapshot.Kind.FUNCTION && !guards.isEmpty()) {
            for (int i = 0; i < body.steps; i++) {
                Op op = body.ops[i];
                Op first = guarded(op);
                if (first != op) {
                    instead.put(op, first);
                    exact |= wantsExact(first);
                }
            }
        }
        for (Op op : returns) {
            if (op.body == body) {
                instead.put(op, new GuardOps.Return(instead.getOrDefault(op, op), returnDepth));
                exact = true;
            }
        }
        if (!instead.isEmpty()) {
            UnaryOperator<Op> guard = op -> instead.getOrDefault(op, op);
            body.relink(guard);
            guarded.add(body);
        }
        if (isPoint(body, CodePoint.ENTRY)) {
            body.entry = new GuardOps.Entry(body.entry);
            guarded.add(body);
            exact = true;
        }
        body.setFast(!exact);
    }

    /** Whether only exact operations meet the guards before one; what fast ones write is seen by a {@link Sentry}. */
    private boolean wantsExact(Op first) {
        for (Op op = first; op instanceof GuardOps.Guard; op = op.next) {
            boolean access = op instanceof GuardOps.Access || op instanceof GuardOps.BulkAccess;
            if (!access || !guards.reads().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean isPoint(Body body, int offset) {
        return !guards.points().isEmpty()
                && body.kind == Snapshot.Kind.FUNCTION
                && guards.points()
                        .contains(new CodePoint(
                                body.instance.orElseThrow().module(),
                                body.wasm().index(),
                                offset));
    }

    private Op guarded(Op op) {
        Op first = op;
        if (!guards.reads().isEmpty() || !guards.writes().isEmpty() || guards.growths()) {
            Optional<InstructionReader> in = Snapshots.instruction(op);
            if (in.isPresent()) {
                first = guarded(first, op, in.get());
            }
        }
        return isPoint(op.body, op.body.offsets[op.position]) ? new GuardOps.Point(first) : first;
    }

    private Op guarded(Op first, Op op, InstructionReader in) {
        if (in.opcode() == Opcode.MEMORY_GROW && guards.growths()) {
            return new GuardOps.Point(first);
        }
        Optional<Access> access = in.opcode().access();
        if (access.isEmpty() || !(op instanceof SlotOp slotted)) {
            return first;
        }
        int slot = slotted.slot;
        if (access.get().width() != 0) {
            Watched watched = watched(
                    op,
                    in.index(),
                    access.get().kind() != Access.Kind.WRITE,
                    access.get().writes());
            return watched.isEmpty()
                    ? first
                    : new GuardOps.Access(first, slot, in.value(), access.get().width(), watched);
        }
        boolean init = in.opcode().immediates() == Immediates.MEMORY_DATA;
        Watched written = watched(op, init ? in.index2() : in.index(), false, true);
        Op guarded = written.isEmpty() ? first : new GuardOps.BulkAccess(first, slot, slot + 2, written);
        if (in.opcode() == Opcode.MEMORY_COPY) {
            Watched read = watched(op, in.index2(), true, false);
            return read.isEmpty() ? guarded : new GuardOps.BulkAccess(guarded, slot + 1, slot + 2, read);
        }
        return guarded;
    }

    private Watched watched(Op op, int memoryInModule, boolean read, boolean written) {
        int memory = memories.getOrDefault(op.body, NO_MEMORIES)[memoryInModule];
        List<Guards.Range> ranges = new ArrayList<>(read ? guards.reads() : List.of());
        if (written) {
            ranges.addAll(guards.writes());
        }
        return new Watched(memory, ranges);
    }
}
