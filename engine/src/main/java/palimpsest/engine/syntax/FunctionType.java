package palimpsest.engine.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** Parameter and result types of a function. See the specification, Function Types. */
public record FunctionType(List<ValueType> parameters, List<ValueType> results) implements CompositeType {

    public FunctionType {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    /** As people read it: {@code [i32 i32] -> [i32]}. */
    @Override
    public String toString() {
        return list(parameters) + " -> " + list(results);
    }

    private static String list(List<ValueType> types) {
        return types.stream().map(Object::toString).collect(Collectors.joining(" ", "[", "]"));
    }
}
