package palimpsest.app.session;

import java.util.List;
import palimpsest.engine.syntax.ValueType;

/**
 * A call of the module's that waits for the person to say what it returns.
 *
 * @param function {@code env.get}
 * @param results the types of what it wants
 */
public record AskedCall(String function, List<Value> arguments, List<ValueType> results) {

    public AskedCall {
        arguments = List.copyOf(arguments);
        results = List.copyOf(results);
    }
}
