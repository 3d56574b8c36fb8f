package palimpsest.engine.exec;

import palimpsest.engine.syntax.Opcode;

/** The instructions from one number type to another. See the specification, Numeric Instructions. */
final class ConversionOps {

    private ConversionOps() {}

    /** The operation of an instruction that takes its operand from a slot and gives its result to another, or the same. */
    static Op of(Opcode opcode, int from, int to) {
        return switch (opcode) {
            case I32_WRAP_I64 -> new I32WrapI64(from, to);
            case I32_TRUNC_F32_S -> new I32TruncF32S(from, to);
            case I64_TRUNC_F32_S -> new I64TruncF32S(from, to);
            case I32_TRUNC_F32_U -> new I32TruncF32U(from, to);
            case I64_TRUNC_F32_U -> new I64TruncF32U(from, to);
            case I32_TRUNC_SAT_F32_S -> new I32TruncSatF32S(from, to);
            case I32_TRUNC_SAT_F32_U -> new I32TruncSatF32U(from, to);
            case I64_TRUNC_SAT_F32_S -> new I64TruncSatF32S(from, to);
            case I64_TRUNC_SAT_F32_U -> new I64TruncSatF32U(from, to);
            case I32_TRUNC_F64_S -> new I32TruncF64S(from, to);
            case I64_TRUNC_F64_S -> new I64TruncF64S(from, to);
            case I32_TRUNC_F64_U -> new I32TruncF64U(from, to);
            case I64_TRUNC_F64_U -> new I64TruncF64U(from, to);
            case I32_TRUNC_SAT_F64_S -> new I32TruncSatF64S(from, to);
            case I32_TRUNC_SAT_F64_U -> new I32TruncSatF64U(from, to);
            case I64_TRUNC_SAT_F64_S -> new I64TruncSatF64S(from, to);
            case I64_TRUNC_SAT_F64_U -> new I64TruncSatF64U(from, to);
            case I64_EXTEND_I32_S -> new I64ExtendI32S(from, to);
            case F32_CONVERT_I32_S -> new F32ConvertI32S(from, to);
            case F32_CONVERT_I32_U -> new F32ConvertI32U(from, to);
            case F32_CONVERT_I64_S -> new F32ConvertI64S(from, to);
            case F32_CONVERT_I64_U -> new F32ConvertI64U(from, to);
            case F64_CONVERT_I32_S -> new F64ConvertI32S(from, to);
            case F64_CONVERT_I32_U -> new F64ConvertI32U(from, to);
            case F64_CONVERT_I64_S -> new F64ConvertI64S(from, to);
            case F64_CONVERT_I64_U -> new F64ConvertI64U(from, to);
            case F32_DEMOTE_F64 -> new F32DemoteF64(from, to);
            case F64_PROMOTE_F32 -> new F64PromoteF32(from, to);
            // The slot holds the same bits before and after.
            case I64_EXTEND_I32_U, I32_REINTERPRET_F32, I64_REINTERPRET_F64, F32_REINTERPRET_I32, F64_REINTERPRET_I64 ->
                from == to ? new VariableOps.Nop() : new VariableOps.Copy(from, to);
            default -> throw new AssertionError(opcode);
        };
    }

    private static final class I32WrapI64 extends Unary {
        I32WrapI64(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32TruncF32S extends Unary {
        I32TruncF32S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Numerics.truncSigned32(Float.intBitsToFloat((int) slots[frame + from])) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I64TruncF32S extends Unary {
        I64TruncF32S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Numerics.truncSigned64(Float.intBitsToFloat((int) slots[frame + from]));
            return next;
        }
    }

    private static final class I32TruncF32U extends Unary {
        I32TruncF32U(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Numerics.truncUnsigned32(Float.intBitsToFloat((int) slots[frame + from])) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I64TruncF32U extends Unary {
        I64TruncF32U(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Numerics.truncUnsigned64(Float.intBitsToFloat((int) slots[frame + from]));
            return next;
        }
    }

    private static final class I32TruncSatF32S extends Unary {
        I32TruncSatF32S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (int) Float.intBitsToFloat((int) slots[frame + from]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32TruncSatF32U extends Unary {
        I32TruncSatF32U(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Numerics.saturateUnsigned32(Float.intBitsToFloat((int) slots[frame + from])) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I64TruncSatF32S extends Unary {
        I64TruncSatF32S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (long) Float.intBitsToFloat((int) slots[frame + from]);
            return next;
        }
    }

    private static final class I64TruncSatF32U extends Unary {
        I64TruncSatF32U(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Numerics.saturateUnsigned64(Float.intBitsToFloat((int) slots[frame + from]));
            return next;
        }
    }

    private static final class I32TruncF64S extends Unary {
        I32TruncF64S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Numerics.truncSigned32(Double.longBitsToDouble(slots[frame + from])) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I64TruncF64S extends Unary {
        I64TruncF64S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Numerics.truncSigned64(Double.longBitsToDouble(slots[frame + from]));
            return next;
        }
    }

    private static final class I32TruncF64U extends Unary {
        I32TruncF64U(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Numerics.truncUnsigned32(Double.longBitsToDouble(slots[frame + from])) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I64TruncF64U extends Unary {
        I64TruncF64U(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Numerics.truncUnsigned64(Double.longBitsToDouble(slots[frame + from]));
            return next;
        }
    }

    private static final class I32TruncSatF64S extends Unary {
        I32TruncSatF64S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (int) Double.longBitsToDouble(slots[frame + from]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32TruncSatF64U extends Unary {
        I32TruncSatF64U(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Numerics.saturateUnsigned32(Double.longBitsToDouble(slots[frame + from])) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I64TruncSatF64S extends Unary {
        I64TruncSatF64S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (long) Double.longBitsToDouble(slots[frame + from]);
            return next;
        }
    }

    private static final class I64TruncSatF64U extends Unary {
        I64TruncSatF64U(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Numerics.saturateUnsigned64(Double.longBitsToDouble(slots[frame + from]));
            return next;
        }
    }

    private static final class I64ExtendI32S extends Unary {
        I64ExtendI32S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (int) slots[frame + from];
            return next;
        }
    }

    private static final class F32ConvertI32S extends Unary {
        F32ConvertI32S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Float.floatToIntBits((float) (int) slots[frame + from]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32ConvertI32U extends Unary {
        F32ConvertI32U(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Float.floatToIntBits((float) slots[frame + from]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32ConvertI64S extends Unary {
        F32ConvertI64S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Float.floatToIntBits((float) slots[frame + from]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F32ConvertI64U extends Unary {
        F32ConvertI64U(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Float.floatToIntBits(Numerics.unsignedToFloat(slots[frame + from])) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F64ConvertI32S extends Unary {
        F64ConvertI32S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Double.doubleToLongBits((double) (int) slots[frame + from]);
            return next;
        }
    }

    private static final class F64ConvertI32U extends Unary {
        F64ConvertI32U(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Double.doubleToLongBits((double) slots[frame + from]);
            return next;
        }
    }

    private static final class F64ConvertI64S extends Unary {
        F64ConvertI64S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Double.doubleToLongBits((double) slots[frame + from]);
            return next;
        }
    }

    private static final class F64ConvertI64U extends Unary {
        F64ConvertI64U(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Double.doubleToLongBits(Numerics.unsignedToDouble(slots[frame + from]));
            return next;
        }
    }

    private static final class F32DemoteF64 extends Unary {
        F32DemoteF64(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Float.floatToIntBits((float) Double.longBitsToDouble(slots[frame + from])) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class F64PromoteF32 extends Unary {
        F64PromoteF32(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Double.doubleToLongBits(Float.intBitsToFloat((int) slots[frame + from]));
            return next;
        }
    }
}
