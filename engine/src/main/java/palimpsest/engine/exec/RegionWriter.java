package palimpsest.engine.exec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import palimpsest.engine.exec.FunctionCode.Instruction;
import palimpsest.engine.exec.FunctionCode.Stretch;
import palimpsest.engine.exec.RegionFlow.Callee;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ValueType;

/**
 * Makes the code of a loop or of a whole small function. Locals and operands become Java's variables; whatever the code does
 * not do itself, it leaves to the operation, having written everything back to the slots.
 */
final class RegionWriter {

    /** HotSpot never compiles a longer method. */
    static final int MOST_BYTES = 8000;

    private static final int MOST_INSTRUCTIONS = 4000;

    /** Java bytecode, and what it has to be told when it is linked. */
    record Written(
            ByteSlice bytes,
            List<RegionExits.Left> exits,
            List<RegionScope> called,
            List<Watched> watched,
            int longest,
            int calls,
            int slots) {}

    private final Stretch stretch;
    private final List<ValueType> parameters;
    private final RegionEmitter code;
    private final RegionScope root;
    private final RegionMemory memory;
    private final RegionExits exits;
    private final RegionScope.Block outermost;
    private final RegionFlow flow;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
        @Override
        protected String getCommonSuperClass(String one, String other) {
            return "java/lang/Object";
        }
    };

    private RegionWriter(
            Body body,
            FastCode guards,
            FunctionCode function,
            Stretch stretch,
            Map<Integer, Callee> callees,
            int mostCalls) {
        this.stretch = stretch;
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
        this.memory = new RegionMemory(code);
        this.exits = new RegionExits(code);
        Instruction first = function.instructions.get(stretch.first());
        this.parameters = stretch.loop() ? function.type(first.block()).parameters() : List.of();
        this.root = new RegionScope(
                code,
                body,
                guards,
                function,
                0,
                Optional.empty(),
                stretch.loop() ? first.height() - parameters.size() : 0);
        List<ValueType> results = stretch.loop()
                ? function.type(first.block()).results()
                : function.function.type().results();
        this.outermost = new RegionScope.Block(
                stretch.loop() ? Opcode.LOOP : Opcode.BLOCK,
                0,
                root.stack.slot(0),
                parameters,
                results,
                stretch.from(),
                stretch.to(),
                true);
        root.blocks.add(outermost);
        this.flow = new RegionFlow(code, memory, exits, root, callees, mostCalls);
    }

    /**
     * The code of a loop or function, or nothing if it would not be worth it or is too large.
     *
     * @param guards before what it must leave
     * @param callees which functions it may take into its own code, by index
     */
    static Optional<Written> write(
            Body body,
            FastCode guards,
            FunctionCode function,
            Stretch stretch,
            Map<Integer, Callee> callees,
            int mostCalls) {
        if (stretch.last() - stretch.first() > MOST_INSTRUCTIONS) {
            return Optional.empty();
        }
        for (int depth = mostCalls; depth >= 0; depth--) {
            Optional<Written> written = new RegionWriter(body, guards, function, stretch, callees, depth).write();
            if (written.isPresent()) {
                return written;
            }
        }
        return Optional.empty();
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
        if (!parameters.stream().allMatch(NumberType.class::isInstance)) {
            return Optional.empty();
        }
        Label begin = new Label();
        code.out.visitCode();
        code.goTo(begin);
        parameters.forEach(type -> root.stack.pushVariable((NumberType) type));
        code.place(outermost.start);
        flow.instructions(stretch.loop() ? stretch.first() + 1 : stretch.first(), stretch.last());
        if (stretch.loop() ? flow.backward == 0 : !flow.complete) {
            return Optional.empty();
        }
        memory.epilogue();
        exits.write();
        begin(begin, outermost.start);
        Label end = new Label();
        code.place(end);
        try {
            code.out.visitMaxs(0, 0);
            code.out.visitEnd();
            writer.visitEnd();
            byte[] bytes = writer.toByteArray();
            return end.getOffset() < MOST_BYTES
                    ? Optional.of(new Written(
                            ByteSlice.of(bytes),
                            exits.all,
                            exits.calls,
                            memory.watched,
                            flow.longest,
                            flow.calls,
                            flow.slots))
                    : Optional.empty();
        } catch (MethodTooLargeException e) {
            return Optional.empty();
        }
    }

    /** Reads everything into variables. */
    private void begin(Label begin, Label start) {
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
        code.out.visitFieldInsn(Opcodes.GETFIELD, RegionEmitter.EXEC + "State", "slots", "[J");
        code.out.visitVarInsn(Opcodes.ASTORE, RegionEmitter.SLOTS);
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.STATE);
        code.out.visitFieldInsn(Opcodes.GETFIELD, RegionEmitter.EXEC + "State", "base", "J");
        code.out.visitVarInsn(Opcodes.LSTORE, RegionEmitter.BASE);
        code.integer(0);
        code.out.visitVarInsn(Opcodes.ISTORE, RegionEmitter.COUNT);
        memory.prologue();
        for (int i = 0; i < root.locals(); i++) {
            if (root.used(i)) {
                read(i, root.type(i), root.local(i));
            }
        }
        for (int i = 0; i < parameters.size(); i++) {
            NumberType type = (NumberType) parameters.get(i);
            int slot = root.stack.slot(i);
            read(slot, type, root.stack.variable(slot, type));
        }
        code.goTo(start);
    }

    private void read(int slot, NumberType type, int variable) {
        code.slot(slot);
        code.op(Opcodes.LALOAD);
        code.fromBits(type);
        code.store(type, variable);
    }
}
