package palimpsest.engine.valid;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.Diagnostic;

/**
 * What became of a validation.
 *
 * @param module the module, if nothing is wrong with it
 * @param diagnostics the faults; empty if nothing is
 */
public record Validated(Optional<ValidModule> module, List<Diagnostic> diagnostics) {
    public Validated {
        diagnostics = List.copyOf(diagnostics);
    }
}
