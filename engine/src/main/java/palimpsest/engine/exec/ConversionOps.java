package palimpsest.engine.exec;

import palimpsest.engine.syntax.Opcode;

/** The instructions from one number type to another. See the specification, Numeric Instructions. */
final class ConversionOps {

    private ConversionOps() {}

    /** The operation of an instruction whose first operand is in a slot. */
    static Op of(Opcode opcode, int slot) {
        return switch (opcode) {
            case I32_WRAP_I64 -> new I32WrapI64(slot);
            case I32_TRUNC_F32_S -> new I32TruncF32S(slot);
            case I64_TRUNC_F32_S -> new I64TruncF32S(slot);
            case I32_TRUNC_F32_U -> new I32TruncF32U(slot);
            case I64_TRUNC_F32_U -> new I64TruncF32U(slot);
            case I32_TRUNC_SAT_F32_S -> new I32TruncSatF32S(slot);
            case I32_TRUNC_SAT_F32_U -> new I32TruncSatF32U(slot);
            case I64_TRUNC_SAT_F32_S -> new I64TruncSatF32S(slot);
            case I64_TRUNC_SAT_F32_U -> new I64TruncSatF32U(slot);
            case I32_TRUNC_F64_S -> new I32TruncF64S(slot);
            case I64_TRUNC_F64_S -> new I64TruncF64S(slot);
            case I32_TRUNC_F64_U -> new I32TruncF64U(slot);
            case I64_TRUNC_F64_U -> new I64TruncF64U(slot);
            case I32_TRUNC_SAT_F64_S -> new I32TruncSatF64S(slot);
            case I32_TRUNC_SAT_F64_U -> new I32TruncSatF64U(slot);
            case I64_TRUNC_SAT_F64_S -> new I64TruncSatF64S(slot);
            case I64_TRUNC_SAT_F64_U -> new I64TruncSatF64U(slot);
            case I64_EXTEND_I32_S -> new I64ExtendI32S(slot);
            case F32_CONVERT_I32_S -> new F32ConvertI32S(slot);
            case F32_CONVERT_I32_U -> new F32ConvertI32U(slot);
            case F32_CONVERT_I64_S -> new F32ConvertI64S(slot);
            case F32_CONVERT_I64_U -> new F32ConvertI64U(slot);
            case F64_CONVERT_I32_S -> new F64ConvertI32S(slot);
            case F64_CONVERT_I32_U -> new F64ConvertI32U(slot);
            case F64_CONVERT_I64_S -> new F64ConvertI64S(slot);
            case F64_CONVERT_I64_U -> new F64ConvertI64U(slot);
            case F32_DEMOTE_F64 -> new F32DemoteF64(slot);
            case F64_PROMOTE_F32 -> new F64PromoteF32(slot);
            // The slot holds the same bits before and after.
            case I64_EXTEND_I32_U, I32_REINTERPRET_F32, I64_REINTERPRET_F64, F32_REINTERPRET_I32, F64_REINTERPRET_I64 ->
                new VariableOps.Nop();
            default -> throw new AssertionError(opcode);
        };
    }

    private static final class I32WrapI64 extends SlotOp {
        I32WrapI64(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] &= 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32TruncF32S extends SlotOp {
        I32TruncF32S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.truncSigned32(Float.intBitsToFloat((int) slots[at])) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I64TruncF32S extends SlotOp {
        I64TruncF32S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.truncSigned64(Float.intBitsToFloat((int) slots[at]));
            return next;
        }
    }

    private static final class I32TruncF32U extends SlotOp {
        I32TruncF32U(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.truncUnsigned32(Float.intBitsToFloat((int) slots[at])) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I64TruncF32U extends SlotOp {
        I64TruncF32U(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.truncUnsigned64(Float.intBitsToFloat((int) slots[at]));
            return next;
        }
    }

    private static final class I32TruncSatF32S extends SlotOp {
        I32TruncSatF32S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (int) Float.intBitsToFloat((int) slots[at]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32TruncSatF32U extends SlotOp {
        I32TruncSatF32U(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.saturateUnsigned32(Float.intBitsToFloat((int) slots[at])) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I64TruncSatF32S extends SlotOp {
        I64TruncSatF32S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (long) Float.intBitsToFloat((int) slots[at]);
            return next;
        }
    }

    private static final class I64TruncSatF32U extends SlotOp {
        I64TruncSatF32U(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.saturateUnsigned64(Float.intBitsToFloat((int) slots[at]));
            return next;
        }
    }

    private static final class I32TruncF64S extends SlotOp {
        I32TruncF64S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.truncSigned32(Double.longBitsToDouble(slots[at])) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I64TruncF64S extends SlotOp {
        I64TruncF64S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.truncSigned64(Double.longBitsToDouble(slots[at]));
            return next;
        }
    }

    private static final class I32TruncF64U extends SlotOp {
        I32TruncF64U(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.truncUnsigned32(Double.longBitsToDouble(slots[at])) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I64TruncF64U extends SlotOp {
        I64TruncF64U(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.truncUnsigned64(Double.longBitsToDouble(slots[at]));
            return next;
        }
    }

    private static final class I32TruncSatF64S extends SlotOp {
        I32TruncSatF64S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (int) Double.longBitsToDouble(slots[at]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32TruncSatF64U extends SlotOp {
        I32TruncSatF64U(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.saturateUnsigned32(Double.longBitsToDouble(slots[at])) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I64TruncSatF64S extends SlotOp {
        I64TruncSatF64S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (long) Double.longBitsToDouble(slots[at]);
            return next;
        }
    }

    private static final class I64TruncSatF64U extends SlotOp {
        I64TruncSatF64U(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.saturateUnsigned64(Double.longBitsToDouble(slots[at]));
            return next;
        }
    }

    private static final class I64ExtendI32S extends SlotOp {
        I64ExtendI32S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (int) slots[at];
            return next;
        }
    }

    private static final class F32ConvertI32S extends SlotOp {
        F32ConvertI32S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.floatToIntBits((float) (int) slots[at]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32ConvertI32U extends SlotOp {
        F32ConvertI32U(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.floatToIntBits((float) slots[at]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32ConvertI64S extends SlotOp {
        F32ConvertI64S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.floatToIntBits((float) slots[at]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32ConvertI64U extends SlotOp {
        F32ConvertI64U(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.floatToIntBits(Numerics.unsignedToFloat(slots[at])) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F64ConvertI32S extends SlotOp {
        F64ConvertI32S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.doubleToLongBits((double) (int) slots[at]);
            return next;
        }
    }

    private static final class F64ConvertI32U extends SlotOp {
        F64ConvertI32U(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.doubleToLongBits((double) slots[at]);
            return next;
        }
    }

    private static final class F64ConvertI64S extends SlotOp {
        F64ConvertI64S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.doubleToLongBits((double) slots[at]);
            return next;
        }
    }

    private static final class F64ConvertI64U extends SlotOp {
        F64ConvertI64U(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.doubleToLongBits(Numerics.unsignedToDouble(slots[at]));
            return next;
        }
    }

    private static final class F32DemoteF64 extends SlotOp {
        F32DemoteF64(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.floatToIntBits((float) Double.longBitsToDouble(slots[at])) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F64PromoteF32 extends SlotOp {
        F64PromoteF32(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.doubleToLongBits(Float.intBitsToFloat((int) slots[at]));
            return next;
        }
    }
}
