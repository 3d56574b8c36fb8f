package palimpsest.engine.valid;

import palimpsest.engine.syntax.ValueType;

/**
 * What validation knows of the stack at an instruction. Labels count outwards from 0, the innermost block; the outermost
 * is the function's own body. See the specification's appendix, Validation Algorithm.
 */
public interface FunctionWalk {
    /**
     * Whether control can get here at all. Where it cannot, heights and operands say nothing. An {@code end} or
     * {@code else} that control does not run into is unreachable too, while the instruction after it may be reachable.
     */
    boolean reachable();

    /** How many operands are on the function's stack, below the block's own ones included. */
    int height();

    /**
     * The type of an operand as the module writes it (a defined type by its index).
     *
     * @param depth 0 for the top, less than {@link #height()}; the instruction must be reachable
     */
    ValueType operand(int depth);

    /** How many locals there are, parameters included. */
    int locals();

    /** The type of a local, parameters first. */
    ValueType local(int index);

    /** How many blocks are open, the function's body included. */
    int blocks();

    /** The offset of the instruction that opened the block; for the body, where its code starts. */
    int blockOffset(int label);

    /** Whether a branch to the label goes to the block's start, not to its end. */
    boolean isLoop(int label);

    /** How many operands were below the block's own parameters when it opened: a branch unwinds to here. */
    int blockHeight(int label);

    /** How many values a branch to the label carries. */
    int labelArity(int label);
}
