package palimpsest.app.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.Wasm;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Module;

/**
 * Finds the instructions of a binary in its printed text. The text is parsed again, when somebody asks: the same
 * function has the same instructions in the same order, only their encodings may differ in length.
 */
final class PrintedPlaces {

    private final Module binary;
    private final TextSource text;
    private final Map<Integer, Map<Integer, Span>> functions = new HashMap<>();
    private Optional<Module> parsed = Optional.empty();

    PrintedPlaces(Module binary, TextSource text) {
        this.binary = binary;
        this.text = text;
    }

    /**
     * The span in the printed text.
     *
     * @param function the function's index in the module
     * @param offset where the instruction stands in the binary
     */
    Optional<Span> find(int function, int offset) {
        int defined = function - binary.importedCount(ExternalKind.FUNC);
        if (defined < 0 || defined >= binary.functions().size()) {
            return Optional.empty();
        }
        if (parsed.isEmpty()) {
            parsed = Wasm.loadText(text.name(), text.text()).module();
        }
        return Optional.ofNullable(functions.computeIfAbsent(defined, this::map).get(offset));
    }

    private Map<Integer, Span> map(int defined) {
        return parsed.filter(module -> defined < module.functions().size())
                .map(module -> map(
                        binary.functions().get(defined).body(),
                        module.functions().get(defined).body()))
                .orElse(Map.of());
    }

    private static Map<Integer, Span> map(Code own, Code other) {
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
