package palimpsest.app.session;

import java.util.List;
import palimpsest.engine.host.Toolchain;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.ValueType;

/**
 * Something the module imports and nobody gave.
 *
 * @param text what stands in for it, in a sentence
 * @param results of a function, what it is to return
 */
public record StandIn(String module, String name, ExternalKind kind, String text, List<ValueType> results) {

    public StandIn {
        results = List.copyOf(results);
    }

    static StandIn function(String module, String name, FunctionType type) {
        String known = Toolchain.words(module, name).map(words -> ", " + words).orElse("");
        String text = "Nobody gave " + module + "." + name + known + ". Calls return zeros: function " + type;
        return new StandIn(module, name, ExternalKind.FUNC, text, type.results());
    }

    static StandIn made(String module, String name, ExternalKind kind, String description) {
        String text = "Nobody gave " + module + "." + name + ". It was made to its type: " + description;
        return new StandIn(module, name, kind, text, List.of());
    }

    /** {@code env.get}. */
    public String fullName() {
        return module + "." + name;
    }
}
