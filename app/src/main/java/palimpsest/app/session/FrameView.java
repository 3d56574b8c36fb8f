package palimpsest.app.session;

import java.util.List;

/**
 * One call that is not finished, as it was when the module stopped.
 *
 * @param kind what is executed
 * @param function the function's name, or its index as {@code function 3}
 * @param place the next instruction, or in a caller the call
 * @param offset where that instruction stands in a module that was opened as a binary; -1 where there is none
 * @param locals parameters first, then declared locals
 * @param operands the operand stack of this call, its top last
 */
public record FrameView(
        Kind kind, String function, Place place, int offset, List<Slot> locals, List<Operand> operands) {

    public FrameView {
        locals = List.copyOf(locals);
        operands = List.copyOf(operands);
    }

    /** Who executes. */
    public enum Kind {
        /** A function of the module. */
        MODULE,
        /** The actions of an instantiation. */
        INSTANTIATION,
        /** A function of the host. */
        HOST
    }
}
