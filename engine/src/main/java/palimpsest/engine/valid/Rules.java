package palimpsest.engine.valid;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.CatchClause;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;

/** Types and small facts that the rules for instructions share. */
final class Rules {

    static final ValueType I32 = NumberType.I32;
    static final ReferenceType ANYREF = new ReferenceType(true, AbstractHeapType.ANY);
    static final ReferenceType EQREF = new ReferenceType(true, AbstractHeapType.EQ);
    static final ReferenceType I31REF = new ReferenceType(true, AbstractHeapType.I31);
    static final ReferenceType ARRAYREF = new ReferenceType(true, AbstractHeapType.ARRAY);
    static final ReferenceType EXNREF = new ReferenceType(true, AbstractHeapType.EXN);
    static final FunctionType NOTHING = new FunctionType(List.of(), List.of());
    static final int VECTOR_BYTES = 16;

    private Rules() {}

    /** The type of a block that takes nothing and leaves one value. */
    static FunctionType giving(ValueType result) {
        return new FunctionType(List.of(), List.of(result));
    }

    /** What a catch clause passes to its label. */
    static List<ValueType> caught(CatchClause clause, FunctionType tag) {
        List<ValueType> types = new ArrayList<>(tag.parameters());
        if (clause.kind().hasReference()) {
            types.add(EXNREF.withNullable(false));
        }
        return types;
    }

    /** How many lanes the shape has that begins the instruction's name, such as 16 for {@code i8x16.replace_lane}. */
    static int lanes(Opcode opcode) {
        String name = opcode.mnemonic();
        return Integer.parseInt(name, name.indexOf('x') + 1, name.indexOf('.'), 10);
    }

    static boolean isAtomic(Opcode opcode) {
        return opcode.prefix() == 0xfe;
    }

    /** Whether all sixteen lanes are below 32. */
    static boolean validShuffle(long low, long high) {
        return ((low | high) & 0xe0e0_e0e0_e0e0_e0e0L) == 0;
    }
}
