package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
            List<RegionExits.Called> called,
            List<Watched> watched,
            int longest,
            int calls,
            int slots) {}

    private static final String RUN = "run";

    private final Stretch stretch;
    private final List<ValueType> parameters;
    private final Map<Integer, Callee> callees;
    private final int mostCalls;
    private final RegionMethods methods;
    private final RegionExits.Numbers numbers = new RegionExits.Numbers();
    private final List<Watched> watched = new ArrayList<>();
    private final RegionEmitter code;
    private final RegionScope root;
    private final RegionMemory memory;
    private final RegionExits exits;
    private final RegionScope.Block outermost;
    private final RegionFlow flow;
    /** Where each method ends. */
    private final Map<String, Label> ends = new HashMap<>();

    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
        @Override
        protected String getCommonSuperClass(String one, String other) {
            return "java/lang/Object";
        }
    };
    /** What is needed at most, by any method: steps, calls in each other, slots. */
    private int longest;

    private int calls;
    private int slots;

    private RegionWriter(
            Body body,
            FastCode guards,
            FunctionCode function,
            Stretch stretch,
            Map<Integer, Callee> callees,
            int mostCalls,
            Set<Integer> excluded) {
        this.stretch = stretch;
        this.callees = callees;
        this.mostCalls = mostCalls;
        this.methods = new RegionMethods(excluded);
        writer.visit(
                Opcodes.V17, Opcodes.ACC_FINAL, RegionEmitter.EXEC + "Loop", null, RegionEmitter.EXEC + "Region", null);
        constructor();
        String shape = "(L" + RegionEmitter.EXEC + "State;[JI)L" + RegionEmitter.EXEC + "Op;";
        this.code = new RegionEmitter(writer.visitMethod(Opcodes.ACC_FINAL, RUN, shape, null, null), false);
        this.memory = new RegionMemory(code, watched);
        this.exits = new RegionExits(code, numbers, Optional.empty());
        Instruction first = function.instructions.get(stretch.first());
        this.parameters = stretch.loop() ? function.type(first.block()).parameters() : List.of();
        int height = stretch.loop() ? first.height() - parameters.size() : 0;
        this.root = new RegionScope(code, body, guards, function, 0, Optional.empty(), height);
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
        this.flow = new RegionFlow(code, memory, exits, root, callees, methods, mostCalls);
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
        Set<Integer> excluded = new HashSet<>();
        for (int depth = mostCalls; depth >= 0; ) {
            RegionWriter writer = new RegionWriter(body, guards, function, stretch, callees, depth, excluded);
            Optional<Written> written = writer.write();
            if (written.isPresent()) {
                return written;
            }
            Set<Integer> large = writer.tooLarge();
            excluded.addAll(large);
            depth -= large.isEmpty() ? 1 : 0;
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
        code.epilogue();
        exits.write();
        begin(begin, outermost.start);
        end(code, RUN);
        int methodCalls = 0;
        for (int i = 0; methods.get(i).isPresent(); i++) {
            methodCalls = Math.max(methodCalls, method(methods.get(i).get()) + 1);
        }
        longest = Math.max(longest, flow.longest);
        calls = flow.calls + Region.REACH * methodCalls;
        slots = Math.max(flow.slots, methods.isEmpty() ? 0 : Region.REACH + slots);
        writer.visitEnd();
        try {
            byte[] bytes = writer.toByteArray();
            return ends.values().stream().allMatch(end -> end.getOffset() < MOST_BYTES)
                    ? Optional.of(new Written(
                            ByteSlice.of(bytes), numbers.exits, numbers.calls, watched, longest, calls, slots))
                    : Optional.empty();
        } catch (MethodTooLargeException e) {
            return Optional.empty();
        }
    }

    private void end(RegionEmitter method, String name) {
        Label end = new Label();
        method.place(end);
        ends.put(name, end);
        method.out.visitMaxs(0, 0);
        method.out.visitEnd();
    }

    // ---- Methods

    /** A function as a method: see {@link RegionMethods}. Says how many calls may be in each other in it. */
    private int method(RegionMethods.Method method) {
        Callee callee = method.callee();
        RegionEmitter in = new RegionEmitter(
                writer.visitMethod(Opcodes.ACC_FINAL, method.name(), method.shape(), null, null), true);
        RegionMemory itsMemory = new RegionMemory(in, watched);
        RegionExits itsExits = new RegionExits(in, numbers, method.result());
        RegionScope scope = new RegionScope(in, callee.body(), callee.guards(), callee.code(), 0, Optional.empty(), 0);
        List<ValueType> results = callee.code().function.type().results();
        scope.blocks.add(new RegionScope.Block(Opcode.BLOCK, 0, 0, List.of(), results, 0, 0, false));
        for (int i = 0; i < scope.locals(); i++) {
            // The slots hold something else.
            scope.write(i);
        }
        Label begin = new Label();
        Label start = new Label();
        in.out.visitCode();
        in.goTo(begin);
        in.place(start);
        RegionFlow itsFlow = new RegionFlow(in, itsMemory, itsExits, scope, callees, methods, mostCalls);
        itsFlow.instructions(0, callee.code().instructions.size() - 1);
        if (itsFlow.reachable) {
            in.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.STATE);
            in.out.visitVarInsn(Opcodes.ILOAD, RegionEmitter.COUNT);
            in.out.visitFieldInsn(Opcodes.PUTFIELD, RegionEmitter.EXEC + "State", "count", "I");
            method.result().ifPresent(type -> in.load(type, scope.stack.variable(0, type)));
            in.giveBack(method.result());
        }
        in.epilogue();
        itsExits.write();
        in.place(begin);
        arguments(in, scope, callee.body().parameters);
        itsMemory.prologue();
        in.goTo(start);
        end(in, method.name());
        longest = Math.max(longest, itsFlow.longest);
        slots = Math.max(slots, itsFlow.slots);
        return itsFlow.calls;
    }

    /** From where Java has the arguments to the variables. */
    private static void arguments(RegionEmitter in, RegionScope scope, int parameters) {
        int variable = 2;
        in.out.visitVarInsn(Opcodes.ILOAD, variable++);
        in.out.visitVarInsn(Opcodes.ILOAD, variable++);
        for (int i = 0; i < parameters; i++) {
            NumberType type = scope.type(i);
            in.load(type, variable);
            variable += RegionEmitter.wide(type) ? 2 : 1;
        }
        for (int i = scope.locals() - 1; i >= 0; i--) {
            if (i >= parameters) {
                in.constant(scope.type(i), 0);
            }
            in.store(scope.type(i), scope.local(i));
        }
        in.out.visitVarInsn(Opcodes.ISTORE, RegionEmitter.COUNT);
        in.out.visitVarInsn(Opcodes.ISTORE, RegionEmitter.FRAME);
    }

    /** The functions that are too large to be methods. */
    private Set<Integer> tooLarge() {
        Set<Integer> found = new HashSet<>();
        for (int i = 0; methods.get(i).isPresent(); i++) {
            RegionMethods.Method method = methods.get(i).get();
            Label end = ends.get(method.name());
            if (end == null || end.getOffset() >= MOST_BYTES) {
                found.add(method.index());
            }
        }
        return found;
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
        code.slots();
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
