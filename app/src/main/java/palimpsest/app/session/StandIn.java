package palimpsest.app.session;

import java.util.List;
import java.util.Optional;
import palimpsest.app.words.Words;
import palimpsest.engine.host.Toolchain;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.ValueType;

/**
 * Something the module imports and nobody gave.
 *
 * @param text what stands in for it, in a sentence
 * @param results of a function, what it is to return
 * @param memory of a memory, the type that the module asks for
 */
public record StandIn(
        String module,
        String name,
        ExternalKind kind,
        String text,
        List<ValueType> results,
        Optional<MemoryType> memory) {

    public StandIn {
        results = List.copyOf(results);
    }

    static StandIn function(String module, String name, FunctionType type) {
        String known = Toolchain.words(module, name).map(words -> ", " + words).orElse("");
        String text = Words.of("session.nobody.function", module + "." + name + known, type.toString());
        return new StandIn(module, name, ExternalKind.FUNC, text, type.results(), Optional.empty());
    }

    static StandIn made(
            String module, String name, ExternalKind kind, String description, Optional<MemoryType> memory) {
        String text = Words.of("session.nobody.made", module + "." + name, description);
        return new StandIn(module, name, kind, text, List.of(), memory);
    }

    /** A memory that a person has made. */
    static StandIn given(String module, String name, MemoryType wanted, MemoryType made) {
        String text = Words.of("session.you-made", module + "." + name, made.toString());
        return new StandIn(module, name, ExternalKind.MEMORY, text, List.of(), Optional.of(wanted));
    }

    /** {@code env.get}. */
    public String fullName() {
        return module + "." + name;
    }
}
