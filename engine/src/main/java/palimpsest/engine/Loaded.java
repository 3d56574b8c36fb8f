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
 * @param notes what is odd but does no harm, such as a broken name section; a sentence each
 */
public record Loaded(
        Source source,
        Optional<Module> module,
        Optional<ValidModule> valid,
        List<Diagnostic> diagnostics,
        List<String> notes) {

    public Loaded {
        diagnostics = List.copyOf(diagnostics);
        notes = List.copyOf(notes);
    }
}
