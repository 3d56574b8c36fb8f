package palimpsest.engine.exec;

import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;

@SuppressWarnings("DoNotCallSuggester")
final class VectorOps {
    static Op of(Opcode opcode, InstructionReader in, int slot) {
        throw new AssertionError(opcode);
    }
}
