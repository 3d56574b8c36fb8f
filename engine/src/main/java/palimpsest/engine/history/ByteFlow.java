package palimpsest.engine.history;

import palimpsest.engine.syntax.Access;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;

/**
 * Where one byte of an instruction's result comes from, for instructions that pass bytes on unchanged. Bytes are counted
 * from the lowest, 0.
 */
sealed interface ByteFlow {

    /** From a byte of an operand, counted from the deepest that the instruction takes. */
    record FromOperand(int operand, int part) implements ByteFlow {}

    /** From the memory that it reads: so many bytes after the first. */
    record FromMemory(int offset) implements ByteFlow {}

    /** It fills what a narrower value leaves open: with zeroes, or with copies of the sign. */
    record Extended(boolean signed) implements ByteFlow {}

    /** It is a constant of the instruction. */
    record Constant() implements ByteFlow {}

    /** It is computed. */
    record Computed() implements ByteFlow {}

    /** Where the {@code part}-th byte of what an instruction gives comes from. */
    static ByteFlow of(InstructionReader in, int part) {
        Opcode opcode = in.opcode();
        if (opcode.access().isPresent() && !opcode.pushes().isEmpty()) {
            return loaded(in, opcode.access().get(), part);
        }
        return switch (opcode) {
            case I32_CONST, I64_CONST, F32_CONST, F64_CONST, V128_CONST -> new Constant();
            case I32_WRAP_I64, I32_REINTERPRET_F32, I64_REINTERPRET_F64, F32_REINTERPRET_I32, F64_REINTERPRET_I64 ->
                new FromOperand(0, part);
            case I64_EXTEND_I32_U -> narrow(4, false, part);
            case I64_EXTEND_I32_S, I64_EXTEND32_S -> narrow(4, true, part);
            case I32_EXTEND8_S, I64_EXTEND8_S -> narrow(1, true, part);
            case I32_EXTEND16_S, I64_EXTEND16_S -> narrow(2, true, part);
            case I8X16_SPLAT -> new FromOperand(0, 0);
            case I16X8_SPLAT -> new FromOperand(0, part % 2);
            case I32X4_SPLAT, F32X4_SPLAT -> new FromOperand(0, part % 4);
            case I64X2_SPLAT, F64X2_SPLAT -> new FromOperand(0, part % 8);
            case I8X16_EXTRACT_LANE_S, I8X16_EXTRACT_LANE_U ->
                extracted(in, 1, opcode == Opcode.I8X16_EXTRACT_LANE_S, part);
            case I16X8_EXTRACT_LANE_S, I16X8_EXTRACT_LANE_U ->
                extracted(in, 2, opcode == Opcode.I16X8_EXTRACT_LANE_S, part);
            case I32X4_EXTRACT_LANE, F32X4_EXTRACT_LANE -> extracted(in, 4, false, part);
            case I64X2_EXTRACT_LANE, F64X2_EXTRACT_LANE -> extracted(in, 8, false, part);
            case I8X16_REPLACE_LANE -> replaced(in, 1, part);
            case I16X8_REPLACE_LANE -> replaced(in, 2, part);
            case I32X4_REPLACE_LANE, F32X4_REPLACE_LANE -> replaced(in, 4, part);
            case I64X2_REPLACE_LANE, F64X2_REPLACE_LANE -> replaced(in, 8, part);
            case I8X16_SHUFFLE -> {
                int lane = (int) ((part < 8 ? in.value() : in.high()) >>> (part % 8 * 8)) & 0xff;
                yield new FromOperand(lane / 16, lane % 16);
            }
            default -> new Computed();
        };
    }

    private static ByteFlow narrow(int width, boolean signed, int part) {
        return part < width ? new FromOperand(0, part) : new Extended(signed);
    }

    private static ByteFlow extracted(InstructionReader in, int width, boolean signed, int part) {
        return part < width ? new FromOperand(0, in.lane() * width + part) : new Extended(signed);
    }

    private static ByteFlow replaced(InstructionReader in, int width, int part) {
        return part / width == in.lane() ? new FromOperand(1, part % width) : new FromOperand(0, part);
    }

    private static ByteFlow loaded(InstructionReader in, Access access, int part) {
        int width = access.width();
        return switch (in.opcode()) {
            case MEMORY_ATOMIC_NOTIFY, MEMORY_ATOMIC_WAIT32, MEMORY_ATOMIC_WAIT64 -> new Computed();
            case V128_LOAD8_SPLAT, V128_LOAD16_SPLAT, V128_LOAD32_SPLAT, V128_LOAD64_SPLAT ->
                new FromMemory(part % width);
            case V128_LOAD8_LANE, V128_LOAD16_LANE, V128_LOAD32_LANE, V128_LOAD64_LANE ->
                part / width == in.lane() ? new FromMemory(part % width) : new FromOperand(1, part);
            case V128_LOAD8X8_S, V128_LOAD8X8_U -> widened(1, in.opcode() == Opcode.V128_LOAD8X8_S, part);
            case V128_LOAD16X4_S, V128_LOAD16X4_U -> widened(2, in.opcode() == Opcode.V128_LOAD16X4_S, part);
            case V128_LOAD32X2_S, V128_LOAD32X2_U -> widened(4, in.opcode() == Opcode.V128_LOAD32X2_S, part);
            default ->
                part < width
                        ? new FromMemory(part)
                        : new Extended(in.opcode().mnemonic().endsWith("_s"));
        };
    }

    private static ByteFlow widened(int width, boolean signed, int part) {
        int inLane = part % (2 * width);
        return inLane < width ? new FromMemory(part / (2 * width) * width + inLane) : new Extended(signed);
    }

    /** Which byte of which operand a store puts at the {@code offset}-th byte that it writes. */
    static FromOperand stored(InstructionReader in, int offset) {
        return switch (in.opcode()) {
            case V128_STORE8_LANE, V128_STORE16_LANE, V128_STORE32_LANE, V128_STORE64_LANE ->
                new FromOperand(
                        1, in.lane() * in.opcode().access().orElseThrow().width() + offset);
            case I32_ATOMIC_RMW_CMPXCHG,
                    I64_ATOMIC_RMW_CMPXCHG,
                    I32_ATOMIC_RMW8_CMPXCHG_U,
                    I32_ATOMIC_RMW16_CMPXCHG_U,
                    I64_ATOMIC_RMW8_CMPXCHG_U,
                    I64_ATOMIC_RMW16_CMPXCHG_U,
                    I64_ATOMIC_RMW32_CMPXCHG_U -> new FromOperand(2, offset);
            case MEMORY_FILL -> new FromOperand(1, 0);
            default -> new FromOperand(1, offset);
        };
    }

    /** Whether a writing instruction stores a value as it is, and computes nothing of it. */
    static boolean storesUnchanged(Opcode opcode) {
        Access.Kind kind = opcode.access().orElseThrow().kind();
        return kind == Access.Kind.WRITE || opcode.mnemonic().contains("xchg");
    }
}
