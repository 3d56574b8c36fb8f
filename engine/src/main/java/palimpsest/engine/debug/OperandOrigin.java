package palimpsest.engine.debug;

import java.util.List;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.source.Span;

/**
 * An operand on the stack of a call in progress, and where it came from.
 *
 * @param value with its type
 * @param kind how much is known of where it came from
 * @param places the instructions that may have put it there, in the order of the code; empty if none is known
 */
public record OperandOrigin(Value value, Kind kind, List<Place> places) {

    public OperandOrigin {
        places = List.copyOf(places);
    }

    /** How much is known without looking into the past. */
    public enum Kind {
        /** One instruction put it there. */
        INSTRUCTION,
        /** Ways through the code meet, and it came along one of them; {@link Debugger#lastExecuted} says which. */
        ONE_OF,
        /** It came with an exception that a {@code try_table} caught; the place is that one. */
        CAUGHT,
        UNKNOWN
    }

    /**
     * An instruction that may have put it there.
     *
     * @param point for {@link Debugger#lastExecuted}; its offset is that of the instruction in its code
     * @param span where it stands in the source
     * @param mnemonic its name
     */
    public record Place(CodePoint point, Span span, String mnemonic) {}
}
