package palimpsest.engine;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Source;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.valid.ValidModule;

/**
 * What became of an input.
 *
 * @param source the text or the bytes
 * @param module the module, as far as it could be read
 * @param valid the module, if it is valid; only then can it be instantiated
 * @param diagnostics what is wrong, in the order of the input; empty exactly where {@code valid} is present
 */
public record Loaded(
        Source source, Optional<Module> module, Optional<ValidModule> valid, List<Diagnostic> diagnostics) {

    public Loaded {
        diagnostics = List.copyOf(diagnostics);
    }
}
