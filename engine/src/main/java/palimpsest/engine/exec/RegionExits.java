package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import palimpsest.engine.syntax.NumberType;

/** The ways out of a region: operands are written to their slots, then all locals, then the calls that are in progress. */
final class RegionExits {

    /**
     * An exit.
     *
     * @param op the operation, found in the function's body when it is linked
     * @param function the function, by index
     * @param shift where its frame stands from that of the method
     */
    record Left(Function<Body, Op> op, int function, int shift) {}

    private record Operand(int slot, RegionStack.Entry entry) {}

    /** @param call the number of the call that has been left, or -1 */
    private record Stub(Label label, List<Operand> operands, int number, int call, int begun, RegionScope scope) {}

    /**
     * A call in the region.
     *
     * @param function the function that calls, by index
     * @param shift where its frame stands from that of the method
     * @param position the position of the call in it
     * @param callee the function that is called, by index
     */
    record Called(int function, int shift, int position, int callee) {}

    /** What the methods of a region number together. */
    static final class Numbers {
        final List<Left> exits = new ArrayList<>();
        final List<Called> calls = new ArrayList<>();
    }

    private static final String STATE = "L" + RegionEmitter.EXEC + "State;";

    private final RegionEmitter code;
    private final Numbers numbers;
    private final Optional<NumberType> result;
    private final List<Stub> stubs = new ArrayList<>();
    private final List<RegionScope> scopes = new ArrayList<>();

    /** @param result what the method returns, unless it is the region itself */
    RegionExits(RegionEmitter code, Numbers numbers, Optional<NumberType> result) {
        this.code = code;
        this.numbers = numbers;
        this.result = result;
    }

    void add(RegionScope scope) {
        scopes.add(scope);
        scope.caller.ifPresent(from -> scope.call = call(from.scope(), from.call(), scope.index()));
    }

    /** The number of a call. */
    int call(RegionScope from, FunctionCode.Instruction in, int callee) {
        numbers.calls.add(new Called(from.index(), from.shift, in.position(), callee));
        return numbers.calls.size() - 1;
    }

    /** Where to go to leave for an operation, with the operands that are there now; nothing is on Java's stack. */
    Label leave(RegionScope scope, Function<Body, Op> op) {
        numbers.exits.add(new Left(op, scope.index(), scope.shift));
        Stub stub = new Stub(new Label(), operands(scope), numbers.exits.size() - 1, -1, 0, scope);
        stubs.add(stub);
        return stub.label;
    }

    /**
     * Where to go if a method has been left that was called.
     *
     * @param call the number of the call
     * @param begun the variable that counted the time when it began
     */
    Label leaveCall(RegionScope scope, int call, int begun) {
        Stub stub = new Stub(new Label(), operands(scope), -1, call, begun, scope);
        stubs.add(stub);
        return stub.label;
    }

    private static List<Operand> operands(RegionScope scope) {
        List<Operand> operands = new ArrayList<>();
        Optional<RegionScope> each = Optional.of(scope);
        while (each.isPresent()) {
            RegionStack stack = each.get().stack;
            for (int i = 0; i < stack.size(); i++) {
                operands.add(new Operand(stack.slot(i), stack.get(i)));
            }
            each = each.get().caller.map(RegionScope.Caller::scope);
        }
        return operands;
    }

    /** Makes the code, when everything else is made. */
    void write() {
        stubs.forEach(this::write);
        scopes.forEach(this::write);
    }

    private void write(Stub stub) {
        code.place(stub.label);
        if (code.called) {
            code.slots();
        }
        for (Operand operand : stub.operands) {
            RegionStack.Entry entry = operand.entry;
            code.slot(operand.slot);
            switch (entry.kind()) {
                case CONSTANT ->
                    code.longInteger(RegionEmitter.wide(entry.type()) ? entry.bits() : entry.bits() & 0xffff_ffffL);
                case LOCAL, VARIABLE -> {
                    code.load(entry.type(), (int) entry.bits());
                    code.toBits(entry.type());
                }
                case JAVA, CONDITION -> throw new AssertionError(entry);
            }
            code.op(Opcodes.LASTORE);
        }
        if (stub.call >= 0) {
            inCall(stub.call, stub.begun);
        }
        code.integer(stub.number);
        code.out.visitVarInsn(Opcodes.ISTORE, RegionEmitter.EXIT);
        code.goTo(stub.scope.leave);
    }

    private void write(RegionScope scope) {
        code.place(scope.leave);
        for (int i = 0; i < scope.locals(); i++) {
            if (scope.written(i)) {
                NumberType type = scope.type(i);
                code.slot(scope.shift + i);
                code.load(type, scope.local(i));
                code.toBits(type);
                code.op(Opcodes.LASTORE);
            }
        }
        if (scope.caller.isPresent()) {
            inCall(scope.call, scope.caller.get().begun());
            code.goTo(scope.caller.get().scope().leave);
            return;
        }
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.THIS);
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.STATE);
        code.out.visitVarInsn(Opcodes.ILOAD, RegionEmitter.FRAME);
        code.base();
        code.out.visitVarInsn(Opcodes.ILOAD, RegionEmitter.EXIT);
        if (code.called) {
            code.method(RegionEmitter.EXEC + "Region", "left", "(" + STATE + "IJI)V");
            result.ifPresent(type -> code.constant(type, 0));
            code.giveBack(result);
        } else {
            code.method(RegionEmitter.EXEC + "Region", "leave", "(" + STATE + "IJI)L" + RegionEmitter.EXEC + "Op;");
            code.op(Opcodes.ARETURN);
        }
    }

    private void inCall(int call, int begun) {
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.THIS);
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.STATE);
        code.out.visitVarInsn(Opcodes.ILOAD, RegionEmitter.FRAME);
        code.integer(call);
        code.base(begun);
        code.method(RegionEmitter.EXEC + "Region", "inCall", "(" + STATE + "IIJ)V");
    }
}
