package palimpsest.engine.exec;

import palimpsest.engine.syntax.Opcode;

/** The instructions on 32-bit floats. A NaN that is computed is the canonical one. See the specification, Numeric Instructions. */
final class F32Ops {

    private F32Ops() {}

    /** The operation of an instruction whose first operand is in a slot. */
    static Op of(Opcode opcode, int slot) {
        return switch (opcode) {
            case F32_EQ -> new F32Eq(slot);
            case F32_NE -> new F32Ne(slot);
            case F32_LT -> new F32Lt(slot);
            case F32_GT -> new F32Gt(slot);
            case F32_LE -> new F32Le(slot);
            case F32_GE -> new F32Ge(slot);
            case F32_ABS -> new F32Abs(slot);
            case F32_NEG -> new F32Neg(slot);
            case F32_CEIL -> new F32Ceil(slot);
            case F32_FLOOR -> new F32Floor(slot);
            case F32_TRUNC -> new F32Trunc(slot);
            case F32_NEAREST -> new F32Nearest(slot);
            case F32_SQRT -> new F32Sqrt(slot);
            case F32_ADD -> new F32Add(slot);
            case F32_SUB -> new F32Sub(slot);
            case F32_MUL -> new F32Mul(slot);
            case F32_DIV -> new F32Div(slot);
            case F32_MIN -> new F32Min(slot);
            case F32_MAX -> new F32Max(slot);
            case F32_COPYSIGN -> new F32Copysign(slot);
            default -> throw new AssertionError(opcode);
        };
    }

    private static final class F32Eq extends SlotOp {
        F32Eq(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.intBitsToFloat((int) slots[at]) == Float.intBitsToFloat((int) slots[at + 1]) ? 1 : 0;
            return next;
        }
    }

    private static final class F32Ne extends SlotOp {
        F32Ne(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.intBitsToFloat((int) slots[at]) != Float.intBitsToFloat((int) slots[at + 1]) ? 1 : 0;
            return next;
        }
    }

    private static final class F32Lt extends SlotOp {
        F32Lt(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.intBitsToFloat((int) slots[at]) < Float.intBitsToFloat((int) slots[at + 1]) ? 1 : 0;
            return next;
        }
    }

    private static final class F32Gt extends SlotOp {
        F32Gt(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.intBitsToFloat((int) slots[at]) > Float.intBitsToFloat((int) slots[at + 1]) ? 1 : 0;
            return next;
        }
    }

    private static final class F32Le extends SlotOp {
        F32Le(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.intBitsToFloat((int) slots[at]) <= Float.intBitsToFloat((int) slots[at + 1]) ? 1 : 0;
            return next;
        }
    }

    private static final class F32Ge extends SlotOp {
        F32Ge(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.intBitsToFloat((int) slots[at]) >= Float.intBitsToFloat((int) slots[at + 1]) ? 1 : 0;
            return next;
        }
    }

    private static final class F32Abs extends SlotOp {
        F32Abs(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] &= ~0x8000_0000L;
            return next;
        }
    }

    private static final class F32Neg extends SlotOp {
        F32Neg(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] ^= 0x8000_0000L;
            return next;
        }
    }

    private static final class F32Ceil extends SlotOp {
        F32Ceil(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.floatToIntBits(Numerics.ceil(Float.intBitsToFloat((int) slots[at]))) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Floor extends SlotOp {
        F32Floor(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.floatToIntBits(Numerics.floor(Float.intBitsToFloat((int) slots[at]))) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Trunc extends SlotOp {
        F32Trunc(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.floatToIntBits(Numerics.trunc(Float.intBitsToFloat((int) slots[at]))) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Nearest extends SlotOp {
        F32Nearest(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.floatToIntBits(Numerics.nearest(Float.intBitsToFloat((int) slots[at]))) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Sqrt extends SlotOp {
        F32Sqrt(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.floatToIntBits(Numerics.sqrt(Float.intBitsToFloat((int) slots[at]))) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Add extends SlotOp {
        F32Add(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.floatToIntBits(
                            Float.intBitsToFloat((int) slots[at]) + Float.intBitsToFloat((int) slots[at + 1]))
                    & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Sub extends SlotOp {
        F32Sub(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.floatToIntBits(
                            Float.intBitsToFloat((int) slots[at]) - Float.intBitsToFloat((int) slots[at + 1]))
                    & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Mul extends SlotOp {
        F32Mul(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.floatToIntBits(
                            Float.intBitsToFloat((int) slots[at]) * Float.intBitsToFloat((int) slots[at + 1]))
                    & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Div extends SlotOp {
        F32Div(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.floatToIntBits(
                            Float.intBitsToFloat((int) slots[at]) / Float.intBitsToFloat((int) slots[at + 1]))
                    & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Min extends SlotOp {
        F32Min(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.floatToIntBits(
                            Math.min(Float.intBitsToFloat((int) slots[at]), Float.intBitsToFloat((int) slots[at + 1])))
                    & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Max extends SlotOp {
        F32Max(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Float.floatToIntBits(
                            Math.max(Float.intBitsToFloat((int) slots[at]), Float.intBitsToFloat((int) slots[at + 1])))
                    & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Copysign extends SlotOp {
        F32Copysign(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (slots[at] & ~0x8000_0000L) | (slots[at + 1] & 0x8000_0000L);
            return next;
        }
    }
}
