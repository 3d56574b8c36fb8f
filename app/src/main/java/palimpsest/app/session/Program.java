package palimpsest.app.session;

import java.util.List;
import palimpsest.app.symbols.ProgramSymbols;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Source;
import palimpsest.engine.source.TextSource;

/**
 * What is open.
 *
 * @param opening counts what was opened, from 1: another number means another program
 * @param source what was opened; the spans of {@code diagnostics} point into it
 * @param shown the text to show: the source itself, or a binary printed as text (empty when it cannot be decoded)
 * @param diagnostics its faults, in order; none when it is valid
 * @param functions how many functions it has, imported ones included
 * @param memories how many memories it has, imported ones included
 * @param wasmBytes the size of its binary form, 0 when it has faults
 * @param landmarks what it says about the layout of its memory
 * @param symbols what is known of the program it was made from
 */
public record Program(
        long opening,
        Source source,
        TextSource shown,
        List<Diagnostic> diagnostics,
        int functions,
        int memories,
        int wasmBytes,
        Landmarks landmarks,
        ProgramSymbols symbols) {

    public Program {
        diagnostics = List.copyOf(diagnostics);
    }

    public String name() {
        return source.name();
    }

    /** Whether the text shown is printed from a binary: it cannot be edited. */
    public boolean printed() {
        return source != shown;
    }

    public boolean valid() {
        return diagnostics.isEmpty();
    }
}
