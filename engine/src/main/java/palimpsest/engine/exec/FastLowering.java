package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.ControlOps.BranchOp;
import palimpsest.engine.exec.Fusion.Operand;
import palimpsest.engine.syntax.Opcode;

/**
 * Makes the fast operations of a function from its exact ones, for the guards that it has now. Within a basic block, what {@code local.get} and constants
 * put on the stack is put off until somebody takes it, so that most operations find their operands where they come from;
 * {@code local.set} and {@code local.tee} tell the operation before them where to put its result. At each place that
 * control can come to from elsewhere, or leave from, the frame is what the exact operations make of it.
 */
final class FastLowering {

    private final Body body;
    /** All operations of the function in the order of the code, and what each is the operation of. */
    private final Op[] ops;

    private final Opcode[] opcodes;
    /** Where control comes to from elsewhere than the operation before. */
    private final BitSet leaders = new BitSet();

    private final PutOff putOff = new PutOff();
    private final Pairs pairs;
    private final List<Op> made = new ArrayList<>();
    /** Where each of those made begins, among the exact ones. */
    private final List<Integer> starts = new ArrayList<>();
    /** From which of those made control goes on to the next. */
    private final BitSet goOn = new BitSet();

    /** The first exact operation that no fast one stands for yet. */
    private int start;
    /** What was put off there. */
    private List<Fusion.Deferred> putOffAtStart = List.of();

    FastLowering(Body body) {
        this.body = body;
        this.pairs = new Pairs(body.locals);
        this.ops = new Op[body.steps + body.uncounted.size()];
        this.opcodes = new Opcode[ops.length];
        int count = 0;
        int uncounted = 0;
        for (int position = 0; position <= body.steps; position++) {
            for (;
                    uncounted < body.uncounted.size() && body.uncounted.get(uncounted).position == position;
                    uncounted++) {
                opcodes[count] = Opcode.END;
                ops[count++] = body.uncounted.get(uncounted);
            }
            if (position < body.steps) {
                opcodes[count] =
                        Snapshots.instruction(body.ops[position]).orElseThrow().opcode();
                ops[count++] = body.ops[position];
            }
        }
    }

    /** Makes the operations for the guards that the function has now, and leads execution to them. */
    void lower() {
        findLeaders();
        for (int i = 0; i < ops.length; ) {
            if (leaders.get(i)) {
                flush(i);
                passTo(i);
                guard(i);
            }
            i = window(i);
        }
        body.guards.entry.ifPresent(entry -> made.add(guard(entry)));
        body.code.ops = made.toArray(Op[]::new);
        body.code.made = true;
        body.linkFast();
        made.forEach(op -> op.relink(GuardOps::fast));
        for (int i = goOn.nextSetBit(0); i >= 0; i = goOn.nextSetBit(i + 1)) {
            made.get(i).link(made.get(i + 1));
        }
    }

    // ---- Guards

    /** Puts the guards of an operation before it. */
    private void guard(int i) {
        for (Op op = body.first(ops[i]); op != ops[i]; op = op.next) {
            if (!GuardOps.isSilent(op)) {
                goOn.set(made.size());
                made.add(guard(op));
                starts.add(i);
            }
        }
    }

    private static Op guard(Op exact) {
        Op fast = exact.copy();
        fast.exact = exact;
        return fast;
    }

    // ---- Basic blocks

    private void findLeaders() {
        int[] last = new int[body.steps + 1];
        for (int i = 0; i < ops.length; i++) {
            last[ops[i].position] = i;
        }
        leaders.set(0);
        for (int i = 0; i < ops.length; i++) {
            Op op = ops[i];
            Op following = op.next;
            int after = i + 1;
            boolean[] passed = {false};
            op.relink(to -> {
                int place = place(GuardOps.real(to), last);
                if (to != following || passed[0] || place != after) {
                    leaders.set(place);
                }
                passed[0] |= to == following;
                return to;
            });
            if (op instanceof CallOps.CallOp) {
                leaders.set(after);
            }
            if (!GuardOps.isSilent(body.first(op)) && body.first(op) != op) {
                leaders.set(i);
            }
        }
        for (Handler handler : body.handlers) {
            for (Handler.Clause clause : handler.clauses) {
                leaders.set(place(GuardOps.real(clause.target), last));
            }
        }
    }

    /**
     * The place of an operation in the order of the code.
     *
     * @param last the place of the last one at each position
     */
    private int place(Op op, int[] last) {
        int place = op.body == body ? last[op.position] : 0;
        while (place > 0 && ops[place] != op) {
            place--;
        }
        return place;
    }

    // ---- Windows

    /** Makes operations of the exact one at a place, and of those after it that go with it; says what comes next. */
    private int window(int i) {
        Op op = ops[i];
        if (op instanceof VariableOps.Copy copy) {
            return switch (opcodes[i]) {
                case LOCAL_GET -> putOff(i, copy.to, Operand.slot(copy.from));
                case LOCAL_SET -> set(i, copy, false);
                default -> set(i, copy, true);
            };
        }
        if (op instanceof VariableOps.Const constant) {
            return putOff(i, constant.slot, new Operand(true, constant.value));
        }
        if (op instanceof VariableOps.Nop) {
            return i + 1;
        }
        if (op instanceof VariableOps.Drop drop) {
            putOff.remove(drop.slot);
            return i + 1;
        }
        if (op instanceof VariableOps.Select select) {
            return select(i, select);
        }
        if (op instanceof Binary binary) {
            return binary(i, binary);
        }
        if (op instanceof Unary unary) {
            return unary(i, unary);
        }
        if (op instanceof MemoryOps.LoadOp load) {
            return load(i, load);
        }
        if (op instanceof MemoryOps.StoreOp store && opcodes[i].prefix() == 0) {
            return store(i, store);
        }
        if (op instanceof VariableOps.GlobalGet get) {
            Result result = result(i + 1, get.slot);
            flushUsesOf(result.slot, get.slot, i);
            return finish(result, new VariableOps.GlobalGet(result.slot, get.global), get.slot);
        }
        if (op instanceof VariableOps.GlobalSet set) {
            int from = inSlot(set.slot, i);
            putOff.remove(set.slot);
            return fuse(new VariableOps.GlobalSet(from, set.global), i + 1);
        }
        if (op instanceof ControlOps.ReturnNumber back) {
            return leave(i, back, 0);
        }
        if (op instanceof ControlOps.Skip skip && skip.target instanceof ControlOps.ReturnNumber back) {
            return leave(i, back, skip.shift);
        }
        if (op instanceof ControlOps.BranchTable table && table.isPlain()) {
            int from = inSlot(table.slot, i);
            flush(i, table.slot);
            putOff.remove(table.slot);
            fuse(new ControlOps.PlainTable(from, table), i + 1);
            goOn.clear(made.size() - 1);
            return i + 1;
        }
        if (op instanceof CallOps.Call call) {
            return call(i, call);
        }
        return isTest(op) ? branchOnZero(i, i, ((BranchOp) op).slot, false) : same(i);
    }

    /** A copy of an exact operation. */
    private int same(int i) {
        flush(i);
        passTo(i);
        emit(ops[i].copy(), i + 1);
        goOn.set(made.size() - 1, ops[i].next != null);
        return i + 1;
    }

    private int putOff(int i, int slot, Operand operand) {
        if (putOff.isFull()) {
            flush(i);
        }
        putOff.add(slot, operand);
        return i + 1;
    }

    private int set(int i, VariableOps.Copy copy, boolean tee) {
        Operand value = putOff.of(copy.from);
        flushUsesOf(copy.to, copy.from, i);
        if (!tee) {
            putOff.remove(copy.from);
        }
        return fuse(move(value, copy.to), i + 1);
    }

    private static Op move(Operand value, int to) {
        return value.constant() ? new VariableOps.Const(to, value.value()) : new VariableOps.Copy(value.slot(), to);
    }

    private int select(int i, VariableOps.Select select) {
        int left = inSlot(select.left, i);
        int right = inSlot(select.right, i);
        int condition = inSlot(select.condition, i);
        Result result = result(i + 1, select.to);
        flushUsesOf(result.slot, select.left, i);
        putOff.remove(select.left);
        putOff.remove(select.right);
        putOff.remove(select.condition);
        return finish(result, new VariableOps.Select(left, right, condition, result.slot), select.to);
    }

    private int unary(int i, Unary unary) {
        int branch = isEqz(i) ? branchAfter(i, unary.to) : -1;
        if (branch >= 0) {
            return branchOnZero(i, branch, unary.from, (branch - i) % 2 != 0);
        }
        int from = inSlot(unary.from, i);
        Result result = result(i + 1, unary.to);
        flushUsesOf(result.slot, unary.from, i);
        putOff.remove(unary.from);
        return finish(result, PlainLowering.number(opcodes[i], from, from, result.slot), unary.to);
    }

    private int binary(int i, Binary binary) {
        Operand right = putOff.of(binary.right);
        if (right.constant() && !ConstantOps.has(opcodes[i], right.value())) {
            right = Operand.slot(inSlot(binary.right, i));
        }
        int left = inSlot(binary.left, i);
        int branch = branchAfter(i, binary.to);
        if (branch >= 0) {
            boolean negated = (branch - i) % 2 == 0 ^ ops[branch] instanceof ControlOps.If;
            Optional<BranchOp> op = branch(opcodes[i], left, right, negated);
            if (op.isPresent()) {
                flush(i, binary.left);
                putOff.remove(binary.left);
                putOff.remove(binary.right);
                op.get().leadAs((BranchOp) ops[branch]);
                return fuse(op.get(), branch + 1);
            }
        }
        Result result = result(i + 1, binary.to);
        flushUsesOf(result.slot, binary.left, i);
        putOff.remove(binary.left);
        putOff.remove(binary.right);
        Op op = right.constant()
                ? ConstantOps.of(opcodes[i], left, right.value(), result.slot)
                : PlainLowering.number(opcodes[i], left, right.slot(), result.slot);
        return finish(result, op, binary.to);
    }

    // ---- Branches

    private static boolean isTest(Op op) {
        return op instanceof ControlOps.If || op instanceof ControlOps.BranchIf;
    }

    private boolean isEqz(int i) {
        return opcodes[i] == Opcode.I32_EQZ || opcodes[i] == Opcode.I64_EQZ;
    }

    /** The place of the branch that takes the result of an instruction, be it after some {@code eqz}; -1 if none does. */
    private int branchAfter(int i, int slot) {
        int at = i + 1;
        while (at < ops.length && !leaders.get(at) && isEqz(at) && ((Unary) ops[at]).from == slot) {
            at++;
        }
        boolean found = at < ops.length && !leaders.get(at) && isTest(ops[at]) && ((BranchOp) ops[at]).slot == slot;
        return found ? at : -1;
    }

    private int branchOnZero(int i, int branch, int slot, boolean negated) {
        int from = inSlot(slot, i);
        flush(i, slot);
        putOff.remove(slot);
        boolean onZero = negated ^ ops[branch] instanceof ControlOps.If;
        BranchOp op = onZero ? CompareBranches.of(Comparison.Relation.EQUAL, from, 0L) : new ControlOps.BranchIf(from);
        op.leadAs((BranchOp) ops[branch]);
        return fuse(op, branch + 1);
    }

    private static Optional<BranchOp> branch(Opcode opcode, int left, Operand right, boolean negated) {
        if ((opcode == Opcode.I32_AND || opcode == Opcode.I64_AND) && right.constant()) {
            return Optional.of(
                    negated
                            ? new CompareBranches.NoBit(left, right.value())
                            : new CompareBranches.AnyBit(left, right.value()));
        }
        Optional<Comparison> compared = Comparison.of(opcode).map(plain -> negated ? plain.negated() : plain);
        if (right.constant()) {
            return compared.flatMap(comparison -> comparison.with(right.value()))
                    .map(with -> CompareBranches.of(with.relation(), left, with.constant()));
        }
        return compared.map(comparison -> comparison.swapped()
                ? CompareBranches.of(comparison.relation(), right.slot(), left)
                : CompareBranches.of(comparison.relation(), left, right.slot()));
    }

    /** @param shift what the time gains on the way to the return */
    private int leave(int i, ControlOps.ReturnNumber back, int shift) {
        int from = inSlot(back.slot, i);
        putOff.clear();
        fuse(new ControlOps.LeaveWith(from, back.position + (back.isStep() ? 1 : 0) + shift), i + 1);
        goOn.clear(made.size() - 1);
        return i + 1;
    }

    /** A call, with the sum before it that is its argument, if there is one. */
    private int call(int i, CallOps.Call call) {
        flush(i);
        int previous = made.size() - 1;
        boolean pairs = start == i && !leaders.get(i) && goOn.get(Math.max(previous, 0));
        if (pairs && made.get(previous) instanceof ConstantOps.Add32 add && add.from != add.to) {
            start = starts.remove(previous);
            putOffAtStart = made.remove(previous).fusion.putOff();
            return fuse(new CallOps.AddAndCall(add, call), i + 1);
        }
        return same(i);
    }

    // ---- Memory

    private int load(int i, MemoryOps.LoadOp load) {
        int address = inSlot(load.slot, i);
        Result result = result(i + 1, load.to);
        flushUsesOf(result.slot, load.slot, i);
        putOff.remove(load.slot);
        return finish(result, MemoryOps.load(opcodes[i], address, result.slot, load.memory, load.offset), load.to);
    }

    private int store(int i, MemoryOps.StoreOp store) {
        int address = inSlot(store.slot, i);
        int value = inSlot(store.value, i);
        putOff.remove(store.slot);
        putOff.remove(store.value);
        return fuse(MemoryOps.store(opcodes[i], address, value, store.memory, store.offset, store.site), i + 1);
    }

    // ---- Operands and results

    /** Where an instruction's result goes: to the stack, or at once to the local that the next instruction sets. */
    private record Result(int slot, int end, boolean tee) {}

    private Result result(int end, int slot) {
        boolean set =
                end < ops.length && !leaders.get(end) && ops[end] instanceof VariableOps.Copy copy && copy.from == slot;
        return set
                ? new Result(((VariableOps.Copy) ops[end]).to, end + 1, opcodes[end] == Opcode.LOCAL_TEE)
                : new Result(slot, end, false);
    }

    private int finish(Result result, Op op, int stackSlot) {
        if (result.tee) {
            putOff.add(stackSlot, Operand.slot(result.slot));
        }
        fuse(op, result.end);
        if (putOff.isFull()) {
            flush(result.end);
        }
        return result.end;
    }

    /** The slot that an operand is in, where a constant is put first. */
    private int inSlot(int slot, int i) {
        Operand operand = putOff.of(slot);
        if (operand.constant()) {
            putOff.remove(slot);
            fuse(move(operand, slot), i);
            return slot;
        }
        return operand.slot();
    }

    private void flush(int i) {
        flush(i, Integer.MAX_VALUE);
    }

    /** Does what has been put off, for the stack below a slot. */
    private void flush(int i, int below) {
        for (var first = putOff.first(below); first.isPresent(); first = putOff.first(below)) {
            catchUp(first.get(), i);
        }
    }

    /** Does what has been put off and needs a local that is about to change. */
    private void flushUsesOf(int local, int below, int i) {
        for (var use = putOff.use(local, below); use.isPresent(); use = putOff.use(local, below)) {
            catchUp(use.get(), i);
        }
    }

    private void catchUp(Fusion.Deferred deferred, int i) {
        putOff.remove(deferred.slot());
        fuse(move(deferred.operand(), deferred.slot()), i);
    }

    // ---- Emitting

    /** Emits an operation that stands for all up to {@code end} that are not stood for yet. */
    private int fuse(Op op, int end) {
        int last = end < ops.length ? ops[end].position : body.steps;
        Op fused = op;
        for (Optional<Op> both = pair(op); both.isPresent(); both = pair(fused)) {
            int previous = made.size() - 1;
            start = starts.remove(previous);
            putOffAtStart = made.remove(previous).fusion.putOff();
            fused = both.get();
        }
        if (fused instanceof BranchOp branch && op instanceof BranchOp plain) {
            branch.leadAs(plain);
        }
        fused.fusion = new Fusion(last - ops[start].position, putOffAtStart);
        emit(fused, end);
        return end;
    }

    /** The operation made last and this one as one, if there is such a one. */
    private Optional<Op> pair(Op op) {
        int previous = made.size() - 1;
        return previous >= 0 && goOn.get(previous) && !leaders.get(start)
                ? pairs.of(made.get(previous), op)
                : Optional.empty();
    }

    /** Makes sure that the next operation stands for nothing before a place. */
    private void passTo(int i) {
        if (start < i && leaders.get(start)) {
            fuse(new VariableOps.Nop(), i);
        } else {
            passed(i);
        }
    }

    private void emit(Op op, int end) {
        op.body = body;
        op.position = ops[start].position;
        op.exact = ops[start];
        goOn.set(made.size());
        made.add(op);
        starts.add(start);
        passed(end);
    }

    private void passed(int end) {
        start = end;
        putOffAtStart = putOff.all();
    }
}
