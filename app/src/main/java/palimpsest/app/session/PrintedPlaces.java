package palimpsest.app.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import palimpsest.engine.Wasm;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.valid.ValidModule;

/**
 * Finds the instructions of a binary in its printed text. The text is parsed again, when somebody asks: the same
 * function has the same instructions in the same order, only their encodings may differ in length.
 */
final class PrintedPlaces {

    private final Module binary;
    private final TextSource text;
    private final Map<Integer, Map<Integer, Span>> functions = new HashMap<>();
    private Optional<ValidModule> parsed = Optional.empty();

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
        return Optional.ofNullable(functions.computeIfAbsent(defined, this::map).get(offset));
    }

    /** The index of the function whose code is around an offset of the binary; -1 if none is. */
    int functionAt(int offset) {
        List<Function> own = binary.functions();
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).span().start() <= offset
                    && offset < own.get(i).span().end()) {
                return binary.importedCount(ExternalKind.FUNC) + i;
            }
        }
        return -1;
    }

    /** The printed text as a module; empty when it is not read as one. */
    Optional<ValidModule> printed() {
        if (parsed.isEmpty()) {
            parsed = Wasm.loadText(text.name(), text.text()).valid();
        }
        return parsed;
    }

    /**
     * Where an instruction of the printed text's module stands in the binary.
     *
     * @param function the function's index in the module
     */
    OptionalInt binaryOffset(int function, int printedOffset) {
        int defined = function - binary.importedCount(ExternalKind.FUNC);
        if (defined < 0 || defined >= binary.functions().size() || printed().isEmpty()) {
            return OptionalInt.empty();
        }
        InstructionReader from =
                new InstructionReader(binary.functions().get(defined).body());
        InstructionReader to = new InstructionReader(
                printed().get().module().functions().get(defined).body());
        while (from.hasNext() && to.hasNext() && from.next() == to.next()) {
            if (to.offset() == printedOffset) {
                return OptionalInt.of(from.offset());
            }
        }
        return OptionalInt.empty();
    }

    private Map<Integer, Span> map(int defined) {
        return printed()
                .map(ValidModule::module)
                .filter(module -> defined < module.functions().size())
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
