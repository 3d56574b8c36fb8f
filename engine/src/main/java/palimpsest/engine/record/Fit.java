package palimpsest.engine.record;

import palimpsest.engine.runtime.ArrayInstance;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.I31;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.StructInstance;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.HeapType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.valid.Matching;

/** Whether a reference is of a type. */
final class Fit {

    private Fit() {}

    /** @param type closed */
    static boolean fits(Reference reference, ReferenceType type) {
        if (reference.isNull()) {
            return type.nullable();
        }
        boolean crosses = !(reference instanceof FunctionInstance || reference instanceof ExceptionInstance);
        if (crosses && type.heap() == AbstractHeapType.EXTERN) {
            // The externalized form of any object is the object itself.
            return true;
        }
        return Matching.matches(heapType(reference), type.heap());
    }

    private static HeapType heapType(Reference reference) {
        if (reference instanceof FunctionInstance function) {
            return function.definedType();
        }
        if (reference instanceof StructInstance struct) {
            return struct.type();
        }
        if (reference instanceof ArrayInstance array) {
            return array.type();
        }
        if (reference instanceof ExceptionInstance) {
            return AbstractHeapType.EXN;
        }
        return reference instanceof I31 ? AbstractHeapType.I31 : AbstractHeapType.ANY;
    }
}
