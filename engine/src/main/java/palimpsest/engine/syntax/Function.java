package palimpsest.engine.syntax;

import java.util.List;
import palimpsest.engine.source.Span;

/**
 * A function defined in the module. See the specification, Functions.
 *
 * @param typeIndex its type (unsigned)
 * @param locals declared locals, after the parameters, in runs
 * @param body its instructions, the closing {@code end} included
 * @param span the whole definition in the source
 */
public record Function(int typeIndex, List<Locals> locals, Code body, Span span) {

    public Function {
        locals = List.copyOf(locals);
    }
}
