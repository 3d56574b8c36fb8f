package palimpsest.engine.debug;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.Value;

/**
 * What the next step will do, in plain words.
 *
 * @param operation the instruction's mnemonic, or a word for what the host or an instantiation does
 * @param takes what it takes from the stack, the deepest first, such as {@code the address 8}
 * @param does what it does beside that, such as {@code writes 4 bytes …}; may be empty
 * @param gives what it leaves on the stack; {@code nothing} if nothing; empty where it does not go on to the next
 *     instruction
 * @param given the values that it leaves, where they are known before
 * @param trap why it would trap, if it would
 */
public record NextStep(
        String operation,
        List<String> takes,
        String does,
        String gives,
        Optional<List<Value>> given,
        Optional<String> trap) {

    public NextStep {
        takes = List.copyOf(takes);
        given = given.map(List::copyOf);
    }

    /** Explains what comes next; empty where nothing does. It changes nothing. */
    public static Optional<NextStep> of(Machine machine) {
        return new Explainer(machine).explain();
    }

    /** All of it in a sentence without its first and last sign: {@code takes 7 and 4; gives 11: their sum}. */
    public String text() {
        String taken = takes.isEmpty() ? "" : "takes " + list(takes);
        if (trap.isPresent()) {
            return join(taken, "would trap: " + trap.get());
        }
        return join(taken, does, gives.isEmpty() ? "" : "gives " + gives);
    }

    private static String join(String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(text.length() > 0 && !part.isEmpty() ? "; " : "").append(part);
        }
        return text.toString();
    }

    static String list(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
