package palimpsest.app.hostscript;

import java.util.Optional;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.syntax.VectorType;

/** Types in the words of the WebAssembly JavaScript Interface. */
final class TypeWords {

    private TypeWords() {}

    /** How {@code webassembly.js} converts values of a type: a number's name, {@code ref}, or {@code none} for not at all. */
    static String of(ValueType type) {
        if (type instanceof ReferenceType reference) {
            boolean none = reference.heap() == AbstractHeapType.EXN || reference.heap() == AbstractHeapType.NOEXN;
            return none ? "none" : "ref";
        }
        return type instanceof NumberType ? type.toString() : "none";
    }

    /** The type that a descriptor names, such as {@code i32} or {@code anyfunc}. */
    static Optional<ValueType> type(String word) {
        for (NumberType number : NumberType.values()) {
            if (number.toString().equals(word)) {
                return Optional.of(number);
            }
        }
        if (word.equals("v128")) {
            return Optional.of(VectorType.V128);
        }
        if (word.equals("anyfunc")) {
            return Optional.of(ReferenceType.FUNCREF);
        }
        for (AbstractHeapType heap : AbstractHeapType.values()) {
            if (heap.shorthand().equals(word)) {
                return Optional.of(new ReferenceType(true, heap));
            }
        }
        return Optional.empty();
    }

    static String of(ExternalKind kind) {
        return kind == ExternalKind.FUNC ? "function" : kind.toString();
    }
}
