package palimpsest.engine.exec;

import java.util.List;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.syntax.VectorType;

/** Which of the parallel arrays of {@link State} values need. */
final class Kinds {

    private Kinds() {}

    static boolean references(List<ValueType> types) {
        for (ValueType type : types) {
            if (type instanceof ReferenceType) {
                return true;
            }
        }
        return false;
    }

    static boolean vectors(List<ValueType> types) {
        return types.contains(VectorType.V128);
    }
}
