package palimpsest.engine.runtime;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Phase;
import palimpsest.engine.source.Source;
import palimpsest.engine.source.Span;

/**
 * Where and why execution ended in an error that the specification names.
 *
 * @param phase {@link Phase#TRAP} or {@link Phase#EXHAUSTION}
 * @param message begins with the specification test suite's phrase
 * @param step the step that trapped; it changed nothing
 * @param source the source of the instruction that trapped; empty if the host trapped on its own
 * @param span the instruction in that source
 * @param access for an access out of bounds of a memory, what was asked
 * @param stack the calls that led there, innermost first, a line each: {@code sum at sum.wat:10:5}
 */
public record Trap(
        Phase phase,
        String message,
        long step,
        Optional<Source> source,
        Optional<Span> span,
        Optional<Access> access,
        List<String> stack) {

    public Trap {
        stack = List.copyOf(stack);
    }

    /**
     * An access that did not fit.
     *
     * @param memory the index of the memory in its store
     * @param address the first byte, offset included, unsigned
     * @param width how many bytes, unsigned
     */
    public record Access(int memory, long address, long width) {}

    /** The trap as a diagnostic, with the call stack as notes; empty if it has no place in a source. */
    public Optional<Diagnostic> diagnostic() {
        return source.flatMap(from -> span.map(at -> new Diagnostic(phase, from, at, message, stack)));
    }

    /** The trap as text: the diagnostic if there is one, else phase, message and call stack. */
    public String render() {
        return diagnostic().map(Diagnostic::render).orElseGet(() -> {
            StringBuilder text = new StringBuilder(phase.word()).append(": ").append(message);
            stack.forEach(line -> text.append("\nnote: ").append(line));
            return text.toString();
        });
    }
}
