package palimpsest.engine.host;

import java.util.List;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ValueType;

/** Function types in short, a letter a type: {@code i} for i32, {@code I} for i64, {@code d} for f64. */
final class Signature {

    private Signature() {}

    static FunctionType of(String parameters, String results) {
        return new FunctionType(types(parameters), types(results));
    }

    private static List<ValueType> types(String letters) {
        return letters.chars().mapToObj(Signature::type).toList();
    }

    private static ValueType type(int letter) {
        return switch (letter) {
            case 'i' -> NumberType.I32;
            case 'I' -> NumberType.I64;
            case 'd' -> NumberType.F64;
            default -> throw new IllegalArgumentException("no type has the letter " + (char) letter);
        };
    }
}
