package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import palimpsest.engine.syntax.NumberType;

/** The ways out of a region: operands are written to their slots, then all locals, then the calls that are in progress. */
final class RegionExits {

    /** An exit: the operation, found when it is linked, and whose frame it stands in. */
    record Left(Supplier<Op> op, RegionScope scope) {}

    private record Operand(int slot, RegionStack.Entry entry) {}

    private record Stub(Label label, List<Operand> operands, int number, RegionScope scope) {}

    private final RegionEmitter code;
    private final List<Stub> stubs = new ArrayList<>();
    private final List<RegionScope> scopes = new ArrayList<>();
    final List<Left> all = new ArrayList<>();
    /** The calls in the region, in the order of their numbers. */
    final List<RegionScope> calls = new ArrayList<>();

    RegionExits(RegionEmitter code) {
        this.code = code;
    }

    void add(RegionScope scope) {
        scopes.add(scope);
        if (scope.caller.isPresent()) {
            scope.call = calls.size();
            calls.add(scope);
        }
    }

    /** Where to go to leave for an operation, with the operands that are there now; nothing is on Java's stack. */
    Label leave(RegionScope scope, Supplier<Op> op) {
        Label label = new Label();
        List<Operand> operands = new ArrayList<>();
        Optional<RegionScope> each = Optional.of(scope);
        while (each.isPresent()) {
            RegionStack stack = each.get().stack;
            for (int i = 0; i < stack.size(); i++) {
                operands.add(new Operand(stack.slot(i), stack.get(i)));
            }
            each = each.get().caller.map(RegionScope.Caller::scope);
        }
        stubs.add(new Stub(label, operands, all.size(), scope));
        all.add(new Left(op, scope));
        return label;
    }

    /** Makes the code, when everything else is made. */
    void write() {
        stubs.forEach(this::write);
        scopes.forEach(this::write);
    }

    private void write(Stub stub) {
        code.place(stub.label);
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
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.THIS);
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.STATE);
        String state = "L" + RegionEmitter.EXEC + "State;";
        if (scope.caller.isPresent()) {
            code.integer(scope.level - 1);
            code.integer(scope.call);
            code.out.visitVarInsn(Opcodes.LLOAD, RegionEmitter.BASE);
            code.out.visitVarInsn(Opcodes.ILOAD, scope.caller.get().begun());
            code.op(Opcodes.I2L);
            code.op(Opcodes.LADD);
            code.method(RegionEmitter.EXEC + "Region", "inCall", "(" + state + "IIJ)V");
            code.goTo(scope.caller.get().scope().leave);
        } else {
            code.base();
            code.out.visitVarInsn(Opcodes.ILOAD, RegionEmitter.EXIT);
            code.method(RegionEmitter.EXEC + "Region", "leave", "(" + state + "JI)L" + RegionEmitter.EXEC + "Op;");
            code.op(Opcodes.ARETURN);
        }
    }
}
