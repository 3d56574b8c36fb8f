package palimpsest.engine.script;

import java.util.List;

/**
 * What came of a script.
 *
 * @param passed how many assertions and module commands held
 * @param failures those that did not, a line each: {@code file:line:col: expected …, got …}
 * @param skips those that were not tried, a line each: {@code file:line:col: skipped: reason}
 * @param otherWords refusals that were right, but told in other words than the script's, a line each
 */
public record ScriptReport(int passed, List<String> failures, List<String> skips, List<String> otherWords) {

    public ScriptReport {
        failures = List.copyOf(failures);
        skips = List.copyOf(skips);
        otherWords = List.copyOf(otherWords);
    }
}
