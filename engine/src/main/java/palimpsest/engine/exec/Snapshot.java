package palimpsest.engine.exec;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.source.Source;
import palimpsest.engine.source.Span;

/**
 * What a machine shows of itself at one moment. It does not change when the machine goes on.
 *
 * @param step how many steps are done, which is the number of the next one
 * @param frames the calls in progress, innermost first; empty when nothing runs
 */
public record Snapshot(long step, List<Frame> frames) {

    public Snapshot {
        frames = List.copyOf(frames);
    }

    /**
     * A call in progress.
     *
     * @param kind what is being executed
     * @param function its name
     * @param functionIndex its index in its module; -1 where there is none
     * @param instance whose code it is; empty for a host function
     * @param source the source of its module; empty for a host function
     * @param span the instruction that comes next; for an outer frame the call that is being made
     * @param mnemonic the name of that instruction; a word for what an instantiation does
     * @param offset where the instruction stands in {@link palimpsest.engine.syntax.Code#bytes()}; -1 where there is none
     * @param locals parameters and locals by index, with their names
     * @param stack the operands, the deepest first; for an outer frame without those that the call has taken
     */
    public record Frame(
            Kind kind,
            String function,
            int functionIndex,
            Optional<ModuleInstance> instance,
            Optional<Source> source,
            Optional<Span> span,
            String mnemonic,
            int offset,
            List<Local> locals,
            List<Value> stack) {

        public Frame {
            locals = List.copyOf(locals);
            stack = List.copyOf(stack);
        }
    }

    /** What a frame executes. */
    public enum Kind {
        FUNCTION,
        INSTANTIATION,
        HOST
    }

    /** A local with its name, which is {@code 3} for a local 3 that has none. */
    public record Local(String name, Value value) {}
}
