package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.runtime.ArrayInstance;
import palimpsest.engine.runtime.I31;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.StructInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ReferenceType;

/** The values of globals' initializers, segments' offsets and elements. See the specification, Constant Expressions. */
final class ConstantExpressions {

    private final ModuleInstance instance;
    private final List<Value> stack = new ArrayList<>();

    private ConstantExpressions(ModuleInstance instance) {
        this.instance = instance;
    }

    static Value evaluate(Code code, ModuleInstance instance) {
        ConstantExpressions expression = new ConstantExpressions(instance);
        InstructionReader in = new InstructionReader(code);
        while (in.hasNext()) {
            expression.apply(in.next(), in);
        }
        return expression.pop();
    }

    private void apply(Opcode opcode, InstructionReader in) {
        switch (opcode) {
            case END -> {}
            case I32_CONST -> stack.add(new Value.I32((int) in.value()));
            case I64_CONST -> stack.add(new Value.I64(in.value()));
            case F32_CONST -> stack.add(new Value.F32((int) in.value()));
            case F64_CONST -> stack.add(new Value.F64(in.value()));
            case V128_CONST -> stack.add(new Value.V128(in.value(), in.high()));
            case GLOBAL_GET -> stack.add(instance.globals().get(in.index()).value());
            case I32_ADD, I32_SUB, I32_MUL, I64_ADD, I64_SUB, I64_MUL -> arithmetic(opcode);
            case REF_NULL -> push(NullReference.NULL);
            case REF_FUNC -> push(instance.functions().get(in.index()));
            case REF_I31 -> push(I31.wrap((int) pop().bits()));
            case STRUCT_NEW, STRUCT_NEW_DEFAULT -> structure(opcode == Opcode.STRUCT_NEW, in.index());
            case ARRAY_NEW, ARRAY_NEW_DEFAULT, ARRAY_NEW_FIXED -> array(opcode, in);
            // The same object stands for both sides.
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {}
            default -> throw new AssertionError(opcode + " in a constant expression");
        }
    }

    private void arithmetic(Opcode opcode) {
        long b = pop().bits();
        long a = pop().bits();
        stack.add(
                switch (opcode) {
                    case I32_ADD -> new Value.I32((int) (a + b));
                    case I32_SUB -> new Value.I32((int) (a - b));
                    case I32_MUL -> new Value.I32((int) (a * b));
                    case I64_ADD -> new Value.I64(a + b);
                    case I64_SUB -> new Value.I64(a - b);
                    default -> new Value.I64(a * b);
                });
    }

    private void structure(boolean withFields, int typeIndex) {
        AggregateShape shape = AggregateShape.of(instance.module(), typeIndex);
        StructInstance made = shape.newStructure();
        for (int i = withFields ? made.fields() - 1 : -1; i >= 0; i--) {
            shape.store(made, i, pop());
        }
        push(made);
    }

    private void array(Opcode opcode, InstructionReader in) {
        AggregateShape shape = AggregateShape.of(instance.module(), in.index());
        int length = opcode == Opcode.ARRAY_NEW_FIXED ? in.index2() : (int) pop().bits();
        ArrayInstance made = shape.newArray(length);
        if (opcode == Opcode.ARRAY_NEW) {
            Value value = pop();
            for (int i = 0; i < length; i++) {
                shape.store(made, i, value);
            }
        } else if (opcode == Opcode.ARRAY_NEW_FIXED) {
            for (int i = length - 1; i >= 0; i--) {
                shape.store(made, i, pop());
            }
        }
        push(made);
    }

    /** References are told apart by what they are, so that no type more precise than these two is needed here. */
    private void push(Reference reference) {
        stack.add(new Value.Ref(new ReferenceType(true, AbstractHeapType.ANY), reference));
    }

    private Value pop() {
        return stack.remove(stack.size() - 1);
    }
}
