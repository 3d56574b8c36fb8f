package palimpsest.engine.binary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import palimpsest.engine.syntax.ByteReader;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Locals;
import palimpsest.engine.syntax.MalformedException;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.Positions;

/** Finds where expressions end, and that they are well-formed. See the specification, Binary Format, Expressions. */
final class CodeDecoder {

    private final ByteReader in;
    private final InstructionReader instructions;
    private boolean[] mayHaveElse = new boolean[16];
    private OptionalInt firstUseOfData = OptionalInt.empty();

    CodeDecoder(ByteReader in) {
        this.in = in;
        this.instructions = new InstructionReader(in);
    }

    /** Where the first instruction stands that names a data segment, which needs a data count section. */
    OptionalInt firstUseOfData() {
        return firstUseOfData;
    }

    List<Locals> locals() {
        int start = in.position();
        List<Locals> runs = new ArrayList<>();
        long total = 0;
        int count = in.u32();
        for (int i = 0; i != count; i++) {
            int length = in.u32();
            total += Integer.toUnsignedLong(length);
            runs.add(new Locals(length, in.valueType()));
        }
        if (total > 0xffff_ffffL) {
            throw new MalformedException(start, "too many locals: " + total);
        }
        return runs;
    }

    /** Reads instructions up to the {@code end} that closes the expression. */
    Code expression() {
        int start = in.position();
        int depth = 0;
        while (true) {
            Opcode opcode = instructions.next();
            switch (opcode) {
                case BLOCK, LOOP, TRY_TABLE -> open(depth++, false);
                case IF -> open(depth++, true);
                case ELSE -> {
                    if (depth == 0 || !mayHaveElse[depth - 1]) {
                        throw malformed("END opcode expected: there is no if that this else belongs to");
                    }
                    mayHaveElse[depth - 1] = false;
                }
                case END -> {
                    if (depth == 0) {
                        return new Code(in.bytes(), start, in.position(), Positions.OWN_BYTES);
                    }
                    depth--;
                }
                case TRY, CATCH, CATCH_ALL, RETHROW, DELEGATE ->
                    throw malformed(String.format(
                            "illegal opcode %02x: %s belongs to the old form of exceptions; recompile with the standard"
                                    + " one, which has try_table (Emscripten: -sWASM_LEGACY_EXCEPTIONS=0)",
                            opcode.code(), opcode));
                case MEMORY_INIT, DATA_DROP, ARRAY_NEW_DATA, ARRAY_INIT_DATA -> {
                    if (firstUseOfData.isEmpty()) {
                        firstUseOfData = OptionalInt.of(instructions.offset());
                    }
                }
                default -> {}
            }
        }
    }

    private void open(int depth, boolean isIf) {
        if (depth == mayHaveElse.length) {
            mayHaveElse = Arrays.copyOf(mayHaveElse, depth * 2);
        }
        mayHaveElse[depth] = isIf;
    }

    private MalformedException malformed(String message) {
        return new MalformedException(instructions.offset(), message);
    }
}
