package palimpsest.app.hostscript;

import java.util.List;
import java.util.Map;
import palimpsest.engine.runtime.Trap;

/** Traps in the words that browsers and Node use, followed by the engine's own particulars and place. */
final class Words {

    private static final List<Map.Entry<String, String>> WORDS = List.of(
            Map.entry("unreachable executed", "unreachable"),
            Map.entry("integer divide by zero", "divide by zero"),
            Map.entry("integer overflow", "integer overflow"),
            Map.entry("invalid conversion to integer", "float unrepresentable in integer range"),
            Map.entry("out of bounds memory access", "memory access out of bounds"),
            Map.entry("out of bounds table access", "table index is out of bounds"),
            Map.entry("undefined element", "table index is out of bounds"),
            Map.entry("uninitialized element", "null function or function signature mismatch"),
            Map.entry("indirect call type mismatch", "null function or function signature mismatch"),
            Map.entry("null ", "dereferencing a null pointer"),
            Map.entry("cast failure", "illegal cast"),
            Map.entry("out of bounds array access", "array element access out of bounds"),
            Map.entry("unaligned atomic", "operation does not support unaligned accesses"),
            Map.entry("call stack exhausted", "Maximum call stack size exceeded"));

    private Words() {}

    /** Such as {@code divide by zero (sum.wat:10:5)}. */
    static String of(Trap trap) {
        return inTheirWords(trap.message()) + place(trap);
    }

    private static String inTheirWords(String message) {
        for (Map.Entry<String, String> word : WORDS) {
            if (message.startsWith(word.getKey())) {
                int rest = message.indexOf(": ");
                return word.getValue() + (rest < 0 ? "" : message.substring(rest));
            }
        }
        return message;
    }

    private static String place(Trap trap) {
        return trap.source().isPresent() && trap.span().isPresent()
                ? " (" + trap.source().get().place(trap.span().get().start()) + ")"
                : "";
    }
}
