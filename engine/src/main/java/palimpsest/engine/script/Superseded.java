package palimpsest.engine.script;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Phase;

/**
 * Assertions that WebAssembly 3.0 has overruled. A proposal's scripts are copies of older ones, and expect refusals that
 * the proposals merged since then have lifted. Such an assertion is skipped, and only where the module is treated as 3.0
 * has it.
 */
final class Superseded {

    private Superseded() {}

    /** Why an assertion that did not hold need not hold, if that is so. */
    static Optional<String> reason(Command.AssertRefused assertion, List<Diagnostic> diagnostics) {
        boolean invalid = assertion.refusal() == Command.Refusal.INVALID && diagnostics.isEmpty();
        boolean malformed = assertion.refusal() == Command.Refusal.MALFORMED
                && !diagnostics.isEmpty()
                && diagnostics.get(0).phase() == Phase.INVALID;
        return switch (assertion.text()) {
            case "multiple memories" ->
                reason(invalid, "since WebAssembly 3.0 a module may have several memories (multi-memory)");
            case "multiple tables" ->
                reason(invalid, "since WebAssembly 2.0 a module may have several tables (reference types)");
            case "i32 constant out of range" ->
                reason(
                        malformed && diagnostics.get(0).message().startsWith("memory size must be at most"),
                        "since WebAssembly 3.0 limits are 64 bits wide (memory64): too large a memory is well-formed, and"
                                + " invalid");
            default -> Optional.empty();
        };
    }

    private static Optional<String> reason(boolean holds, String reason) {
        return holds ? Optional.of(reason) : Optional.empty();
    }
}
