package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import palimpsest.engine.exec.FunctionCode.Instruction;
import palimpsest.engine.exec.FunctionCode.Loop;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ValueType;

/**
 * Makes the code of a loop. Locals and operands become Java's variables; whatever the code does not do itself, it leaves to
 * the operation, having written everything back to the slots.
 */
final class RegionWriter {

    /** HotSpot never compiles a longer method. */
    static final int MOST_BYTES = 8000;

    private static final int MOST_INSTRUCTIONS = 4000;

    /** Java bytecode, and what it has to be told when it is linked. */
    record Written(ByteSlice bytes, List<Left> exits, int longest) {}

    /** An exit: the operation, found when it is linked. */
    record Left(Supplier<Op> op) {}

    /** A place where the code leaves: operands are written, then all locals. */
    private record Stub(Label label, List<RegionStack.Entry> operands, int exit) {}

    private static final class Block {
        final Opcode opcode;
        /** How many operands are beneath its own. */
        final int height;

        final List<ValueType> parameters;
        final List<ValueType> results;
        final Label start = new Label();
        final Label end = new Label();
        final Label otherwise = new Label();
        final int from;
        final int to;
        /** An {@code if} whose {@code else} has not come. */
        boolean half;

        int position;
        boolean reached;
        Supplier<Op> after = RegionWriter::nowhere;

        Block(Opcode opcode, int height, List<ValueType> parameters, List<ValueType> results, int from, int to) {
            this.opcode = opcode;
            this.height = height;
            this.parameters = parameters;
            this.results = results;
            this.from = from;
            this.to = to;
        }

        boolean isLoop() {
            return opcode == Opcode.LOOP;
        }

        List<ValueType> carried() {
            return isLoop() ? parameters : results;
        }
    }

    private final Body body;
    private final FunctionCode function;
    private final Loop loop;
    private final RegionEmitter code;
    private final RegionStack stack;
    private final RegionNumbers numbers;
    private final RegionMemory memory;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
        @Override
        protected String getCommonSuperClass(String one, String other) {
            return "java/lang/Object";
        }
    };

    private final int[] locals;
    private final boolean[] written;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Stub> stubs = new ArrayList<>();
    private final List<Left> exits = new ArrayList<>();
    private final Label leave = new Label();

    private boolean reachable = true;
    private int dead;
    private int backward;
    /** What comes before the instruction at hand: tells the operation that follows it. */
    private Supplier<Op> following = RegionWriter::nowhere;

    private RegionWriter(Body body, FunctionCode function, Loop loop) {
        this.body = body;
        this.function = function;
        this.loop = loop;
        writer.visit(
                Opcodes.V17, Opcodes.ACC_FINAL, RegionEmitter.EXEC + "Loop", null, RegionEmitter.EXEC + "Region", null);
        constructor();
        MethodVisitor run = writer.visitMethod(
                Opcodes.ACC_FINAL,
                "run",
                "(L" + RegionEmitter.EXEC + "State;[JI)L" + RegionEmitter.EXEC + "Op;",
                null,
                null);
        this.code = new RegionEmitter(run);
        Instruction first = function.instructions.get(loop.first());
        int parameters = function.type(first.block()).parameters().size();
        this.stack = new RegionStack(code, function.locals.size() + first.height() - parameters);
        this.numbers = new RegionNumbers(code, stack);
        this.memory = new RegionMemory(code);
        this.locals = new int[function.locals.size()];
        this.written = new boolean[locals.length];
    }

    private static Op nowhere() {
        throw new AssertionError("nothing comes before");
    }

    /** The code of a loop, or nothing if it would not be worth it or is too large. */
    static Optional<Written> write(Body body, FunctionCode function, Loop loop) {
        if (loop.last() - loop.first() > MOST_INSTRUCTIONS) {
            return Optional.empty();
        }
        return new RegionWriter(body, function, loop).write();
    }

    private void constructor() {
        String shape = "(L" + RegionEmitter.EXEC + "Op;L" + RegionEmitter.EXEC + "Region$Parts;)V";
        MethodVisitor made = writer.visitMethod(0, "<init>", shape, null, null);
        made.visitCode();
        made.visitVarInsn(Opcodes.ALOAD, 0);
        made.visitVarInsn(Opcodes.ALOAD, 1);
        made.visitVarInsn(Opcodes.ALOAD, 2);
        made.visitMethodInsn(Opcodes.INVOKESPECIAL, RegionEmitter.EXEC + "Region", "<init>", shape, false);
        made.visitInsn(Opcodes.RETURN);
        made.visitMaxs(0, 0);
        made.visitEnd();
    }

    private Optional<Written> write() {
        Instruction first = function.instructions.get(loop.first());
        List<ValueType> parameters = function.type(first.block()).parameters();
        List<ValueType> results = function.type(first.block()).results();
        if (!parameters.stream().allMatch(NumberType.class::isInstance)) {
            return Optional.empty();
        }
        Label begin = new Label();
        Label head = new Label();
        code.out.visitCode();
        code.goTo(begin);
        Block outermost = new Block(Opcode.LOOP, 0, parameters, results, loop.from(), loop.to());
        blocks.add(outermost);
        parameters.forEach(type -> stack.pushVariable((NumberType) type));
        code.place(head);
        code.place(outermost.start);
        for (int i = loop.first() + 1; i <= loop.last(); i++) {
            instruction(i);
        }
        if (backward == 0) {
            return Optional.empty();
        }
        memory.epilogue();
        stubs.forEach(this::stub);
        leave();
        begin(begin, head, parameters);
        Label end = new Label();
        code.place(end);
        try {
            code.out.visitMaxs(0, 0);
            code.out.visitEnd();
            writer.visitEnd();
            byte[] bytes = writer.toByteArray();
            return end.getOffset() < MOST_BYTES
                    ? Optional.of(new Written(ByteSlice.of(bytes), exits, function.steps))
                    : Optional.empty();
        } catch (MethodTooLargeException e) {
            return Optional.empty();
        }
    }

    // ---- Entering and leaving

    /** Reads everything into variables. */
    private void begin(Label begin, Label head, List<ValueType> parameters) {
        code.place(begin);
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.THIS);
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.STATE);
        code.out.visitVarInsn(Opcodes.ILOAD, RegionEmitter.FRAME);
        code.method(RegionEmitter.EXEC + "Region", "room", "(L" + RegionEmitter.EXEC + "State;I)I");
        code.op(Opcodes.DUP);
        code.out.visitVarInsn(Opcodes.ISTORE, RegionEmitter.ROOM);
        Label in = new Label();
        code.jump(Opcodes.IFGE, in);
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.THIS);
        code.out.visitFieldInsn(Opcodes.GETFIELD, RegionEmitter.EXEC + "Op", "next", "L" + RegionEmitter.EXEC + "Op;");
        code.op(Opcodes.ARETURN);
        code.place(in);
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.STATE);
        code.out.visitFieldInsn(Opcodes.GETFIELD, RegionEmitter.EXEC + "State", "base", "J");
        code.out.visitVarInsn(Opcodes.LSTORE, RegionEmitter.BASE);
        code.integer(0);
        code.out.visitVarInsn(Opcodes.ISTORE, RegionEmitter.COUNT);
        memory.prologue();
        for (int i = 0; i < locals.length; i++) {
            if (locals[i] != 0) {
                read(i, (NumberType) function.locals.get(i), locals[i]);
            }
        }
        for (int i = 0; i < parameters.size(); i++) {
            NumberType type = (NumberType) parameters.get(i);
            read(stack.slot(i), type, stack.variable(stack.slot(i), type));
        }
        code.goTo(head);
    }

    private void read(int slot, NumberType type, int variable) {
        code.slot(slot);
        code.op(Opcodes.LALOAD);
        code.fromBits(type);
        code.store(type, variable);
    }

    /** Leaves for an operation, with the operands that are there now; nothing is on Java's stack. */
    private Label leave(Supplier<Op> op) {
        Label label = new Label();
        List<RegionStack.Entry> operands = new ArrayList<>();
        for (int i = 0; i < stack.size(); i++) {
            operands.add(stack.get(i));
        }
        stubs.add(new Stub(label, operands, exits.size()));
        exits.add(new Left(op));
        return label;
    }

    /** Leaves before an instruction. */
    private Label leaveBefore(Instruction in) {
        return leave(at(in.position()));
    }

    private Supplier<Op> at(int position) {
        return () -> body.ops[position];
    }

    private void stub(Stub stub) {
        code.place(stub.label);
        for (int i = 0; i < stub.operands.size(); i++) {
            RegionStack.Entry entry = stub.operands.get(i);
            code.slot(stack.slot(i));
            if (entry.kind() == RegionStack.Kind.CONSTANT) {
                code.longInteger(slotBits(entry));
            } else {
                stack.load(entry);
                code.toBits(entry.type());
            }
            code.op(Opcodes.LASTORE);
        }
        code.integer(stub.exit);
        code.out.visitVarInsn(Opcodes.ISTORE, RegionEmitter.EXIT);
        code.goTo(leave);
    }

    private static long slotBits(RegionStack.Entry constant) {
        return RegionEmitter.wide(constant.type()) ? constant.bits() : constant.bits() & 0xffff_ffffL;
    }

    /** Writes the locals back; every exit comes here. */
    private void leave() {
        code.place(leave);
        for (int i = 0; i < locals.length; i++) {
            if (written[i]) {
                NumberType type = (NumberType) function.locals.get(i);
                code.slot(i);
                code.load(type, locals[i]);
                code.toBits(type);
                code.op(Opcodes.LASTORE);
            }
        }
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.THIS);
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.STATE);
        code.base();
        code.out.visitVarInsn(Opcodes.ILOAD, RegionEmitter.EXIT);
        code.method(
                RegionEmitter.EXEC + "Region",
                "leave",
                "(L" + RegionEmitter.EXEC + "State;JI)L" + RegionEmitter.EXEC + "Op;");
        code.op(Opcodes.ARETURN);
    }

    /** The rest cannot be reached from here. */
    private void goneFrom(Label to) {
        code.goTo(to);
        reachable = false;
    }

    // ---- Instructions

    private void instruction(int index) {
        Instruction in = function.instructions.get(index);
        Opcode opcode = in.opcode();
        if (!reachable && (dead > 0 || FunctionCode.isBlock(opcode))) {
            dead += FunctionCode.isBlock(opcode) ? 1 : opcode == Opcode.END ? -1 : 0;
            return;
        }
        switch (opcode) {
            case ELSE -> otherwise(in);
            case END -> end();
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
                code.place(innermost().start);
            }
            case IF -> openIf(index, in);
            case BR -> {
                stack.clearJava();
                branch(in, in.index(), in.position());
                reachable = false;
            }
            case BR_IF -> branchIf(in);
            case BR_TABLE -> branchTable(in);
            default -> {
                if (plain(in, fused(index))) {
                    int position = in.position();
                    following = () -> GuardOps.real(body.ops[position].next);
                } else {
                    stack.clearJava();
                    goneFrom(leaveBefore(in));
                }
            }
        }
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
            case I32_CONST, F32_CONST -> push(in, in.opcode() == Opcode.I32_CONST ? NumberType.I32 : NumberType.F32);
            case I64_CONST, F64_CONST -> push(in, in.opcode() == Opcode.I64_CONST ? NumberType.I64 : NumberType.F64);
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
                return numbers.plain(in.opcode(), fused)
                        || numbers.trapping(in.opcode(), () -> leaveBefore(in))
                        || access(in);
            }
        }
        return true;
    }

    /** Whether the next instruction only asks whether this one's result is 0. */
    private boolean fused(int index) {
        return switch (function.instructions.get(index + 1).opcode()) {
            case IF, BR_IF, I32_EQZ, SELECT, SELECT_TYPED -> true;
            default -> false;
        };
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
        if (!(function.locals.get(local) instanceof NumberType type)) {
            return false;
        }
        stack.push(new RegionStack.Entry(RegionStack.Kind.LOCAL, type, local(local), false));
        return true;
    }

    private boolean localSet(int local) {
        if (!(function.locals.get(local) instanceof NumberType type)) {
            return false;
        }
        int variable = local(local);
        RegionStack.Entry value = stack.top();
        if (value.kind() == RegionStack.Kind.LOCAL && value.bits() == variable) {
            stack.pop();
            return true;
        }
        stack.pop();
        stack.freeLocal(variable);
        stack.push(value);
        stack.takeExactly();
        code.store(type, variable);
        written[local] = true;
        return true;
    }

    private int local(int index) {
        if (locals[index] == 0) {
            locals[index] = code.variable((NumberType) function.locals.get(index));
        }
        return locals[index];
    }

    private boolean global(Instruction in) {
        if (!(function.module.globals().get(in.index()).type() instanceof NumberType type)) {
            return false;
        }
        String owner = "palimpsest/engine/runtime/GlobalInstance";
        if (in.opcode() == Opcode.GLOBAL_GET) {
            pushGlobal(in.index(), owner);
            code.method(owner, "bits", "()J");
            code.fromBits(type);
            stack.pushed(type, false);
        } else {
            stack.takeExactly();
            code.toBits(type);
            pushGlobal(in.index(), owner);
            code.op(Opcodes.DUP_X2);
            code.op(Opcodes.POP);
            code.method(owner, "setBits", "(J)V");
        }
        return true;
    }

    private void pushGlobal(int index, String owner) {
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.THIS);
        code.out.visitFieldInsn(Opcodes.GETFIELD, RegionEmitter.EXEC + "Region", "globals", "[L" + owner + ";");
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
            Op op = body.ops[in.position()];
            int site = ((MemoryOps.StoreOp) (op instanceof MemoryOps.Wide around ? around.access : op)).site;
            memory.store(stack, opcode, in.index(), wide, in.value(), site, leave);
        } else {
            memory.load(stack, opcode, in.index(), wide, in.value(), leave);
        }
        return true;
    }

    private boolean wide(int index) {
        MemoryType type = function.module.memories().get(index);
        return type.addressType() == AddressType.I64;
    }

    // ---- Blocks

    private void open(int index, Instruction in) {
        stack.clearJava();
        stack.settle(0);
        block(index, in);
    }

    private Block block(int index, Instruction in) {
        List<ValueType> parameters = function.type(in.block()).parameters();
        List<ValueType> results = function.type(in.block()).results();
        int to = function.instructions.get(function.end(index)).position();
        Block block = new Block(in.opcode(), stack.size() - parameters.size(), parameters, results, in.position(), to);
        if (!parameters.isEmpty() && in.opcode() != Opcode.BLOCK) {
            // Control comes back here, or comes here twice, and finds them in their variables.
            stack.carry(parameters.size(), stack.slot(block.height));
            canonical(block.height, parameters);
        }
        blocks.add(block);
        return block;
    }

    /** The operands from a height on are in their variables. */
    private void canonical(int height, List<ValueType> types) {
        stack.cut(height);
        types.forEach(type -> stack.pushVariable((NumberType) type));
    }

    private Block innermost() {
        return blocks.get(blocks.size() - 1);
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
        following = () -> GuardOps.real(body.ops[in.position()].next);
    }

    private void otherwise(Instruction in) {
        Block block = innermost();
        if (reachable) {
            Supplier<Op> before = following;
            block.after = () -> GuardOps.real(((ControlOps.Skip) before.get()).target);
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
        following = target(block.position);
    }

    private Supplier<Op> target(int position) {
        return () -> GuardOps.real(((ControlOps.BranchOp) body.ops[position]).target);
    }

    /** Puts a block's results where all ways to its end leave them. */
    private void finish(Block block) {
        stack.clearJava();
        stack.carry(block.results.size(), stack.slot(block.height));
    }

    private void end() {
        Block block = innermost();
        if (block.half) {
            if (reachable) {
                finish(block);
                code.goTo(block.end);
                block.after = following;
                block.reached = true;
            }
            beginElse(block, block.to);
        }
        if (reachable) {
            if (blocks.size() == 1) {
                stack.clearJava();
                goneFrom(leave(following));
            } else {
                finish(block);
            }
        } else if (!block.isLoop()) {
            following = block.after;
        }
        blocks.remove(blocks.size() - 1);
        if (blocks.isEmpty()) {
            return;
        }
        reachable |= block.reached;
        if (reachable) {
            if (block.reached) {
                code.place(block.end);
            }
            canonical(block.height, block.results);
        }
    }

    // ---- Branches

    /** The block of a label, if it is in the region. */
    private Optional<Block> inside(int label) {
        return label < blocks.size() ? Optional.of(blocks.get(blocks.size() - 1 - label)) : Optional.empty();
    }

    /** Branches, with nothing on Java's stack. The operands stay, for what comes when it does not. */
    private void branch(Instruction in, int label, int position) {
        Optional<Block> to = inside(label);
        if (to.isEmpty()) {
            code.goTo(leaveBefore(in));
            return;
        }
        Block block = to.get();
        stack.carry(block.carried().size(), stack.slot(block.height));
        if (block.isLoop()) {
            backward++;
            code.count(position + 1 - block.from);
            code.out.visitVarInsn(Opcodes.ILOAD, RegionEmitter.COUNT);
            code.out.visitVarInsn(Opcodes.ILOAD, RegionEmitter.ROOM);
            code.jump(Opcodes.IF_ICMPLE, block.start);
            poll(block);
        } else {
            code.count(position + 1 - block.to);
            code.goTo(block.end);
            if (!block.reached) {
                block.after = branchTarget(in, label);
            }
            block.reached = true;
        }
    }

    private Supplier<Op> branchTarget(Instruction in, int label) {
        int position = in.position();
        if (in.opcode() != Opcode.BR_TABLE) {
            return target(position);
        }
        int found = in.labels().indexOf(label);
        int branch = found < 0 ? in.labels().size() : found;
        return () -> GuardOps.real(((ControlOps.BranchTable) body.ops[position]).branches[branch].target);
    }

    /** The limit is near: goes on at the start of a loop later. */
    private void poll(Block loop) {
        List<RegionStack.Entry> kept = new ArrayList<>();
        for (int i = 0; i < stack.size(); i++) {
            kept.add(stack.get(i));
        }
        canonical(loop.height, loop.parameters);
        code.goTo(leave(at(loop.from)));
        stack.cut(0);
        kept.forEach(stack::push);
    }

    private void branchIf(Instruction in) {
        boolean outside = inside(in.index()).isEmpty();
        if (stack.top().kind() == RegionStack.Kind.CONDITION) {
            if (outside) {
                // The operation will find the condition true.
                RegionStack.Entry condition = stack.pop();
                stack.push(RegionStack.Entry.constant(NumberType.I32, 1));
                Label out = leaveBefore(in);
                stack.pop();
                stack.push(condition);
                stack.takeJump(true, out);
                went(in);
                return;
            }
        } else {
            stack.clearJava();
            if (outside) {
                Label out = leaveBefore(in);
                stack.takeJump(true, out);
                went(in);
                return;
            }
        }
        Label on = new Label();
        stack.takeJump(false, on);
        branch(in, in.index(), in.position());
        code.place(on);
        went(in);
    }

    private void went(Instruction in) {
        following = () -> GuardOps.real(body.ops[in.position()].next);
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
            if (inside(label).isEmpty()) {
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
            branch(in, distinct.get(i), in.position());
        }
        reachable = false;
    }
}
