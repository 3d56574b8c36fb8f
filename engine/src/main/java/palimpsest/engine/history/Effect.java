package palimpsest.engine.history;

import java.util.List;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;

/**
 * What an instruction does to locals and operands, as far as that is known before it runs. Operands are counted from the
 * bottom of the function's operand stack.
 *
 * @param height how many operands there are before it
 * @param pops how many it takes; for a call or return how many values it carries
 * @param pushes how many numbers it makes, in place of what it took
 * @param above how many operands lie above the values it carries
 * @param index its local, global or tag
 * @param labels for a branch where each label leads, the default last
 * @param carriesException whether a reference to an exception is the topmost operand before it
 */
record Effect(
        Kind kind,
        WasmFunction function,
        int offset,
        Opcode opcode,
        int height,
        int pops,
        int pushes,
        int above,
        int index,
        List<Label> labels,
        boolean carriesException) {

    /** Where a branch leads. */
    record Label(int arity, int height) {}

    enum Kind {
        /** Makes values anew, or none. */
        MAKE,
        LOCAL_GET,
        LOCAL_SET,
        LOCAL_TEE,
        GLOBAL_GET,
        GLOBAL_SET,
        SELECT,
        RETURN,
        TAIL_CALL,
        BRANCH,
        BRANCH_IF,
        BRANCH_TABLE,
        /** A branch on a reference, of which it is not looked at whether it is taken. */
        BRANCH_ON_REFERENCE,
        THROW,
        THROW_REFERENCE
    }

    /** The instruction, read again. */
    InstructionReader read() {
        Code code = function.function().body();
        InstructionReader in = new InstructionReader(new Code(code.bytes(), offset, code.end(), code.positions()));
        in.next();
        return in;
    }

    Place place() {
        return Place.instruction(function, read());
    }
}
