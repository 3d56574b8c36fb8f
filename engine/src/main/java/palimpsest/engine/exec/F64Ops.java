package palimpsest.engine.exec;

import palimpsest.engine.syntax.Opcode;

/** The instructions on 64-bit floats. A NaN that is computed is the canonical one. See the specification, Numeric Instructions. */
final class F64Ops {

    private F64Ops() {}

    /** The operation of an instruction whose first operand is in a slot. */
    static Op of(Opcode opcode, int slot) {
        return switch (opcode) {
            case F64_EQ -> new F64Eq(slot);
            case F64_NE -> new F64Ne(slot);
            case F64_LT -> new F64Lt(slot);
            case F64_GT -> new F64Gt(slot);
            case F64_LE -> new F64Le(slot);
            case F64_GE -> new F64Ge(slot);
            case F64_ABS -> new F64Abs(slot);
            case F64_NEG -> new F64Neg(slot);
            case F64_CEIL -> new F64Ceil(slot);
            case F64_FLOOR -> new F64Floor(slot);
            case F64_TRUNC -> new F64Trunc(slot);
            case F64_NEAREST -> new F64Nearest(slot);
            case F64_SQRT -> new F64Sqrt(slot);
            case F64_ADD -> new F64Add(slot);
            case F64_SUB -> new F64Sub(slot);
            case F64_MUL -> new F64Mul(slot);
            case F64_DIV -> new F64Div(slot);
            case F64_MIN -> new F64Min(slot);
            case F64_MAX -> new F64Max(slot);
            case F64_COPYSIGN -> new F64Copysign(slot);
            default -> throw new AssertionError(opcode);
        };
    }

    private static final class F64Eq extends SlotOp {
        F64Eq(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.longBitsToDouble(slots[at]) == Double.longBitsToDouble(slots[at + 1]) ? 1 : 0;
            return next;
        }
    }

    private static final class F64Ne extends SlotOp {
        F64Ne(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.longBitsToDouble(slots[at]) != Double.longBitsToDouble(slots[at + 1]) ? 1 : 0;
            return next;
        }
    }

    private static final class F64Lt extends SlotOp {
        F64Lt(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.longBitsToDouble(slots[at]) < Double.longBitsToDouble(slots[at + 1]) ? 1 : 0;
            return next;
        }
    }

    private static final class F64Gt extends SlotOp {
        F64Gt(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.longBitsToDouble(slots[at]) > Double.longBitsToDouble(slots[at + 1]) ? 1 : 0;
            return next;
        }
    }

    private static final class F64Le extends SlotOp {
        F64Le(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.longBitsToDouble(slots[at]) <= Double.longBitsToDouble(slots[at + 1]) ? 1 : 0;
            return next;
        }
    }

    private static final class F64Ge extends SlotOp {
        F64Ge(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.longBitsToDouble(slots[at]) >= Double.longBitsToDouble(slots[at + 1]) ? 1 : 0;
            return next;
        }
    }

    private static final class F64Abs extends SlotOp {
        F64Abs(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] &= ~Long.MIN_VALUE;
            return next;
        }
    }

    private static final class F64Neg extends SlotOp {
        F64Neg(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] ^= Long.MIN_VALUE;
            return next;
        }
    }

    private static final class F64Ceil extends SlotOp {
        F64Ceil(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.doubleToLongBits(Math.ceil(Double.longBitsToDouble(slots[at])));
            return next;
        }
    }

    private static final class F64Floor extends SlotOp {
        F64Floor(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.doubleToLongBits(Math.floor(Double.longBitsToDouble(slots[at])));
            return next;
        }
    }

    private static final class F64Trunc extends SlotOp {
        F64Trunc(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.doubleToLongBits(Numerics.trunc(Double.longBitsToDouble(slots[at])));
            return next;
        }
    }

    private static final class F64Nearest extends SlotOp {
        F64Nearest(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.doubleToLongBits(Math.rint(Double.longBitsToDouble(slots[at])));
            return next;
        }
    }

    private static final class F64Sqrt extends SlotOp {
        F64Sqrt(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.doubleToLongBits(Math.sqrt(Double.longBitsToDouble(slots[at])));
            return next;
        }
    }

    private static final class F64Add extends SlotOp {
        F64Add(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.doubleToLongBits(
                    Double.longBitsToDouble(slots[at]) + Double.longBitsToDouble(slots[at + 1]));
            return next;
        }
    }

    private static final class F64Sub extends SlotOp {
        F64Sub(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.doubleToLongBits(
                    Double.longBitsToDouble(slots[at]) - Double.longBitsToDouble(slots[at + 1]));
            return next;
        }
    }

    private static final class F64Mul extends SlotOp {
        F64Mul(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.doubleToLongBits(
                    Double.longBitsToDouble(slots[at]) * Double.longBitsToDouble(slots[at + 1]));
            return next;
        }
    }

    private static final class F64Div extends SlotOp {
        F64Div(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.doubleToLongBits(
                    Double.longBitsToDouble(slots[at]) / Double.longBitsToDouble(slots[at + 1]));
            return next;
        }
    }

    private static final class F64Min extends SlotOp {
        F64Min(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.doubleToLongBits(
                    Math.min(Double.longBitsToDouble(slots[at]), Double.longBitsToDouble(slots[at + 1])));
            return next;
        }
    }

    private static final class F64Max extends SlotOp {
        F64Max(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Double.doubleToLongBits(
                    Math.max(Double.longBitsToDouble(slots[at]), Double.longBitsToDouble(slots[at + 1])));
            return next;
        }
    }

    private static final class F64Copysign extends SlotOp {
        F64Copysign(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (slots[at] & ~Long.MIN_VALUE) | (slots[at + 1] & Long.MIN_VALUE);
            return next;
        }
    }
}
