package palimpsest.engine.history;

import palimpsest.engine.runtime.Value;

/**
 * An operand of an instruction at the moment before it was executed, whose origin can be asked for.
 *
 * @param step the step that takes it
 * @param index its place among the operands that the instruction takes, 0 for the deepest
 * @param value what it was
 * @param part which of the value's bytes to follow, 0 for the lowest
 */
public record OriginOperand(long step, int index, Value value, int part) {

    /** The same operand, another byte of it. */
    public OriginOperand withPart(int newPart) {
        return new OriginOperand(step, index, value, newPart);
    }
}
