package palimpsest.engine.exec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import palimpsest.engine.exec.BodyGuards.Wanted;
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
    /** How many sets of guards are kept for a function, with the fast code for them. */
    private static final int KEPT = 4;

    private final List<Body> bodies = new ArrayList<>();
    /** What functions have been guarded by last, the latest first. */
    private final IdentityHashMap<Body, Deque<BodyGuards>> kept = new IdentityHashMap<>();

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
        Wanted wanted = wanted(body);
        if (!wanted.equals(body.guards.wanted)) {
            body.guard(links(body, wanted));
        }
    }

    private Wanted wanted(Body body) {
        Set<Op> back = new HashSet<>(returns);
        back.removeIf(op -> op.body != body);
        int depth = back.isEmpty() ? 0 : returnDepth;
        if (body.kind != Snapshot.Kind.FUNCTION) {
            return new Wanted(Set.of(), List.of(), List.of(), false, back, depth);
        }
        Set<Integer> points = new HashSet<>();
        for (CodePoint point : guards.points()) {
            if (point.function() == body.wasm().index()
                    && point.module() == body.instance.orElseThrow().module()) {
                points.add(point.offset());
            }
        }
        return new Wanted(points, guards.reads(), guards.writes(), guards.growths(), back, depth);
    }

    /** What a function had before, if that is known still: then its fast code is there too. */
    private BodyGuards links(Body body, Wanted wanted) {
        Deque<BodyGuards> before = kept.computeIfAbsent(body, b -> new ArrayDeque<>());
        Optional<BodyGuards> found =
                before.stream().filter(each -> each.wanted.equals(wanted)).findFirst();
        BodyGuards links = found.orElseGet(() -> make(body, wanted));
        before.remove(links);
        before.addFirst(links);
        if (before.size() > KEPT) {
            before.removeLast();
        }
        return links;
    }

    private BodyGuards make(Body body, Wanted wanted) {
        IdentityHashMap<Op, Op> before = new IdentityHashMap<>();
        if (wanted.accesses() || !wanted.points().isEmpty()) {
            for (int i = 0; i < body.steps; i++) {
                Op op = body.ops[i];
                Op first = wanted.accesses() ? guardAccess(wanted, op) : op;
                if (wanted.points().contains(body.offsets[i])) {
                    first = new GuardOps.Point(first);
                }
                if (first != op) {
                    before.put(op, first);
                }
            }
        }
        for (Op op : wanted.returns()) {
            before.put(op, new GuardOps.Return(before.getOrDefault(op, op), wanted.returnDepth()));
        }
        return BodyGuards.of(wanted, before, GuardOps.real(body.entry), body.plain);
    }

    private Op guardAccess(Wanted wanted, Op op) {
        return Snapshots.instruction(op).map(in -> guardAccess(wanted, op, in)).orElse(op);
    }

    private Op guardAccess(Wanted wanted, Op op, InstructionReader in) {
        if (in.opcode() == Opcode.MEMORY_GROW && wanted.growths()) {
            return new GuardOps.Point(op);
        }
        Optional<Access> access = in.opcode().access();
        if (access.isEmpty() || !(op instanceof SlotOp slotted)) {
            return op;
        }
        int slot = slotted.slot;
        List<Guards.Range> reads = access.get().kind() == Access.Kind.WRITE ? List.of() : wanted.reads();
        List<Guards.Range> writes = access.get().writes() ? wanted.writes() : List.of();
        if (access.get().width() != 0) {
            Watched read = watched(op, in.index(), reads, List.of());
            Watched any = watched(op, in.index(), reads, writes);
            return any.isEmpty()
                    ? op
                    : new GuardOps.Access(op, slot, in.value(), access.get().width(), any, read.isEmpty());
        }
        boolean init = in.opcode().immediates() == Immediates.MEMORY_DATA;
        Watched written = watched(op, init ? in.index2() : in.index(), List.of(), wanted.writes());
        Op guarded = written.isEmpty() ? op : new GuardOps.BulkAccess(op, slot, slot + 2, written, true);
        if (in.opcode() == Opcode.MEMORY_COPY) {
            Watched read = watched(op, in.index2(), wanted.reads(), List.of());
            return read.isEmpty() ? guarded : new GuardOps.BulkAccess(guarded, slot + 1, slot + 2, read, false);
        }
        return guarded;
    }

    private Watched watched(Op op, int memoryInModule, List<Guards.Range> reads, List<Guards.Range> writes) {
        int memory = memories.getOrDefault(op.body, NO_MEMORIES)[memoryInModule];
        List<Guards.Range> ranges = new ArrayList<>(reads);
        ranges.addAll(writes);
        return new Watched(memory, ranges);
    }
}
