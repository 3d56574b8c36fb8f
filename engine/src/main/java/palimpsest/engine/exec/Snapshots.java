package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.source.Source;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Locals;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.valid.FunctionWalk;

/** Makes what is shown of a machine: which calls are in progress, where they stand and what they hold. */
final class Snapshots {

    /** The most frames that a snapshot holds; of a deep recursion it shows the inner half and the outer half. */
    private static final int MOST_FRAMES = 200;

    private Snapshots() {}

    /** A frame and the operation it stands at. */
    private record Standing(Op op, int frame, boolean innermost) {}

    /** Where a frame stands. */
    record Place(String name, Optional<Source> source, Optional<Span> span) {
        String line() {
            return source.flatMap(from -> span.map(at -> name + " at " + from.place(at.start())))
                    .orElse(name + " of the host");
        }
    }

    static List<Place> places(State s, List<Entry> entries, int most) {
        return standings(s, entries, most).stream().map(at -> place(at.op)).toList();
    }

    static List<Snapshot.Frame> frames(State s, List<Entry> entries) {
        return standings(s, entries, MOST_FRAMES).stream()
                .map(at -> frame(s, at))
                .toList();
    }

    private static List<Standing> standings(State s, List<Entry> entries, int most) {
        List<Standing> all = new ArrayList<>();
        int entry = entries.size() - 1;
        if (!(s.next instanceof Idle)) {
            all.add(new Standing(GuardOps.real(s.next), s.frame, true));
        }
        for (int i = s.depth - 1; i >= 0; i--) {
            Op op = s.calls[i];
            int frame = s.frames[i];
            if (op == s.entry) {
                op = entries.get(entry--).resume;
            }
            boolean shown = all.size() < most / 2 || i < most / 2;
            if (shown && !(op instanceof Idle)) {
                all.add(new Standing(op, frame, false));
            }
        }
        return all;
    }

    private static Place place(Op op) {
        return new Place(op.body.name(), source(op), span(op));
    }

    private static Optional<Source> source(Op op) {
        return op.body.instance.map(instance -> instance.module().module().source());
    }

    private static Optional<Span> span(Op op) {
        if (op instanceof InstantiationOps.Action action) {
            return Optional.of(action.span());
        }
        return instruction(op)
                .map(in -> op.body.wasm().function().body().positions().span(in.offset(), in.end()));
    }

    /** The instruction of an operation, read again; empty if it is none of a function. */
    static Optional<InstructionReader> instruction(Op op) {
        Body body = op.body;
        if (body.kind != Snapshot.Kind.FUNCTION || op.position >= body.steps) {
            return Optional.empty();
        }
        Code code = body.wasm().function().body();
        InstructionReader in =
                new InstructionReader(new Code(code.bytes(), body.offsets[op.position], code.end(), code.positions()));
        in.next();
        return Optional.of(in);
    }

    private static Snapshot.Frame frame(State s, Standing at) {
        Body body = at.op.body;
        return switch (body.kind) {
            case HOST -> hostFrame(s, at, body.function.orElseThrow());
            case INSTANTIATION -> {
                String what = at.op instanceof InstantiationOps.Action action ? action.description() : "end";
                yield frame(Snapshot.Kind.INSTANTIATION, at.op, -1, what, List.of(), List.of());
            }
            case FUNCTION -> functionFrame(s, at);
        };
    }

    private static Snapshot.Frame hostFrame(State s, Standing at, FunctionInstance function) {
        List<Value> arguments = Operands.getAll(s, at.frame, function.type().parameters());
        List<Snapshot.Local> locals = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            locals.add(new Snapshot.Local(String.valueOf(i), arguments.get(i)));
        }
        return frame(Snapshot.Kind.HOST, at.op, -1, "host function", locals, List.of());
    }

    private static Snapshot.Frame functionFrame(State s, Standing at) {
        WasmFunction function = at.op.body.wasm();
        Types types = new Types(at.op.position < at.op.body.steps ? at.op.body.offsets[at.op.position] : -1);
        ModuleInstance instance = function.instance();
        instance.module().walk(function.index(), types::instruction);
        int locals = at.op.body.locals;
        List<Snapshot.Local> shownLocals = new ArrayList<>();
        for (int i = 0; i < types.locals.size(); i++) {
            String name = instance.module()
                    .module()
                    .names()
                    .of(NameSpace.LOCAL, function.index(), i)
                    .orElse(String.valueOf(i));
            shownLocals.add(new Snapshot.Local(name, Operands.get(s, at.frame + i, types.locals.get(i))));
        }
        int height = types.operands.size();
        if (!at.innermost && at.op instanceof CallOps.CallOp call) {
            // What the callee has taken is its own now.
            height = Math.min(height, call.slot - locals);
        }
        List<Value> stack = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            stack.add(Operands.get(s, at.frame + locals + i, types.operands.get(i)));
        }
        String mnemonic = instruction(at.op).map(in -> in.opcode().mnemonic()).orElse("end");
        return frame(Snapshot.Kind.FUNCTION, at.op, function.index(), mnemonic, shownLocals, stack);
    }

    private static Snapshot.Frame frame(
            Snapshot.Kind kind,
            Op op,
            int functionIndex,
            String mnemonic,
            List<Snapshot.Local> locals,
            List<Value> stack) {
        int offset = kind == Snapshot.Kind.FUNCTION && op.position < op.body.steps ? op.body.offsets[op.position] : -1;
        return new Snapshot.Frame(
                kind,
                op.body.name(),
                functionIndex,
                op.body.instance,
                source(op),
                span(op),
                mnemonic,
                offset,
                locals,
                stack);
    }

    /** The types of locals and operands at one instruction. */
    private static final class Types {
        private final int offset;
        private List<ValueType> locals = List.of();
        private List<ValueType> operands = List.of();

        Types(int offset) {
            this.offset = offset;
        }

        void instruction(InstructionReader in, FunctionWalk walk) {
            if (in.offset() != offset) {
                return;
            }
            List<ValueType> found = new ArrayList<>();
            for (int i = 0; i < walk.locals(); i++) {
                found.add(walk.local(i));
            }
            locals = found;
            found = new ArrayList<>();
            for (int depth = walk.height() - 1; depth >= 0; depth--) {
                found.add(walk.operand(depth));
            }
            operands = found;
        }
    }

    /** The type of a local, closed. */
    static ValueType localType(WasmFunction function, int index) {
        List<ValueType> parameters = function.type().parameters();
        if (index < parameters.size()) {
            return parameters.get(index);
        }
        int first = parameters.size();
        for (Locals run : function.function().locals()) {
            first += run.count();
            if (index < first) {
                return function.instance().module().close(run.type());
            }
        }
        throw new IndexOutOfBoundsException(index);
    }
}
