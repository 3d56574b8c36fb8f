package palimpsest.engine.text;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.syntax.Module;

/**
 * What came of parsing.
 *
 * @param module the module, if nothing is wrong
 * @param diagnostics what is wrong, in the order of the text
 */
public record Parsed(Optional<Module> module, List<Diagnostic> diagnostics) {

    public Parsed {
        diagnostics = List.copyOf(diagnostics);
    }
}
