package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import palimpsest.engine.exec.FunctionCode.Instruction;
import palimpsest.engine.exec.RegionScope.Block;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ValueType;

/** The instructions of a region one after the other: blocks, branches, variables, calls, and who makes the rest. */
final class RegionFlow {

    /** A function that may be called in the region. */
    record Callee(Body body, FastCode guards, FunctionCode code) {}

    /** How many instructions a region may have with all that it calls. */
    private static final int MOST_STEPS = 1500;

    /** How often the code of a function may be in itself before it is called as a method. */
    private static final int MOST_AGAIN = 2;

    private static final String GLOBAL = "palimpsest/engine/runtime/GlobalInstance";

    private final RegionEmitter code;
    private final RegionMemory memory;
    private final RegionExits exits;
    private final Map<Integer, Callee> callees;
    private final RegionMethods methods;
    private final int mostCalls;

    private RegionScope scope;
    private RegionStack stack;
    boolean reachable = true;
    private int dead;
    /** What comes before the instruction at hand: tells the operation that follows it. */
    private Function<Body, Op> following;

    /** How many branches lead back to a loop of the region. */
    int backward;
    /** Whether the code gets to the end of the region. */
    boolean complete;
    /** How many steps are the longest way without looking at the limit. */
    int longest;
    /** Slots that the frames of this method take, and calls in each other. */
    int slots;

    int calls;

    /**
     * @param callees which functions may be called in the region, by index
     * @param methods those that are methods of its class
     * @param mostCalls how many calls may be in each other in one method
     */
    RegionFlow(
            RegionEmitter code,
            RegionMemory memory,
            RegionExits exits,
            RegionScope root,
            Map<Integer, Callee> callees,
            RegionMethods methods,
            int mostCalls) {
        this.methods = methods;
        this.code = code;
        this.memory = memory;
        this.exits = exits;
        this.callees = callees;
        this.mostCalls = mostCalls;
        this.scope = root;
        this.stack = root.stack;
        enter(root);
        Block outermost = root.blocks.get(0);
        following = outermost.isLoop() ? RegionScope.at(outermost.from) : RegionFlow::first;
    }

    private static Op first(Body body) {
        return body.first(GuardOps.real(body.entry));
    }

    private void enter(RegionScope inner) {
        scope = inner;
        stack = inner.stack;
        exits.add(inner);
        longest += inner.body.steps;
        slots = Math.max(slots, inner.shift + inner.body.frameSize);
        calls = Math.max(calls, inner.level);
    }

    /** Makes the code of some instructions, the last of which ends the outermost block. */
    void instructions(int first, int last) {
        for (int i = first; i <= last; i++) {
            instruction(i);
        }
    }

    /** Leaves before an instruction. */
    private Label leaveBefore(Instruction in) {
        return exits.leave(scope, RegionScope.at(in.position()));
    }

    private void goneFrom(Label to) {
        code.goTo(to);
        reachable = false;
    }

    private void instruction(int index) {
        Instruction in = scope.function.instructions.get(index);
        Opcode opcode = in.opcode();
        if (reachable && scope.asksAt(in)) {
            stack.clearJava();
            goneFrom(leaveBefore(in));
        }
        if (!reachable && (dead > 0 || FunctionCode.isBlock(opcode))) {
            dead += FunctionCode.isBlock(opcode) ? 1 : opcode == Opcode.END ? -1 : 0;
            return;
        }
        switch (opcode) {
            case ELSE -> otherwise(in);
            case END -> end(in);
            default -> {
                if (reachable) {
                    step(index, in);
                }
            }
        }
    }

    private void step(int index, Instruction in) {
        Opcode opcode = in.opcode();
        switch (opcode) {
            // What a try_table catches is thrown outside of generated code.
            case BLOCK, TRY_TABLE -> open(index, in);
            case LOOP -> {
                open(index, in);
                code.place(scope.innermost().start);
            }
            case IF -> openIf(index, in);
            case BR -> {
                stack.clearJava();
                branch(in, in.index());
                reachable = false;
            }
            case RETURN -> {
                stack.clearJava();
                branch(in, scope.function.depth(index));
                reachable = false;
            }
            case BR_IF -> branchIf(in);
            case BR_TABLE -> branchTable(in);
            default -> {
                if (plain(in, fused(index)) || call(in)) {
                    following = RegionScope.after(in.position());
                } else {
                    stack.clearJava();
                    goneFrom(leaveBefore(in));
                }
            }
        }
    }

    /** Whether the next instruction only asks whether this one's result is 0. */
    private boolean fused(int index) {
        return switch (scope.function.instructions.get(index + 1).opcode()) {
            case IF, BR_IF, I32_EQZ, SELECT, SELECT_TYPED -> true;
            default -> false;
        };
    }

    private boolean plain(Instruction in, boolean fused) {
        switch (in.opcode()) {
            case NOP -> {}
            case DROP -> {
                RegionStack.Entry entry = stack.pop();
                if (entry.kind() == RegionStack.Kind.JAVA) {
                    code.op(RegionEmitter.wide(entry.type()) ? Opcodes.POP2 : Opcodes.POP);
                }
            }
            case SELECT, SELECT_TYPED -> select();
            case I32_CONST -> push(in, NumberType.I32);
            case I64_CONST -> push(in, NumberType.I64);
            case F32_CONST -> push(in, NumberType.F32);
            case F64_CONST -> push(in, NumberType.F64);
            case LOCAL_GET -> {
                return localGet(in.index());
            }
            case LOCAL_SET -> {
                return localSet(in.index());
            }
            case LOCAL_TEE -> {
                return localSet(in.index()) && localGet(in.index());
            }
            case GLOBAL_GET, GLOBAL_SET -> {
                return global(in);
            }
            case MEMORY_SIZE -> memory.size(stack, in.index(), wide(in.index()));
            default -> {
                return scope.numbers.plain(in.opcode(), fused)
                        || scope.numbers.trapping(in.opcode(), () -> leaveBefore(in))
                        || access(in);
            }
        }
        return true;
    }

    private void push(Instruction in, NumberType type) {
        stack.push(RegionStack.Entry.constant(type, in.value()));
    }

    private void select() {
        // A condition's operands lie on Java's stack, and nothing else does.
        if (stack.top().kind() != RegionStack.Kind.CONDITION) {
            stack.clearJava();
        }
        RegionStack.Entry condition = stack.pop();
        RegionStack.Entry second = stack.pop();
        RegionStack.Entry first = stack.pop();
        Label yes = new Label();
        Label end = new Label();
        stack.push(condition);
        stack.takeJump(true, yes);
        stack.load(second);
        code.goTo(end);
        code.place(yes);
        stack.load(first);
        code.place(end);
        stack.pushed(first.type(), false);
    }

    // ---- Variables

    private boolean localGet(int local) {
        if (!(scope.function.locals.get(local) instanceof NumberType type)) {
            return false;
        }
        stack.push(new RegionStack.Entry(RegionStack.Kind.LOCAL, type, scope.local(local), false));
        return true;
    }

    private boolean localSet(int local) {
        if (!(scope.function.locals.get(local) instanceof NumberType type)) {
            return false;
        }
        int variable = scope.local(local);
        RegionStack.Entry value = stack.pop();
        if (value.kind() != RegionStack.Kind.LOCAL || value.bits() != variable) {
            stack.freeLocal(variable);
            stack.push(value);
            stack.takeExactly();
            code.store(type, variable);
            scope.write(local);
        }
        return true;
    }

    private boolean global(Instruction in) {
        if (!(scope.function.module.globals().get(in.index()).type() instanceof NumberType type)) {
            return false;
        }
        if (in.opcode() == Opcode.GLOBAL_GET) {
            pushGlobal(in.index());
            code.method(GLOBAL, "bits", "()J");
            code.fromBits(type);
            stack.pushed(type, false);
        } else {
            stack.takeExactly();
            code.toBits(type);
            pushGlobal(in.index());
            code.op(Opcodes.DUP_X2);
            code.op(Opcodes.POP);
            code.method(GLOBAL, "setBits", "(J)V");
        }
        return true;
    }

    private void pushGlobal(int index) {
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.THIS);
        code.out.visitFieldInsn(Opcodes.GETFIELD, RegionEmitter.EXEC + "Region", "globals", "[L" + GLOBAL + ";");
        code.integer(index);
        code.op(Opcodes.AALOAD);
    }

    // ---- Memory

    private boolean access(Instruction in) {
        Opcode opcode = in.opcode();
        if (opcode.access().isEmpty() || opcode.prefix() != 0 || in.value() < 0) {
            return false;
        }
        boolean wide = wide(in.index());
        Supplier<Label> leave = () -> leaveBefore(in);
        if (opcode.access().get().writes()) {
            Op op = scope.body.ops[in.position()];
            int site = ((MemoryOps.StoreOp) (op instanceof MemoryOps.Wide around ? around.access : op)).site;
            memory.store(stack, opcode, in.index(), wide, in.value(), site, leave);
        } else {
            memory.load(stack, opcode, in.index(), wide, in.value(), scope.guards.readAt(in.position()), leave);
        }
        return true;
    }

    private boolean wide(int index) {
        return scope.function.module.memories().get(index).addressType() == AddressType.I64;
    }

    // ---- Calls

    private boolean call(Instruction in) {
        Callee callee = callees.get(in.index());
        if (in.opcode() != Opcode.CALL || callee == null) {
            return false;
        }
        boolean inline = scope.level < mostCalls
                && longest + callee.body.steps <= MOST_STEPS
                && scope.timesIn(callee.body) < MOST_AGAIN;
        if (inline) {
            inline(in, callee);
            return true;
        }
        return methods.of(in.index(), callee).map(method -> call(in, method)).orElse(false);
    }

    /** Calls a method, unless its frame would be that of its caller. */
    private boolean call(Instruction in, RegionMethods.Method method) {
        Body callee = method.callee().body;
        int first = stack.size() - callee.parameters;
        int shift = stack.slot(first);
        if (shift == 0) {
            return false;
        }
        stack.clearJava();
        Label out = leaveBefore(in);
        Label tooLate = new Label();
        code.later(() -> {
            code.place(tooLate);
            code.count(-in.position() - 1);
            code.goTo(out);
        });
        code.count(in.position() + 1);
        code.out.visitVarInsn(Opcodes.ILOAD, RegionEmitter.COUNT);
        code.room();
        code.jump(Opcodes.IF_ICMPGT, tooLate);
        pushFrame(shift);
        code.state("lastFrame", "I");
        code.jump(Opcodes.IF_ICMPGT, tooLate);
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.THIS);
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.STATE);
        pushFrame(shift);
        code.out.visitVarInsn(Opcodes.ILOAD, RegionEmitter.COUNT);
        for (int i = 0; i < callee.parameters; i++) {
            stack.load(stack.get(first + i));
        }
        code.method(RegionEmitter.EXEC + "Loop", method.name(), method.shape());
        stack.cut(first);
        Label left = exits.leaveCall(scope, exits.call(scope, in, method.index()), RegionEmitter.COUNT);
        method.result().ifPresent(type -> {
            stack.pushVariable(type);
            code.store(type, (int) stack.top().bits());
        });
        returned(in, left);
        return true;
    }

    private void pushFrame(int shift) {
        code.out.visitVarInsn(Opcodes.ILOAD, RegionEmitter.FRAME);
        code.integer(shift);
        code.op(Opcodes.IADD);
    }

    /** Takes over the time after a call, unless the region is left, or the limit is near. */
    private void returned(Instruction in, Label left) {
        Label limit = new Label();
        Label after = exits.leave(scope, RegionScope.after(in.position()));
        int counted = code.oneWord();
        code.state("count", "I");
        code.op(Opcodes.DUP);
        code.out.visitVarInsn(Opcodes.ISTORE, counted);
        code.room();
        code.jump(Opcodes.IF_ICMPGT, limit);
        takeOver(in, counted);
        code.later(() -> {
            code.place(limit);
            code.out.visitVarInsn(Opcodes.ILOAD, counted);
            code.integer(Region.LEFT);
            code.jump(Opcodes.IF_ICMPEQ, left);
            takeOver(in, counted);
            code.goTo(after);
        });
    }

    private void takeOver(Instruction in, int counted) {
        code.out.visitVarInsn(Opcodes.ILOAD, counted);
        code.out.visitVarInsn(Opcodes.ISTORE, RegionEmitter.COUNT);
        code.count(-in.position() - 1);
    }

    /** Makes the callee's code in the place of its call. */
    private void inline(Instruction in, Callee callee) {
        int parameters = callee.body.parameters;
        stack.clearJava();
        int first = stack.size() - parameters;
        int begun = code.oneWord();
        RegionScope from = scope;
        RegionScope inner = new RegionScope(
                code,
                callee.body,
                callee.guards,
                callee.code,
                stack.slot(first),
                Optional.of(new RegionScope.Caller(from, in, begun)),
                0);
        for (int i = 0; i < inner.locals(); i++) {
            if (i < parameters) {
                stack.load(stack.get(first + i));
            } else {
                code.constant(inner.type(i), 0);
            }
            code.store(inner.type(i), inner.local(i));
            // The slots hold something else still.
            inner.write(i);
        }
        stack.cut(first);
        code.count(in.position() + 1);
        code.out.visitVarInsn(Opcodes.ILOAD, RegionEmitter.COUNT);
        code.out.visitVarInsn(Opcodes.ISTORE, begun);
        List<ValueType> results = callee.code.function.type().results();
        Block body = new Block(Opcode.BLOCK, 0, inner.shift, List.of(), results, 0, in.position() + 1, false);
        inner.blocks.add(body);
        enter(inner);
        following = RegionFlow::first;
        instructions(0, callee.code.instructions.size() - 1);
        scope = from;
        stack = from.stack;
        if (reachable) {
            results.forEach(type -> stack.pushVariable((NumberType) type));
        }
    }

    // ---- Blocks

    private void open(int index, Instruction in) {
        stack.clearJava();
        stack.settle(0);
        block(index, in);
    }

    private Block block(int index, Instruction in) {
        FunctionCode function = scope.function;
        List<ValueType> parameters = function.type(in.block()).parameters();
        List<ValueType> results = function.type(in.block()).results();
        int to = function.instructions.get(function.end(index)).position();
        int height = stack.size() - parameters.size();
        Block block = new Block(in.opcode(), height, stack.slot(height), parameters, results, in.position(), to, false);
        if (!parameters.isEmpty() && in.opcode() != Opcode.BLOCK) {
            // Control comes back here, or comes here twice, and finds them in their variables.
            stack.carry(parameters.size(), block.slot);
            canonical(height, parameters);
        }
        scope.blocks.add(block);
        return block;
    }

    /** The operands from a height on are in their variables. */
    private void canonical(int height, List<ValueType> types) {
        stack.cut(height);
        types.forEach(type -> stack.pushVariable((NumberType) type));
    }

    private void openIf(int index, Instruction in) {
        if (stack.top().kind() != RegionStack.Kind.CONDITION) {
            stack.clearJava();
        }
        stack.settle(1);
        // The parameters are put where both ways find them before the jump.
        RegionStack.Entry condition = stack.pop();
        Block block = block(index, in);
        stack.push(condition);
        stack.takeJump(false, block.otherwise);
        block.half = true;
        block.position = in.position();
        following = RegionScope.after(in.position());
    }

    private void otherwise(Instruction in) {
        Block block = scope.innermost();
        if (reachable) {
            Function<Body, Op> before = following;
            block.after = Optional.of(body -> ((ControlOps.Skip) before.apply(body)).target);
            finish(block);
            code.count(in.position() - block.to);
            code.goTo(block.end);
            block.reached = true;
        }
        beginElse(block, in.position());
    }

    private void beginElse(Block block, int position) {
        code.place(block.otherwise);
        code.count(block.position + 1 - position);
        canonical(block.height, block.parameters);
        block.half = false;
        reachable = true;
        following = RegionScope.target(block.position);
    }

    /** Puts a block's results where all ways to its end leave them. */
    private void finish(Block block) {
        stack.clearJava();
        stack.carry(block.results.size(), block.slot);
    }

    private void end(Instruction in) {
        Block block = scope.innermost();
        if (block.half) {
            if (reachable) {
                finish(block);
                code.goTo(block.end);
                block.after = Optional.of(following);
                block.reached = true;
            }
            beginElse(block, block.to);
        }
        boolean function = scope.blocks.size() == 1;
        if (reachable && block.outermost) {
            stack.clearJava();
            complete = true;
            goneFrom(exits.leave(scope, following));
        } else if (reachable) {
            finish(block);
            // The end of a function takes no step, but its caller counts anew.
            code.count(function ? in.position() - block.to : 0);
        } else if (block.reached) {
            following = block.after.orElse(following);
        }
        scope.blocks.remove(scope.blocks.size() - 1);
        reachable |= block.reached;
        if (block.reached) {
            code.place(block.end);
        }
        if (reachable && !function) {
            canonical(block.height, block.results);
        }
    }

    // ---- Branches

    /** Branches, with nothing on Java's stack. The operands stay, for what comes when it does not. */
    private void branch(Instruction in, int label) {
        Optional<Block> to = scope.inside(label).filter(block -> block.isLoop() || !block.outermost);
        if (to.isEmpty()) {
            complete = true;
            code.goTo(leaveBefore(in));
            return;
        }
        Block block = to.get();
        stack.carry(block.carried().size(), block.slot);
        if (block.isLoop()) {
            backward++;
            code.count(in.position() + 1 - block.from);
            code.out.visitVarInsn(Opcodes.ILOAD, RegionEmitter.COUNT);
            code.room();
            code.jump(Opcodes.IF_ICMPLE, block.start);
            poll(block);
        } else {
            code.count(in.position() + 1 - block.to);
            code.goTo(block.end);
            if (!block.reached && in.opcode() != Opcode.RETURN) {
                block.after = Optional.of(RegionScope.target(in, label));
            }
            block.reached = true;
        }
    }

    /** The limit is near: goes on at the start of a loop later. */
    private void poll(Block loop) {
        List<RegionStack.Entry> kept = new ArrayList<>();
        for (int i = 0; i < stack.size(); i++) {
            kept.add(stack.get(i));
        }
        canonical(loop.height, loop.parameters);
        code.goTo(exits.leave(scope, RegionScope.at(loop.from)));
        stack.cut(0);
        kept.forEach(stack::push);
    }

    /** Whether a branch to a label ends the region. */
    private boolean leaves(int label) {
        return scope.inside(label)
                .map(block -> block.outermost && !block.isLoop())
                .orElse(true);
    }

    private void branchIf(Instruction in) {
        boolean conditional = stack.top().kind() == RegionStack.Kind.CONDITION;
        if (!conditional) {
            stack.clearJava();
        }
        if (leaves(in.index())) {
            RegionStack.Entry condition = stack.top();
            if (conditional) {
                // The operation will find the condition true.
                stack.pop();
                stack.push(RegionStack.Entry.constant(NumberType.I32, 1));
            }
            Label out = leaveBefore(in);
            stack.pop();
            stack.push(condition);
            stack.takeJump(true, out);
        } else {
            Label on = new Label();
            stack.takeJump(false, on);
            branch(in, in.index());
            code.place(on);
        }
        following = RegionScope.after(in.position());
    }

    private void branchTable(Instruction in) {
        stack.clearJava();
        Label out = leaveBefore(in);
        stack.load(stack.pop());
        List<Integer> labels = in.labels();
        List<Integer> distinct = new ArrayList<>();
        List<Label> ways = new ArrayList<>();
        Label[] table = new Label[labels.size() + 1];
        for (int i = 0; i <= labels.size(); i++) {
            int label = i < labels.size() ? labels.get(i) : in.index();
            if (leaves(label)) {
                table[i] = out;
                continue;
            }
            int at = distinct.indexOf(label);
            if (at < 0) {
                at = distinct.size();
                distinct.add(label);
                ways.add(new Label());
            }
            table[i] = ways.get(at);
        }
        Label[] cases = new Label[labels.size()];
        System.arraycopy(table, 0, cases, 0, cases.length);
        if (cases.length == 0) {
            code.op(Opcodes.POP);
            code.goTo(table[0]);
        } else {
            code.out.visitTableSwitchInsn(0, cases.length - 1, table[cases.length], cases);
        }
        for (int i = 0; i < distinct.size(); i++) {
            code.place(ways.get(i));
            branch(in, distinct.get(i));
        }
        reachable = false;
    }
}
