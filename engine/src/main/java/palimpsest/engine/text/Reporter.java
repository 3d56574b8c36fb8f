package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Fault;

/** Collects faults: at most one a place, and no more than somebody would read. */
final class Reporter {

    private static final int MOST_FAULTS = 100;

    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<Integer> places = new HashSet<>();

    void report(Fault fault) {
        report(fault.diagnostic());
    }

    void report(Diagnostic diagnostic) {
        // A second complaint about the same place is most often a consequence of the first.
        if (!isFull() && places.add(diagnostic.span().start())) {
            diagnostics.add(diagnostic);
        }
    }

    /** Marks a place where nothing more shall be said. */
    void silence(int offset) {
        places.add(offset);
    }

    boolean isEmpty() {
        return diagnostics.isEmpty();
    }

    boolean isFull() {
        return diagnostics.size() >= MOST_FAULTS;
    }

    /** All of them in the order of the text. */
    List<Diagnostic> diagnostics() {
        diagnostics.sort(Comparator.comparingInt(each -> each.span().start()));
        return diagnostics;
    }
}
