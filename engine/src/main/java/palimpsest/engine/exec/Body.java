package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import palimpsest.engine.runtime.Executable;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.WasmFunction;

/** A function as operations: of a module, of the host, or the actions of an instantiation. */
@SuppressWarnings("NullAway.Init") // operations know their body, so the first is set after the body is made
final class Body implements Executable {

    /** Making fast operations takes as long as executing exact ones some hundred times. */
    private static final int OFTEN = 50;

    final Snapshot.Kind kind;
    final Optional<FunctionInstance> function;
    final Optional<ModuleInstance> instance;
    /** Slots that arguments come in. */
    final int parameters;

    final int results;
    /** Slots of parameters and locals. */
    final int locals;

    /** Slots of locals and of the operand stack at its highest. */
    int frameSize;
    /** How many operations take a step; straight through the function takes no longer. */
    int steps;

    boolean usesVectors;
    boolean usesReferences;
    /** Where a call begins. */
    Op entry;
    /** The operations that take a step, by position. */
    Op[] ops = {};
    /** Where each instruction stands in the function's code, by position; for an instantiation empty. */
    int[] offsets = {};
    /** The operations that take no step. */
    final List<Op> uncounted = new ArrayList<>();
    /** The guards that are linked in. */
    BodyGuards guards = BodyGuards.none();
    /** The fast operations that heed them. */
    FastCode code = guards.code;
    /** Those that heed none. */
    final FastCode plain = code;

    /** What it has where the pattern that it was copied from has stand-ins; empty if it is no copy. */
    Optional<Home> home = Optional.empty();

    /** How often it has been called, while it has no fast operations. */
    private int calls;

    /** The guarded regions, an inner one before the one around it. */
    Handler[] handlers = {};

    Body(
            Snapshot.Kind kind,
            Optional<FunctionInstance> function,
            Optional<ModuleInstance> instance,
            int parameters,
            int results,
            int locals) {
        this.kind = kind;
        this.function = function;
        this.instance = instance;
        this.parameters = parameters;
        this.results = results;
        this.locals = locals;
        this.frameSize = Math.max(locals, results);
        code.made = kind != Snapshot.Kind.FUNCTION;
    }

    String name() {
        return function.map(FunctionInstance::name)
                .orElseGet(() ->
                        "instantiation" + instance.map(i -> " of " + i.name()).orElse(""));
    }

    /** The module's function; only for a body of kind FUNCTION. */
    WasmFunction wasm() {
        return (WasmFunction) function.orElseThrow();
    }

    void add(Op op, int offset) {
        if (steps == ops.length) {
            int room = Math.max(16, steps * 2);
            ops = Arrays.copyOf(ops, room);
            offsets = Arrays.copyOf(offsets, room);
        }
        ops[steps] = op;
        offsets[steps++] = offset;
    }

    // ---- Fast operations

    /** Whether there are fast operations now. */
    boolean hasFast() {
        return code.ops.length > 0;
    }

    /** Makes the fast operations if they have not been made yet. */
    void makeFast() {
        if (!code.made) {
            unlinkFast();
            if (code == plain && home.isPresent()) {
                home.get().pattern.makeFast(home.get(), this);
            } else {
                new FastLowering(this).lower();
            }
        }
    }

    /** It is called once more: whether it has been called so often that fast operations are worth making, or has guards. */
    boolean calledOften() {
        return code != plain
                || ++calls >= OFTEN
                || home.filter(each -> each.pattern.hasFast()).isPresent();
    }

    /** Says what leads from exact operations to fast ones. */
    void linkFast() {
        if (!code.made) {
            entry.fast = new LaterFast(entry);
        }
        for (Op op : code.ops) {
            if (op.enterable()) {
                op.exact.fast = op;
            }
        }
    }

    private void unlinkFast() {
        if (!code.made) {
            entry.fast = entry;
        }
        for (Op op : code.ops) {
            op.exact.fast = op.exact;
        }
    }

    /**
     * Puts an operation in the place of a fast one, wherever control comes to that. It must leave the frame, and the time,
     * as the operations do that it stands for, and its own links must lead to fast operations.
     */
    void replaceFast(Op old, Op instead) {
        instead.body = this;
        instead.position = old.position;
        instead.exact = old.exact;
        for (int i = 0; i < code.ops.length; i++) {
            if (code.ops[i] == old) {
                code.ops[i] = instead;
            }
            code.ops[i].relink(to -> to == old ? instead : to);
        }
        linkFast();
    }

    // ---- Guards

    /** What control comes to where it comes to an exact operation: its first guard, or itself. */
    Op first(Op op) {
        return guards.first(op);
    }

    /** Links other guards in instead of those that are there. */
    void guard(BodyGuards instead) {
        unlinkFast();
        relink(GuardOps::real);
        guards = instead;
        code = instead.code;
        relink(guards::first);
        entry = guards.entry.orElse(entry);
        linkFast();
    }

    /** Replaces exact operations wherever control comes to them. */
    private void relink(UnaryOperator<Op> instead) {
        entry = instead.apply(entry);
        for (int i = 0; i < steps; i++) {
            ops[i].relink(instead);
        }
        uncounted.forEach(op -> op.relink(instead));
        for (Handler handler : handlers) {
            for (Handler.Clause clause : handler.clauses) {
                clause.target = instead.apply(clause.target);
            }
        }
    }
}
