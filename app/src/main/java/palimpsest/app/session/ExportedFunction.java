package palimpsest.app.session;

import java.util.List;
import palimpsest.engine.syntax.ValueType;

/**
 * A function that can be called from outside; parameters without a name are called by their number, from 0.
 *
 * @param index the function's index in the module
 */
public record ExportedFunction(String name, int index, List<Parameter> parameters, List<ValueType> results) {

    public ExportedFunction {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    /** What one argument has to be. */
    public record Parameter(String name, ValueType type) {}
}
