package palimpsest.app.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Module;

/**
 * Finds the instructions of a binary in its printed text. The text is parsed again: the same function has the same
 * instructions in the same order, only their encodings may differ in length.
 */
final class PrintedPlaces {

    private final Module binary;
    private final Module printed;
    private final Map<Integer, Map<Integer, Span>> functions = new HashMap<>();

    PrintedPlaces(Module binary, Module printed) {
        this.binary = binary;
        this.printed = printed;
    }

    /**
     * The span in the printed text.
     *
     * @param function the function's index in the module
     * @param offset where the instruction stands in the binary
     */
    Optional<Span> find(int function, int offset) {
        int defined = function - binary.importedCount(ExternalKind.FUNC);
        if (defined < 0
                || defined >= binary.functions().size()
                || defined >= printed.functions().size()) {
            return Optional.empty();
        }
        return Optional.ofNullable(functions.computeIfAbsent(defined, this::map).get(offset));
    }

    private Map<Integer, Span> map(int defined) {
        Code own = binary.functions().get(defined).body();
        Code other = printed.functions().get(defined).body();
        InstructionReader from = new InstructionReader(own);
        InstructionReader to = new InstructionReader(other);
        Map<Integer, Span> spans = new HashMap<>();
        while (from.hasNext() && to.hasNext()) {
            if (from.next() != to.next()) {
                break;
            }
            spans.put(from.offset(), other.positions().span(to.offset(), to.end()));
        }
        return spans;
    }
}
