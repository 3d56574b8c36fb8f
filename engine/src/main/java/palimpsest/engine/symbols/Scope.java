package palimpsest.engine.symbols;

import java.util.List;
import java.util.Optional;

/**
 * A function, a block of it, or a function whose code stands in another one in the place of a call.
 *
 * @param kind what it is
 * @param name the function's name; empty for a block
 * @param ranges its code
 * @param frameBase where its frame in memory begins, for a function that says so
 * @param calledAt for inlined code the place of the call that it stands for
 * @param variables those that are declared in it
 * @param parts the blocks and inlined calls in it
 */
public record Scope(
        Kind kind,
        String name,
        List<CodeRange> ranges,
        Optional<Location> frameBase,
        Optional<SourcePlace> calledAt,
        List<Variable> variables,
        List<Scope> parts) {

    public Scope {
        ranges = List.copyOf(ranges);
        variables = List.copyOf(variables);
        parts = List.copyOf(parts);
    }

    /** What a scope is. */
    public enum Kind {
        FUNCTION,
        BLOCK,
        INLINED
    }

    /** Whether the byte at an offset of the module is in its code. */
    public boolean holds(int offset) {
        return ranges.stream().anyMatch(range -> range.holds(offset));
    }
}
