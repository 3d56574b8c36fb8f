package palimpsest.engine.valid;

import palimpsest.engine.syntax.InstructionReader;

/** Is told of every instruction of a function, in order, the closing {@code end} included. */
@FunctionalInterface
public interface CodeListener {
    /**
     * Called before the instruction takes its operands.
     *
     * @param instruction the instruction and its immediates
     * @param walk what is known of the stack at this place; both are valid only during the call
     */
    void instruction(InstructionReader instruction, FunctionWalk walk);
}
