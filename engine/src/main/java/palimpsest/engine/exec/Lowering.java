package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import palimpsest.engine.exec.ControlOps.BranchOp;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.CatchClause;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Locals;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.syntax.VectorType;
import palimpsest.engine.valid.FunctionWalk;
import palimpsest.engine.valid.ValidModule;

/**
 * Makes operations of a function, one for each instruction that takes a step. What an operation needs to know of the stack,
 * validation tells; so operands are slots, and branches know what they carry and how far down.
 */
final class Lowering {

    private final Store store;
    private final Bodies bodies;
    private final WasmFunction function;
    private final ModuleInstance instance;
    private final ValidModule module;
    private final FunctionType type;
    private final int locals;
    private final Body body;
    private final PlainLowering plain;

    private final List<Block> blocks = new ArrayList<>();
    private final List<Handler> handlers = new ArrayList<>();
    /** What waits to be told the next operation: those that control comes from. Empty where control cannot get to. */
    private final List<Consumer<Op>> incoming = new ArrayList<>();

    private int highest;
    private boolean lookAtAll = true;

    Lowering(Store store, Bodies bodies, WasmFunction function) {
        this.store = store;
        this.bodies = bodies;
        this.function = function;
        this.instance = function.instance();
        this.module = instance.module();
        this.type = function.type();
        this.locals = type.parameters().size()
                + function.function().locals().stream().mapToInt(Locals::count).sum();
        this.body = new Body(
                Snapshot.Kind.FUNCTION,
                Optional.of(function),
                Optional.of(instance),
                type.parameters().size(),
                type.results().size(),
                locals);
        this.plain = new PlainLowering(this, instance);
    }

    /** An open block. */
    private static final class Block {
        final boolean loop;
        /** Told where the block's branches lead to: its end, or the start of a loop. */
        final List<Consumer<Op>> exits = new ArrayList<>();
        /** For an {@code if} without {@code else} so far: its way past the {@code then}. */
        Optional<BranchOp> otherwise = Optional.empty();

        Optional<Handler> handler = Optional.empty();
        /** The first operation of a loop, once it is there. */
        Optional<Op> start = Optional.empty();

        Block(boolean loop) {
            this.loop = loop;
        }
    }

    Body lower() {
        highest = type.results().size();
        noteKinds(type.parameters());
        noteKinds(type.results());
        function.function().locals().forEach(run -> noteKind(module.close(run.type())));
        incoming.add(first -> body.entry = first);
        blocks.add(new Block(false));
        module.walk(function.index(), this::instruction);
        body.frameSize = locals + highest;
        body.handlers = handlers.toArray(Handler[]::new);
        body.linkFast();
        return body;
    }

    private void instruction(InstructionReader in, FunctionWalk walk) {
        Opcode opcode = in.opcode();
        if (walk.reachable()) {
            note(walk);
        }
        switch (opcode) {
            case BLOCK -> blocks.add(new Block(false));
            case LOOP -> openLoop();
            case TRY_TABLE -> openTry(in, walk);
            case IF -> openIf(in, walk);
            case ELSE -> otherwise();
            case END -> end();
            default -> {
                if (walk.reachable()) {
                    step(opcode, in, walk);
                }
            }
        }
        lookAtAll = opcode == Opcode.END || opcode == Opcode.ELSE || opcode.special();
    }

    /** Notes how high the stack gets, and what kinds of values are on it. */
    private void note(FunctionWalk walk) {
        int height = walk.height();
        highest = Math.max(highest, height);
        for (int depth = 0; depth < height && (lookAtAll || depth == 0); depth++) {
            noteKind(walk.operand(depth));
        }
    }

    private void noteKinds(List<ValueType> types) {
        types.forEach(this::noteKind);
    }

    private void noteKind(ValueType each) {
        body.usesReferences |= each instanceof ReferenceType;
        body.usesVectors |= each == VectorType.V128;
    }

    // ---- Blocks

    private void openLoop() {
        Block loop = new Block(true);
        incoming.add(first -> loop.start = Optional.of(first));
        blocks.add(loop);
    }

    private void openIf(InstructionReader in, FunctionWalk walk) {
        Block block = new Block(false);
        blocks.add(block);
        if (walk.reachable()) {
            ControlOps.If op = new ControlOps.If(slot(walk, 1));
            emit(op, in);
            block.otherwise = Optional.of(op);
        }
    }

    private void openTry(InstructionReader in, FunctionWalk walk) {
        Block block = new Block(false);
        if (walk.reachable()) {
            List<Handler.Clause> clauses = new ArrayList<>();
            for (CatchClause each : in.catches()) {
                Handler.Clause clause = new Handler.Clause(
                        each.kind().hasTag() ? Optional.of(instance.tags().get(each.tag())) : Optional.empty(),
                        each.kind().hasReference(),
                        locals + walk.blockHeight(each.label()));
                clauses.add(clause);
                lead(each.label(), op -> clause.target = op);
            }
            block.handler = Optional.of(new Handler(body.steps, clauses.toArray(Handler.Clause[]::new)));
        }
        blocks.add(block);
    }

    private void otherwise() {
        Block block = innermost();
        if (!incoming.isEmpty()) {
            ControlOps.Skip skip = new ControlOps.Skip();
            emitUncounted(skip);
            incoming.clear();
            block.exits.add(skip::target);
        }
        block.otherwise.ifPresent(branch -> incoming.add(branch::target));
        block.otherwise = Optional.empty();
    }

    private void end() {
        Block block = blocks.remove(blocks.size() - 1);
        block.handler.ifPresent(handler -> {
            handler.end = body.steps;
            handlers.add(handler);
        });
        block.otherwise.ifPresent(branch -> incoming.add(branch::target));
        incoming.addAll(block.exits);
        if (blocks.isEmpty() && !incoming.isEmpty()) {
            emitUncounted(leave(locals, false));
            incoming.clear();
        }
    }

    private Block innermost() {
        return blocks.get(blocks.size() - 1);
    }

    /** Tells somebody, sooner or later, where branches to a label lead. */
    private void lead(int label, Consumer<Op> branch) {
        Block block = blocks.get(blocks.size() - 1 - label);
        if (!block.loop) {
            block.exits.add(branch);
        } else {
            // A loop that has no operation yet begins with the next one.
            block.start.ifPresentOrElse(branch, () -> incoming.add(branch));
        }
    }

    // ---- Instructions that take a step

    private void step(Opcode opcode, InstructionReader in, FunctionWalk walk) {
        switch (opcode) {
            case UNREACHABLE -> emitLast(new ControlOps.Unreachable(), in);
            case NOP -> emit(new VariableOps.Nop(), in);
            case DROP -> emit(new VariableOps.Drop(slot(walk, 1)), in);
            case BR -> branch(in, walk);
            case BR_IF -> branchIf(in, walk);
            case BR_TABLE -> branchTable(in, walk);
            case RETURN -> emitLast(leave(slot(walk, type.results().size()), true), in);
            case CALL, CALL_INDIRECT, CALL_REF, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF ->
                call(opcode, in, walk);
            case BR_ON_NULL, BR_ON_NON_NULL -> branchOnNull(opcode == Opcode.BR_ON_NULL, in, walk);
            case BR_ON_CAST, BR_ON_CAST_FAIL -> branchOnCast(opcode == Opcode.BR_ON_CAST, in, walk);
            case THROW ->
                emitLast(
                        new ExceptionOps.Throw(
                                slot(
                                        walk,
                                        instance.tags()
                                                .get(in.index())
                                                .type()
                                                .parameters()
                                                .size()),
                                instance.tags().get(in.index())),
                        in);
            case THROW_REF -> emitLast(new ExceptionOps.ThrowReference(slot(walk, 1)), in);
            case LOCAL_GET -> emit(copy(walk.local(in.index()), in.index(), slot(walk, 0)), in);
            case LOCAL_SET, LOCAL_TEE -> emit(copy(walk.local(in.index()), slot(walk, 1), in.index()), in);
            case SELECT, SELECT_TYPED -> emit(select(walk.operand(1), slot(walk, 3)), in);
            case I32_CONST, F32_CONST -> emit(new VariableOps.Const(slot(walk, 0), in.value() & 0xffff_ffffL), in);
            case I64_CONST, F64_CONST -> emit(new VariableOps.Const(slot(walk, 0), in.value()), in);
            default -> emit(plain.operation(opcode, in, walk), in);
        }
    }

    private static Op copy(ValueType type, int from, int to) {
        if (type instanceof ReferenceType) {
            return new VariableOps.CopyReference(from, to);
        }
        return type == VectorType.V128 ? new VariableOps.CopyVector(from, to) : new VariableOps.Copy(from, to);
    }

    private static Op select(ValueType type, int slot) {
        if (type instanceof ReferenceType) {
            return new VariableOps.SelectReference(slot);
        }
        return type == VectorType.V128
                ? new VariableOps.SelectVector(slot)
                : new VariableOps.Select(slot, slot + 1, slot + 2, slot);
    }

    private void branch(InstructionReader in, FunctionWalk walk) {
        Move move = move(in.index(), 0, walk);
        BranchOp op = move.count() == 0 ? new ControlOps.Branch() : new ControlOps.MovingBranch(move);
        emitLast(op, in);
        lead(in.index(), op::target);
    }

    private void branchIf(InstructionReader in, FunctionWalk walk) {
        Move move = move(in.index(), 1, walk);
        int condition = slot(walk, 1);
        BranchOp op =
                move.count() == 0 ? new ControlOps.BranchIf(condition) : new ControlOps.MovingBranchIf(condition, move);
        emit(op, in);
        lead(in.index(), op::target);
    }

    private void branchTable(InstructionReader in, FunctionWalk walk) {
        int[] labels = in.labels();
        BranchOp[] branches = new BranchOp[labels.length + 1];
        for (int i = 0; i < branches.length; i++) {
            Move move = move(i < labels.length ? labels[i] : in.index(), 1, walk);
            branches[i] = move.count() == 0 ? new ControlOps.Branch() : new ControlOps.MovingBranch(move);
            branches[i].body = body;
            branches[i].position = body.steps;
        }
        emitLast(new ControlOps.BranchTable(slot(walk, 1), branches), in);
        for (int i = 0; i < branches.length; i++) {
            lead(i < labels.length ? labels[i] : in.index(), branches[i]::target);
        }
    }

    private void branchOnNull(boolean onNull, InstructionReader in, FunctionWalk walk) {
        // The reference itself is carried where it is not null.
        Move move = move(in.index(), onNull ? 1 : 0, walk);
        BranchOp op = new ReferenceOps.BranchOnNull(slot(walk, 1), onNull, move);
        emit(op, in);
        lead(in.index(), op::target);
    }

    private void branchOnCast(boolean onSuccess, InstructionReader in, FunctionWalk walk) {
        ReferenceType to = new ReferenceType((in.castFlags() & 2) != 0, module.close(in.heapType2()));
        BranchOp op = new AggregateOps.BranchOnCast(slot(walk, 1), to, onSuccess, move(in.index(), 0, walk));
        emit(op, in);
        lead(in.index(), op::target);
    }

    /** What a branch carries, given how many operands above it the instruction takes; none if nothing has to move. */
    private Move move(int label, int above, FunctionWalk walk) {
        int count = walk.labelArity(label);
        int from = slot(walk, above + count);
        int to = locals + walk.blockHeight(label);
        boolean vectors = false;
        boolean references = false;
        for (int i = 0; i < count; i++) {
            ValueType carried = walk.operand(above + i);
            vectors |= carried == VectorType.V128;
            references |= carried instanceof ReferenceType;
        }
        return new Move(from, to, from == to ? 0 : count, vectors, references);
    }

    private Op leave(int slot, boolean step) {
        List<ValueType> results = type.results();
        boolean vectors = Kinds.vectors(results);
        boolean references = Kinds.references(results);
        if (results.isEmpty()) {
            return new ControlOps.Return(step);
        }
        return results.size() == 1 && !vectors && !references
                ? new ControlOps.ReturnNumber(slot, step)
                : new ControlOps.MovingReturn(new Move(slot, 0, results.size(), vectors, references), step);
    }

    private void call(Opcode opcode, InstructionReader in, FunctionWalk walk) {
        boolean direct = opcode == Opcode.CALL || opcode == Opcode.RETURN_CALL;
        FunctionType callee =
                direct ? module.functionType(in.index()) : (FunctionType) module.compositeType(in.index());
        noteKinds(callee.results());
        List<ValueType> parameters = callee.parameters();
        int first = slot(walk, parameters.size() + (direct ? 0 : 1));
        int last = slot(walk, 1);
        Move arguments = new Move(first, 0, parameters.size(), Kinds.vectors(parameters), Kinds.references(parameters));
        switch (opcode) {
            case CALL ->
                emit(new CallOps.Call(first, bodies, instance.functions().get(in.index())), in);
            case CALL_INDIRECT -> emit(new CallOps.CallIndirect(first, bodies, indirection(in, last)), in);
            case CALL_REF -> emit(new CallOps.CallReference(first, bodies, last), in);
            case RETURN_CALL ->
                emitLast(new CallOps.TailCall(bodies, instance.functions().get(in.index()), arguments), in);
            case RETURN_CALL_INDIRECT ->
                emitLast(new CallOps.TailCallIndirect(bodies, indirection(in, last), arguments), in);
            default -> emitLast(new CallOps.TailCallReference(bodies, last, arguments), in);
        }
    }

    private CallOps.Indirection indirection(InstructionReader in, int slot) {
        return new CallOps.Indirection(
                slot, instance.tables().get(in.index2()), module.types().get(in.index()));
    }

    // ---- Emitting

    /** The slot of an operand, 1 for the top of the stack; 0 for the place of the next one. */
    int slot(FunctionWalk walk, int depth) {
        return locals + walk.height() - depth;
    }

    /** A new write site for an instruction. */
    int site(Actor actor, InstructionReader in) {
        Span span = function.function().body().positions().span(in.offset(), in.end());
        return store.sites()
                .add(
                        WriteSite.instruction(
                                actor,
                                in.opcode().mnemonic(),
                                function.name(),
                                function.index(),
                                module.module().source(),
                                span),
                        body.steps);
    }

    private void emit(Op op, InstructionReader in) {
        op.body = body;
        op.position = body.steps;
        body.add(op, in.offset());
        link(op);
    }

    /** Emits an instruction after which control does not go on. */
    private void emitLast(Op op, InstructionReader in) {
        emit(op, in);
        incoming.clear();
    }

    private void emitUncounted(Op op) {
        op.body = body;
        op.position = body.steps;
        body.uncounted.add(op);
        link(op);
    }

    private void link(Op op) {
        incoming.forEach(each -> each.accept(op));
        incoming.clear();
        incoming.add(op::link);
    }
}
