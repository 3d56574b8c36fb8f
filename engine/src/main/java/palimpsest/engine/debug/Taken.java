package palimpsest.engine.debug;

import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.StructType;
import palimpsest.engine.valid.FunctionWalk;
import palimpsest.engine.valid.ValidModule;

/** How many operands instructions take. Blocks leave their parameters where they are, so they take none. */
final class Taken {

    private Taken() {}

    /** @param walk what is known at the instruction, which must be reachable */
    static int by(InstructionReader in, FunctionWalk walk, ValidModule module, int results) {
        if (!in.opcode().special()) {
            return in.opcode().pops().size();
        }
        return switch (in.opcode()) {
            case IF,
                    BR_IF,
                    DROP,
                    LOCAL_SET,
                    LOCAL_TEE,
                    GLOBAL_SET,
                    TABLE_GET,
                    REF_IS_NULL,
                    REF_AS_NON_NULL,
                    BR_ON_NULL,
                    BR_ON_NON_NULL,
                    BR_ON_CAST,
                    BR_ON_CAST_FAIL,
                    REF_TEST,
                    REF_TEST_NULL,
                    REF_CAST,
                    REF_CAST_NULL,
                    REF_I31,
                    I31_GET_S,
                    I31_GET_U,
                    ANY_CONVERT_EXTERN,
                    EXTERN_CONVERT_ANY,
                    STRUCT_GET,
                    STRUCT_GET_S,
                    STRUCT_GET_U,
                    ARRAY_NEW_DEFAULT,
                    ARRAY_LEN,
                    THROW_REF -> 1;
            case TABLE_SET,
                    TABLE_GROW,
                    REF_EQ,
                    STRUCT_SET,
                    ARRAY_NEW,
                    ARRAY_NEW_DATA,
                    ARRAY_NEW_ELEM,
                    ARRAY_GET,
                    ARRAY_GET_S,
                    ARRAY_GET_U -> 2;
            case SELECT, SELECT_TYPED, TABLE_INIT, TABLE_COPY, TABLE_FILL, MEMORY_COPY, ARRAY_SET -> 3;
            case ARRAY_FILL, ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> 4;
            case ARRAY_COPY -> 5;
            case ARRAY_NEW_FIXED -> in.index2();
            case STRUCT_NEW ->
                ((StructType) module.compositeType(in.index())).fields().size();
            case BR -> walk.labelArity(in.index());
            case BR_TABLE -> 1 + walk.labelArity(in.index());
            case RETURN -> results;
            case CALL, RETURN_CALL ->
                module.functionType(in.index()).parameters().size();
            case CALL_INDIRECT, RETURN_CALL_INDIRECT, CALL_REF, RETURN_CALL_REF -> 1 + parameters(module, in.index());
            case THROW ->
                ((FunctionType) module.tags().get(in.index()).definition().composite())
                        .parameters()
                        .size();
            default -> 0;
        };
    }

    private static int parameters(ValidModule module, int type) {
        return ((FunctionType) module.compositeType(type)).parameters().size();
    }
}
