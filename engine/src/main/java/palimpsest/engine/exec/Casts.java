package palimpsest.engine.exec;

import palimpsest.engine.runtime.ArrayInstance;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.HostReference;
import palimpsest.engine.runtime.I31;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.StructInstance;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.HeapType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.valid.Matching;

/** Whether a reference is of a type, decided while executing. See the specification, Reference Values, and Matching. */
final class Casts {

    private Casts() {}

    /** @param type closed; of the same hierarchy as the reference, as validation makes sure */
    static boolean fits(Reference reference, ReferenceType type) {
        if (reference == NullReference.NULL) {
            return type.nullable();
        }
        return fits(reference, type.heap());
    }

    private static boolean fits(Reference reference, HeapType heap) {
        if (heap instanceof DefinedType wanted) {
            return isOf(reference, wanted);
        }
        return switch ((AbstractHeapType) heap) {
            case ANY, EXTERN, FUNC, EXN -> true;
            case EQ -> !(reference instanceof HostReference);
            case I31 -> reference instanceof I31;
            case STRUCT -> reference instanceof StructInstance;
            case ARRAY -> reference instanceof ArrayInstance;
            case NONE, NOFUNC, NOEXTERN, NOEXN -> false;
        };
    }

    private static boolean isOf(Reference reference, DefinedType wanted) {
        if (reference instanceof StructInstance structure) {
            return derives(structure.type(), wanted);
        }
        if (reference instanceof ArrayInstance array) {
            return derives(array.type(), wanted);
        }
        return reference instanceof FunctionInstance function && derives(function.definedType(), wanted);
    }

    private static boolean derives(DefinedType actual, DefinedType wanted) {
        return actual.equals(wanted) || Matching.derives(actual, wanted);
    }
}
