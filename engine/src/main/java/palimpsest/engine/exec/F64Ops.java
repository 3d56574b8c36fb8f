package palimpsest.engine.exec;

import palimpsest.engine.syntax.Opcode;

/** The instructions on 64-bit floats. A NaN that is computed is the canonical one. See the specification, Numeric Instructions. */
final class F64Ops {

    private F64Ops() {}

    /** The operation of an instruction whose operands come from slots, the only one from the first, and whose result goes to one. */
    static Op of(Opcode opcode, int left, int right, int to) {
        return switch (opcode) {
            case F64_EQ -> new F64Eq(left, right, to);
            case F64_NE -> new F64Ne(left, right, to);
            case F64_LT -> new F64Lt(left, right, to);
            case F64_GT -> new F64Gt(left, right, to);
            case F64_LE -> new F64Le(left, right, to);
            case F64_GE -> new F64Ge(left, right, to);
            case F64_ABS -> new F64Abs(left, to);
            case F64_NEG -> new F64Neg(left, to);
            case F64_CEIL -> new F64Ceil(left, to);
            case F64_FLOOR -> new F64Floor(left, to);
            case F64_TRUNC -> new F64Trunc(left, to);
            case F64_NEAREST -> new F64Nearest(left, to);
            case F64_SQRT -> new F64Sqrt(left, to);
            case F64_ADD -> new F64Add(left, right, to);
            case F64_SUB -> new F64Sub(left, right, to);
            case F64_MUL -> new F64Mul(left, right, to);
            case F64_DIV -> new F64Div(left, right, to);
            case F64_MIN -> new F64Min(left, right, to);
            case F64_MAX -> new F64Max(left, right, to);
            case F64_COPYSIGN -> new F64Copysign(left, right, to);
            default -> throw new AssertionError(opcode);
        };
    }

    private static final class F64Eq extends Binary {
        F64Eq(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Double.longBitsToDouble(slots[frame + left]) == Double.longBitsToDouble(slots[frame + right])
                            ? 1
                            : 0;
            return next;
        }
    }

    private static final class F64Ne extends Binary {
        F64Ne(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Double.longBitsToDouble(slots[frame + left]) != Double.longBitsToDouble(slots[frame + right])
                            ? 1
                            : 0;
            return next;
        }
    }

    private static final class F64Lt extends Binary {
        F64Lt(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Double.longBitsToDouble(slots[frame + left]) < Double.longBitsToDouble(slots[frame + right])
                            ? 1
                            : 0;
            return next;
        }
    }

    private static final class F64Gt extends Binary {
        F64Gt(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Double.longBitsToDouble(slots[frame + left]) > Double.longBitsToDouble(slots[frame + right])
                            ? 1
                            : 0;
            return next;
        }
    }

    private static final class F64Le extends Binary {
        F64Le(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Double.longBitsToDouble(slots[frame + left]) <= Double.longBitsToDouble(slots[frame + right])
                            ? 1
                            : 0;
            return next;
        }
    }

    private static final class F64Ge extends Binary {
        F64Ge(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Double.longBitsToDouble(slots[frame + left]) >= Double.longBitsToDouble(slots[frame + right])
                            ? 1
                            : 0;
            return next;
        }
    }

    private static final class F64Abs extends Unary {
        F64Abs(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] & ~Long.MIN_VALUE;
            return next;
        }
    }

    private static final class F64Neg extends Unary {
        F64Neg(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] ^ Long.MIN_VALUE;
            return next;
        }
    }

    private static final class F64Ceil extends Unary {
        F64Ceil(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Double.doubleToLongBits(Math.ceil(Double.longBitsToDouble(slots[frame + from])));
            return next;
        }
    }

    private static final class F64Floor extends Unary {
        F64Floor(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Double.doubleToLongBits(Math.floor(Double.longBitsToDouble(slots[frame + from])));
            return next;
        }
    }

    private static final class F64Trunc extends Unary {
        F64Trunc(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Double.doubleToLongBits(Numerics.trunc(Double.longBitsToDouble(slots[frame + from])));
            return next;
        }
    }

    private static final class F64Nearest extends Unary {
        F64Nearest(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Double.doubleToLongBits(Math.rint(Double.longBitsToDouble(slots[frame + from])));
            return next;
        }
    }

    private static final class F64Sqrt extends Unary {
        F64Sqrt(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Double.doubleToLongBits(Math.sqrt(Double.longBitsToDouble(slots[frame + from])));
            return next;
        }
    }

    static final class F64Add extends Binary {
        F64Add(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Double.doubleToLongBits(
                    Double.longBitsToDouble(slots[frame + left]) + Double.longBitsToDouble(slots[frame + right]));
            return next;
        }
    }

    private static final class F64Sub extends Binary {
        F64Sub(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Double.doubleToLongBits(
                    Double.longBitsToDouble(slots[frame + left]) - Double.longBitsToDouble(slots[frame + right]));
            return next;
        }
    }

    static final class F64Mul extends Binary {
        F64Mul(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Double.doubleToLongBits(
                    Double.longBitsToDouble(slots[frame + left]) * Double.longBitsToDouble(slots[frame + right]));
            return next;
        }
    }

    private static final class F64Div extends Binary {
        F64Div(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Double.doubleToLongBits(
                    Double.longBitsToDouble(slots[frame + left]) / Double.longBitsToDouble(slots[frame + right]));
            return next;
        }
    }

    private static final class F64Min extends Binary {
        F64Min(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Double.doubleToLongBits(Math.min(
                    Double.longBitsToDouble(slots[frame + left]), Double.longBitsToDouble(slots[frame + right])));
            return next;
        }
    }

    private static final class F64Max extends Binary {
        F64Max(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Double.doubleToLongBits(Math.max(
                    Double.longBitsToDouble(slots[frame + left]), Double.longBitsToDouble(slots[frame + right])));
            return next;
        }
    }

    private static final class F64Copysign extends Binary {
        F64Copysign(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (slots[frame + left] & ~Long.MIN_VALUE) | (slots[frame + right] & Long.MIN_VALUE);
            return next;
        }
    }
}
