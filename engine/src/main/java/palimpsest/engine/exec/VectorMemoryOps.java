package palimpsest.engine.exec;

import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.syntax.Opcode;

@SuppressWarnings("DoNotCallSuggester")
final class VectorMemoryOps {
    static Op of(Opcode opcode, int lane, int slot, LinearMemory memory, long offset, int site) {
        throw new AssertionError(opcode);
    }
}
