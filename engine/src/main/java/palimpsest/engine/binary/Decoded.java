package palimpsest.engine.binary;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.syntax.Module;

/**
 * What became of a binary.
 *
 * @param module the module, if the binary is well-formed
 * @param diagnostics the fault, if it is not; empty exactly where {@code module} is present
 * @param notes what is odd but does no harm, such as a broken name section; a sentence each
 */
public record Decoded(Optional<Module> module, List<Diagnostic> diagnostics, List<String> notes) {
    public Decoded {
        diagnostics = List.copyOf(diagnostics);
        notes = List.copyOf(notes);
    }
}
