package palimpsest.engine.exec;

import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.StorageType;
import palimpsest.engine.valid.FunctionWalk;

/** Chooses the operation of each instruction on structures, arrays and casts. */
final class AggregateLowering {

    private final Lowering lowering;
    private final ModuleInstance instance;

    AggregateLowering(Lowering lowering, ModuleInstance instance) {
        this.lowering = lowering;
        this.instance = instance;
    }

    Op operation(Opcode opcode, InstructionReader in, FunctionWalk walk) {
        int top = lowering.slot(walk, 1);
        return switch (opcode) {
            case STRUCT_NEW -> {
                AggregateShape shape = shape(in);
                yield new AggregateOps.StructNew(
                        lowering.slot(walk, shape.storage().size()), shape);
            }
            case STRUCT_NEW_DEFAULT -> new AggregateOps.StructNewDefault(lowering.slot(walk, 0), shape(in));
            case STRUCT_GET, STRUCT_GET_U -> new AggregateOps.StructGet(top, field(in), in.index2(), false);
            case STRUCT_GET_S -> new AggregateOps.StructGet(top, field(in), in.index2(), true);
            case STRUCT_SET -> new AggregateOps.StructSet(lowering.slot(walk, 2), field(in), in.index2());
            case ARRAY_NEW -> new ArrayOps.New(lowering.slot(walk, 2), shape(in));
            case ARRAY_NEW_DEFAULT -> new ArrayOps.NewDefault(top, shape(in));
            case ARRAY_NEW_FIXED -> new ArrayOps.NewFixed(lowering.slot(walk, in.index2()), shape(in), in.index2());
            case ARRAY_NEW_DATA, ARRAY_NEW_ELEM ->
                new ArrayOps.NewFromSegment(lowering.slot(walk, 2), shape(in), instance, in.index2());
            case ARRAY_GET, ARRAY_GET_U -> new ArrayOps.Get(lowering.slot(walk, 2), shape(in), false);
            case ARRAY_GET_S -> new ArrayOps.Get(lowering.slot(walk, 2), shape(in), true);
            case ARRAY_SET -> new ArrayOps.Set(lowering.slot(walk, 3), shape(in));
            case ARRAY_LEN -> new ArrayOps.Length(top);
            case ARRAY_FILL -> new ArrayOps.Fill(lowering.slot(walk, 4), shape(in));
            case ARRAY_COPY -> new ArrayOps.Copy(lowering.slot(walk, 5));
            case ARRAY_INIT_DATA, ARRAY_INIT_ELEM ->
                new ArrayOps.InitFromSegment(lowering.slot(walk, 4), shape(in), instance, in.index2());
            case REF_TEST -> new AggregateOps.Test(top, type(in, false));
            case REF_TEST_NULL -> new AggregateOps.Test(top, type(in, true));
            case REF_CAST -> new AggregateOps.Cast(top, type(in, false));
            case REF_CAST_NULL -> new AggregateOps.Cast(top, type(in, true));
            // One object stands for both sides of the conversion.
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> new VariableOps.Nop();
            case REF_I31 -> new AggregateOps.NewI31(top);
            case I31_GET_S -> new AggregateOps.GetI31(top, true);
            case I31_GET_U -> new AggregateOps.GetI31(top, false);
            default -> throw new AssertionError(opcode);
        };
    }

    private AggregateShape shape(InstructionReader in) {
        return AggregateShape.of(instance.module(), in.index());
    }

    private StorageType field(InstructionReader in) {
        return shape(in).storage().get(in.index2());
    }

    private ReferenceType type(InstructionReader in, boolean nullable) {
        return new ReferenceType(nullable, instance.module().close(in.heapType()));
    }
}
