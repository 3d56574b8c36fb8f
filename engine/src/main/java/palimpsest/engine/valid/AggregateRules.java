package palimpsest.engine.valid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.ArrayType;
import palimpsest.engine.syntax.CompositeType;
import palimpsest.engine.syntax.FieldType;
import palimpsest.engine.syntax.HeapType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.PackedType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.StorageType;
import palimpsest.engine.syntax.StructType;
import palimpsest.engine.syntax.TypeIndex;
import palimpsest.engine.syntax.ValueType;

/** The rules for garbage-collected objects. See the specification, Validation, Aggregate and Reference Instructions. */
final class AggregateRules {

    private final Context context;
    private final InstructionReader in;
    private final CodeStack stack;
    private final Supplier<Span> here;

    AggregateRules(Context context, InstructionReader in, CodeStack stack) {
        this.context = context;
        this.in = in;
        this.stack = stack;
        this.here = stack::span;
    }

    void instruction(Opcode opcode) {
        switch (opcode) {
            case STRUCT_NEW -> {
                List<ValueType> types = new ArrayList<>();
                struct().fields().forEach(field -> types.add(field.storage().unpacked()));
                stack.popAll(types);
                stack.push(reference(in.index(), false));
            }
            case STRUCT_NEW_DEFAULT -> {
                struct().fields().forEach(this::checkDefaultable);
                stack.push(reference(in.index(), false));
            }
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> {
                FieldType field = field();
                checkPacking(field, opcode != Opcode.STRUCT_GET);
                stack.pop(reference(in.index(), true));
                stack.push(field.storage().unpacked());
            }
            case STRUCT_SET -> {
                FieldType field = field();
                if (!field.mutable()) {
                    throw stack.invalid("immutable field " + in.index2());
                }
                stack.popAll(
                        List.of(reference(in.index(), true), field.storage().unpacked()));
            }
            case ARRAY_NEW -> {
                stack.popAll(List.of(element().storage().unpacked(), Rules.I32));
                stack.push(reference(in.index(), false));
            }
            case ARRAY_NEW_DEFAULT -> {
                checkDefaultable(element());
                stack.pop(Rules.I32);
                stack.push(reference(in.index(), false));
            }
            case ARRAY_NEW_FIXED -> newFixed();
            case ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> {
                checkSegment(opcode == Opcode.ARRAY_NEW_DATA, element());
                stack.popAll(List.of(Rules.I32, Rules.I32));
                stack.push(reference(in.index(), false));
            }
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> {
                FieldType element = element();
                checkPacking(element, opcode != Opcode.ARRAY_GET);
                stack.popAll(List.of(reference(in.index(), true), Rules.I32));
                stack.push(element.storage().unpacked());
            }
            case ARRAY_SET -> {
                ValueType type = mutableElement(in.index()).storage().unpacked();
                stack.popAll(List.of(reference(in.index(), true), Rules.I32, type));
            }
            case ARRAY_LEN -> {
                stack.pop(Rules.ARRAYREF);
                stack.push(Rules.I32);
            }
            case ARRAY_FILL -> {
                ValueType type = mutableElement(in.index()).storage().unpacked();
                stack.popAll(List.of(reference(in.index(), true), Rules.I32, type, Rules.I32));
            }
            case ARRAY_COPY -> copy();
            case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> {
                checkSegment(opcode == Opcode.ARRAY_INIT_DATA, mutableElement(in.index()));
                stack.popAll(List.of(reference(in.index(), true), Rules.I32, Rules.I32, Rules.I32));
            }
            case REF_EQ -> {
                stack.popAll(List.of(Rules.EQREF, Rules.EQREF));
                stack.push(Rules.I32);
            }
            case REF_TEST, REF_TEST_NULL -> {
                castOperand();
                stack.push(Rules.I32);
            }
            case REF_CAST, REF_CAST_NULL -> {
                castOperand();
                stack.push(new ReferenceType(opcode == Opcode.REF_CAST_NULL, in.heapType()));
            }
            case ANY_CONVERT_EXTERN -> convert(ReferenceType.EXTERNREF, AbstractHeapType.ANY);
            case EXTERN_CONVERT_ANY -> convert(Rules.ANYREF, AbstractHeapType.EXTERN);
            case REF_I31 -> {
                stack.pop(Rules.I32);
                stack.push(Rules.I31REF.withNullable(false));
            }
            case I31_GET_S, I31_GET_U -> {
                stack.pop(Rules.I31REF);
                stack.push(Rules.I32);
            }
            default -> throw new AssertionError("no rule for " + opcode);
        }
    }

    private static ReferenceType reference(int typeIndex, boolean nullable) {
        return new ReferenceType(nullable, new TypeIndex(typeIndex));
    }

    private CompositeType composite(int typeIndex) {
        context.checkIndex("type", typeIndex, context.types().size(), here);
        return context.types().written(typeIndex).composite();
    }

    private StructType struct() {
        if (composite(in.index()) instanceof StructType struct) {
            return struct;
        }
        throw stack.invalid("type mismatch: type " + in.index() + " is not a structure");
    }

    private FieldType field() {
        StructType struct = struct();
        context.checkIndex("field", in.index2(), struct.fields().size(), here);
        return struct.fields().get(in.index2());
    }

    private FieldType element() {
        return element(in.index());
    }

    private FieldType element(int typeIndex) {
        if (composite(typeIndex) instanceof ArrayType array) {
            return array.element();
        }
        throw stack.invalid("type mismatch: type " + typeIndex + " is not an array");
    }

    private FieldType mutableElement(int typeIndex) {
        FieldType element = element(typeIndex);
        if (!element.mutable()) {
            throw stack.invalid("immutable array: type " + typeIndex);
        }
        return element;
    }

    private void checkDefaultable(FieldType field) {
        if (!field.storage().unpacked().defaultable()) {
            throw stack.invalid("type mismatch: a field of type " + field.storage() + " has no default value");
        }
    }

    private void checkPacking(FieldType field, boolean extending) {
        boolean packed = field.storage() instanceof PackedType;
        if (packed != extending) {
            throw stack.invalid("type mismatch: " + in.opcode() + " cannot read " + field.storage()
                    + (packed ? ": choose _s or _u" : ": only packed fields have a sign"));
        }
    }

    private void newFixed() {
        ValueType type = element().storage().unpacked();
        // A count beyond the block's operands ends with a fault, or in code that cannot be reached, where any number
        // fits.
        for (int i = 0; i != in.index2(); i++) {
            boolean last = !stack.hasOperand();
            stack.pop(type);
            if (last) {
                break;
            }
        }
        stack.push(reference(in.index(), false));
    }

    private void checkSegment(boolean data, FieldType element) {
        StorageType storage = element.storage();
        if (data) {
            if (storage.unpacked() instanceof ReferenceType) {
                throw stack.invalid("array type is not numeric or vector: a data segment has no references");
            }
            context.data(in.index2(), here);
            return;
        }
        ReferenceType items = context.element(in.index2(), here);
        if (!(storage instanceof ValueType wanted) || !context.types().matches(items, wanted)) {
            throw stack.invalid("type mismatch: the element segment has " + items + ", the array " + storage);
        }
    }

    private void copy() {
        FieldType to = mutableElement(in.index());
        FieldType from = element(in.index2());
        StorageType source = from.storage();
        StorageType target = to.storage();
        boolean fits = source == target
                || (source instanceof ValueType sub
                        && target instanceof ValueType sup
                        && context.types().matches(sub, sup));
        if (!fits) {
            throw stack.invalid("array types do not match: elements are copied from " + source + " to " + target);
        }
        stack.popAll(
                List.of(reference(in.index(), true), Rules.I32, reference(in.index2(), true), Rules.I32, Rules.I32));
    }

    private void castOperand() {
        HeapType heap = in.heapType();
        context.checkHeapType(heap, here);
        stack.pop(new ReferenceType(true, Matching.top(context.types().close(heap))));
    }

    private void convert(ReferenceType from, AbstractHeapType to) {
        ValueType operand = stack.pop(from);
        boolean nullable = operand instanceof ReferenceType reference && reference.nullable();
        stack.push(new ReferenceType(nullable, to));
    }
}
