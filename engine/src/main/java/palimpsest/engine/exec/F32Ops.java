package palimpsest.engine.exec;

import palimpsest.engine.syntax.Opcode;

/** The instructions on 32-bit floats. A NaN that is computed is the canonical one. See the specification, Numeric Instructions. */
final class F32Ops {

    private F32Ops() {}

    /** The operation of an instruction whose operands come from slots, the only one from the first, and whose result goes to one. */
    static Op of(Opcode opcode, int left, int right, int to) {
        return switch (opcode) {
            case F32_EQ -> new F32Eq(left, right, to);
            case F32_NE -> new F32Ne(left, right, to);
            case F32_LT -> new F32Lt(left, right, to);
            case F32_GT -> new F32Gt(left, right, to);
            case F32_LE -> new F32Le(left, right, to);
            case F32_GE -> new F32Ge(left, right, to);
            case F32_ABS -> new F32Abs(left, to);
            case F32_NEG -> new F32Neg(left, to);
            case F32_CEIL -> new F32Ceil(left, to);
            case F32_FLOOR -> new F32Floor(left, to);
            case F32_TRUNC -> new F32Trunc(left, to);
            case F32_NEAREST -> new F32Nearest(left, to);
            case F32_SQRT -> new F32Sqrt(left, to);
            case F32_ADD -> new F32Add(left, right, to);
            case F32_SUB -> new F32Sub(left, right, to);
            case F32_MUL -> new F32Mul(left, right, to);
            case F32_DIV -> new F32Div(left, right, to);
            case F32_MIN -> new F32Min(left, right, to);
            case F32_MAX -> new F32Max(left, right, to);
            case F32_COPYSIGN -> new F32Copysign(left, right, to);
            default -> throw new AssertionError(opcode);
        };
    }

    private static final class F32Eq extends Binary {
        F32Eq(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Float.intBitsToFloat((int) slots[frame + left]) == Float.intBitsToFloat((int) slots[frame + right])
                            ? 1
                            : 0;
            return next;
        }
    }

    private static final class F32Ne extends Binary {
        F32Ne(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Float.intBitsToFloat((int) slots[frame + left]) != Float.intBitsToFloat((int) slots[frame + right])
                            ? 1
                            : 0;
            return next;
        }
    }

    private static final class F32Lt extends Binary {
        F32Lt(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Float.intBitsToFloat((int) slots[frame + left]) < Float.intBitsToFloat((int) slots[frame + right])
                            ? 1
                            : 0;
            return next;
        }
    }

    private static final class F32Gt extends Binary {
        F32Gt(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Float.intBitsToFloat((int) slots[frame + left]) > Float.intBitsToFloat((int) slots[frame + right])
                            ? 1
                            : 0;
            return next;
        }
    }

    private static final class F32Le extends Binary {
        F32Le(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Float.intBitsToFloat((int) slots[frame + left]) <= Float.intBitsToFloat((int) slots[frame + right])
                            ? 1
                            : 0;
            return next;
        }
    }

    private static final class F32Ge extends Binary {
        F32Ge(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Float.intBitsToFloat((int) slots[frame + left]) >= Float.intBitsToFloat((int) slots[frame + right])
                            ? 1
                            : 0;
            return next;
        }
    }

    private static final class F32Abs extends Unary {
        F32Abs(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] & ~0x8000_0000L;
            return next;
        }
    }

    private static final class F32Neg extends Unary {
        F32Neg(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] ^ 0x8000_0000L;
            return next;
        }
    }

    private static final class F32Ceil extends Unary {
        F32Ceil(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Float.floatToIntBits(Numerics.ceil(Float.intBitsToFloat((int) slots[frame + from]))) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Floor extends Unary {
        F32Floor(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Float.floatToIntBits(Numerics.floor(Float.intBitsToFloat((int) slots[frame + from])))
                    & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Trunc extends Unary {
        F32Trunc(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Float.floatToIntBits(Numerics.trunc(Float.intBitsToFloat((int) slots[frame + from])))
                    & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Nearest extends Unary {
        F32Nearest(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Float.floatToIntBits(Numerics.nearest(Float.intBitsToFloat((int) slots[frame + from])))
                    & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Sqrt extends Unary {
        F32Sqrt(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Float.floatToIntBits(Numerics.sqrt(Float.intBitsToFloat((int) slots[frame + from]))) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Add extends Binary {
        F32Add(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Float.floatToIntBits(Float.intBitsToFloat((int) slots[frame + left])
                            + Float.intBitsToFloat((int) slots[frame + right]))
                    & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Sub extends Binary {
        F32Sub(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Float.floatToIntBits(Float.intBitsToFloat((int) slots[frame + left])
                            - Float.intBitsToFloat((int) slots[frame + right]))
                    & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Mul extends Binary {
        F32Mul(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Float.floatToIntBits(Float.intBitsToFloat((int) slots[frame + left])
                            * Float.intBitsToFloat((int) slots[frame + right]))
                    & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Div extends Binary {
        F32Div(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Float.floatToIntBits(Float.intBitsToFloat((int) slots[frame + left])
                            / Float.intBitsToFloat((int) slots[frame + right]))
                    & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Min extends Binary {
        F32Min(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Float.floatToIntBits(
                            Math.min(Float.intBitsToFloat((int) slots[frame + left]), Float.intBitsToFloat((int)
                                    slots[frame + right])))
                    & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Max extends Binary {
        F32Max(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Float.floatToIntBits(
                            Math.max(Float.intBitsToFloat((int) slots[frame + left]), Float.intBitsToFloat((int)
                                    slots[frame + right])))
                    & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32Copysign extends Binary {
        F32Copysign(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (slots[frame + left] & ~0x8000_0000L) | (slots[frame + right] & 0x8000_0000L);
            return next;
        }
    }
}
