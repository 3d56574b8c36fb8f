package palimpsest.engine.debug;

import java.util.Optional;
import palimpsest.engine.source.Diagnostic;

/**
 * What became of evaluating an expression: a value, or why there is none.
 *
 * @param problem with the column in the expression's text
 */
public record Evaluated(Optional<Datum> value, Optional<Diagnostic> problem) {

    /** Whether there is a value, and it counts as true. */
    public boolean holds() {
        return value.map(Datum::holds).orElse(false);
    }
}
