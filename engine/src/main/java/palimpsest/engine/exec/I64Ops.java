package palimpsest.engine.exec;

import palimpsest.engine.syntax.Opcode;

/** The instructions on 64-bit integers. See the specification, Numeric Instructions. */
final class I64Ops {

    private I64Ops() {}

    /** The operation of an instruction whose operands come from slots, the only one from the first, and whose result goes to one. */
    static Op of(Opcode opcode, int left, int right, int to) {
        return switch (opcode) {
            case I64_EQZ -> new I64Eqz(left, to);
            case I64_EQ -> new I64Eq(left, right, to);
            case I64_NE -> new I64Ne(left, right, to);
            case I64_LT_S -> new I64LtS(left, right, to);
            case I64_LT_U -> new I64LtU(left, right, to);
            case I64_GT_S -> new I64GtS(left, right, to);
            case I64_GT_U -> new I64GtU(left, right, to);
            case I64_LE_S -> new I64LeS(left, right, to);
            case I64_LE_U -> new I64LeU(left, right, to);
            case I64_GE_S -> new I64GeS(left, right, to);
            case I64_GE_U -> new I64GeU(left, right, to);
            case I64_CLZ -> new I64Clz(left, to);
            case I64_CTZ -> new I64Ctz(left, to);
            case I64_POPCNT -> new I64Popcnt(left, to);
            case I64_ADD -> new I64Add(left, right, to);
            case I64_SUB -> new I64Sub(left, right, to);
            case I64_MUL -> new I64Mul(left, right, to);
            case I64_DIV_S -> new I64DivS(left, right, to);
            case I64_DIV_U -> new I64DivU(left, right, to);
            case I64_REM_S -> new I64RemS(left, right, to);
            case I64_REM_U -> new I64RemU(left, right, to);
            case I64_AND -> new I64And(left, right, to);
            case I64_OR -> new I64Or(left, right, to);
            case I64_XOR -> new I64Xor(left, right, to);
            case I64_SHL -> new I64Shl(left, right, to);
            case I64_SHR_S -> new I64ShrS(left, right, to);
            case I64_SHR_U -> new I64ShrU(left, right, to);
            case I64_ROTL -> new I64Rotl(left, right, to);
            case I64_ROTR -> new I64Rotr(left, right, to);
            case I64_EXTEND8_S -> new I64Extend8S(left, to);
            case I64_EXTEND16_S -> new I64Extend16S(left, to);
            case I64_EXTEND32_S -> new I64Extend32S(left, to);
            default -> throw new AssertionError(opcode);
        };
    }

    private static final class I64Eqz extends Unary {
        I64Eqz(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] == 0 ? 1 : 0;
            return next;
        }
    }

    private static final class I64Eq extends Binary {
        I64Eq(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] == slots[frame + right] ? 1 : 0;
            return next;
        }
    }

    private static final class I64Ne extends Binary {
        I64Ne(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] != slots[frame + right] ? 1 : 0;
            return next;
        }
    }

    private static final class I64LtS extends Binary {
        I64LtS(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] < slots[frame + right] ? 1 : 0;
            return next;
        }
    }

    private static final class I64LtU extends Binary {
        I64LtU(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Long.compareUnsigned(slots[frame + left], slots[frame + right]) < 0 ? 1 : 0;
            return next;
        }
    }

    private static final class I64GtS extends Binary {
        I64GtS(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] > slots[frame + right] ? 1 : 0;
            return next;
        }
    }

    private static final class I64GtU extends Binary {
        I64GtU(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Long.compareUnsigned(slots[frame + left], slots[frame + right]) > 0 ? 1 : 0;
            return next;
        }
    }

    private static final class I64LeS extends Binary {
        I64LeS(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] <= slots[frame + right] ? 1 : 0;
            return next;
        }
    }

    private static final class I64LeU extends Binary {
        I64LeU(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Long.compareUnsigned(slots[frame + left], slots[frame + right]) <= 0 ? 1 : 0;
            return next;
        }
    }

    private static final class I64GeS extends Binary {
        I64GeS(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] >= slots[frame + right] ? 1 : 0;
            return next;
        }
    }

    private static final class I64GeU extends Binary {
        I64GeU(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Long.compareUnsigned(slots[frame + left], slots[frame + right]) >= 0 ? 1 : 0;
            return next;
        }
    }

    private static final class I64Clz extends Unary {
        I64Clz(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Long.numberOfLeadingZeros(slots[frame + from]);
            return next;
        }
    }

    private static final class I64Ctz extends Unary {
        I64Ctz(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Long.numberOfTrailingZeros(slots[frame + from]);
            return next;
        }
    }

    private static final class I64Popcnt extends Unary {
        I64Popcnt(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Long.bitCount(slots[frame + from]);
            return next;
        }
    }

    private static final class I64Add extends Binary {
        I64Add(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] + slots[frame + right];
            return next;
        }
    }

    private static final class I64Sub extends Binary {
        I64Sub(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] - slots[frame + right];
            return next;
        }
    }

    private static final class I64Mul extends Binary {
        I64Mul(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] * slots[frame + right];
            return next;
        }
    }

    private static final class I64DivS extends Binary {
        I64DivS(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Numerics.divideSigned(slots[frame + left], slots[frame + right]);
            return next;
        }
    }

    private static final class I64DivU extends Binary {
        I64DivU(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Numerics.divideUnsigned(slots[frame + left], slots[frame + right]);
            return next;
        }
    }

    private static final class I64RemS extends Binary {
        I64RemS(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Numerics.remainderSigned(slots[frame + left], slots[frame + right]);
            return next;
        }
    }

    private static final class I64RemU extends Binary {
        I64RemU(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Numerics.remainderUnsigned(slots[frame + left], slots[frame + right]);
            return next;
        }
    }

    private static final class I64And extends Binary {
        I64And(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] & slots[frame + right];
            return next;
        }
    }

    private static final class I64Or extends Binary {
        I64Or(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] | slots[frame + right];
            return next;
        }
    }

    private static final class I64Xor extends Binary {
        I64Xor(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] ^ slots[frame + right];
            return next;
        }
    }

    private static final class I64Shl extends Binary {
        I64Shl(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] << slots[frame + right];
            return next;
        }
    }

    private static final class I64ShrS extends Binary {
        I64ShrS(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] >> slots[frame + right];
            return next;
        }
    }

    private static final class I64ShrU extends Binary {
        I64ShrU(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] >>> slots[frame + right];
            return next;
        }
    }

    private static final class I64Rotl extends Binary {
        I64Rotl(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Long.rotateLeft(slots[frame + left], (int) slots[frame + right]);
            return next;
        }
    }

    private static final class I64Rotr extends Binary {
        I64Rotr(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Long.rotateRight(slots[frame + left], (int) slots[frame + right]);
            return next;
        }
    }

    private static final class I64Extend8S extends Unary {
        I64Extend8S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (byte) slots[frame + from];
            return next;
        }
    }

    private static final class I64Extend16S extends Unary {
        I64Extend16S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (short) slots[frame + from];
            return next;
        }
    }

    private static final class I64Extend32S extends Unary {
        I64Extend32S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (int) slots[frame + from];
            return next;
        }
    }
}
