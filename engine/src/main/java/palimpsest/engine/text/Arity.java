package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.syntax.ExternalType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.StructType;
import palimpsest.engine.syntax.SubType;

/**
 * How many operands an instruction takes and leaves, for the printer to know what it may fold. It need not be right for
 * modules that are invalid: folding never changes the order of instructions.
 */
final class Arity {

    /** What the printer gets to know of an instruction; {@code pops} is -1 where that is not known. */
    record Counts(int pops, int pushes) {
        static final Counts UNKNOWN = new Counts(-1, 0);
    }

    private final List<SubType> types;
    private final List<Integer> functionTypes = new ArrayList<>();
    private final List<Integer> tagTypes = new ArrayList<>();

    Arity(Module module) {
        types = module.flatTypes();
        for (Import each : module.imports()) {
            if (each.type() instanceof ExternalType.Func function) {
                functionTypes.add(function.typeIndex());
            } else if (each.type() instanceof ExternalType.Tag tag) {
                tagTypes.add(tag.typeIndex());
            }
        }
        module.functions().forEach(function -> functionTypes.add(function.typeIndex()));
        module.tags().forEach(tag -> tagTypes.add(tag.typeIndex()));
    }

    /** The type of a function, counted with the imported ones. */
    Optional<FunctionType> ofFunction(int index) {
        return index >= 0 && index < functionTypes.size() ? type(functionTypes.get(index)) : Optional.empty();
    }

    Optional<FunctionType> type(int index) {
        return index >= 0 && index < types.size() && types.get(index).composite() instanceof FunctionType function
                ? Optional.of(function)
                : Optional.empty();
    }

    Counts of(Opcode opcode, InstructionReader in) {
        if (!opcode.special()) {
            return new Counts(opcode.pops().size(), opcode.pushes().size());
        }
        return switch (opcode) {
            case LOCAL_GET, GLOBAL_GET, TABLE_SIZE, REF_NULL, REF_FUNC, STRUCT_NEW_DEFAULT -> new Counts(0, 1);
            case LOCAL_TEE,
                    TABLE_GET,
                    REF_IS_NULL,
                    REF_AS_NON_NULL,
                    BR_ON_NULL,
                    BR_ON_CAST,
                    BR_ON_CAST_FAIL,
                    STRUCT_GET,
                    STRUCT_GET_S,
                    STRUCT_GET_U,
                    ARRAY_NEW_DEFAULT,
                    ARRAY_LEN,
                    REF_TEST,
                    REF_TEST_NULL,
                    REF_CAST,
                    REF_CAST_NULL,
                    ANY_CONVERT_EXTERN,
                    EXTERN_CONVERT_ANY,
                    REF_I31,
                    I31_GET_S,
                    I31_GET_U -> new Counts(1, 1);
            case REF_EQ, TABLE_GROW, ARRAY_NEW, ARRAY_NEW_DATA, ARRAY_NEW_ELEM, ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U ->
                new Counts(2, 1);
            case SELECT, SELECT_TYPED -> new Counts(3, 1);
            case ARRAY_NEW_FIXED -> in.index2() < 0 ? Counts.UNKNOWN : new Counts(in.index2(), 1);
            case DROP, LOCAL_SET, GLOBAL_SET, BR_IF, BR_TABLE, BR_ON_NON_NULL, THROW_REF -> new Counts(1, 0);
            case TABLE_SET, STRUCT_SET -> new Counts(2, 0);
            case TABLE_FILL, TABLE_COPY, TABLE_INIT, MEMORY_COPY, ARRAY_SET -> new Counts(3, 0);
            case ARRAY_FILL, ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> new Counts(4, 0);
            case ARRAY_COPY -> new Counts(5, 0);
            case CALL -> call(ofFunction(in.index()), 0, true);
            case RETURN_CALL -> call(ofFunction(in.index()), 0, false);
            case CALL_INDIRECT, CALL_REF -> call(type(in.index()), 1, true);
            case RETURN_CALL_INDIRECT, RETURN_CALL_REF -> call(type(in.index()), 1, false);
            case THROW -> call(tag(in.index()), 0, false);
            case STRUCT_NEW -> structure(in.index());
            case UNREACHABLE, BR, RETURN -> new Counts(0, 0);
            default -> Counts.UNKNOWN;
        };
    }

    private Optional<FunctionType> tag(int index) {
        return index >= 0 && index < tagTypes.size() ? type(tagTypes.get(index)) : Optional.empty();
    }

    private static Counts call(Optional<FunctionType> type, int more, boolean returns) {
        return type.map(function -> new Counts(
                        function.parameters().size() + more,
                        returns ? function.results().size() : 0))
                .orElse(Counts.UNKNOWN);
    }

    private Counts structure(int index) {
        return index >= 0 && index < types.size() && types.get(index).composite() instanceof StructType structure
                ? new Counts(structure.fields().size(), 1)
                : Counts.UNKNOWN;
    }
}
