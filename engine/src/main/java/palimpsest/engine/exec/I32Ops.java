package palimpsest.engine.exec;

import palimpsest.engine.syntax.Opcode;

/** The instructions on 32-bit integers. See the specification, Numeric Instructions. */
final class I32Ops {

    private I32Ops() {}

    /** The operation of an instruction whose operands come from slots, the only one from the first, and whose result goes to one. */
    static Op of(Opcode opcode, int left, int right, int to) {
        return switch (opcode) {
            case I32_EQZ -> new I32Eqz(left, to);
            case I32_EQ -> new I32Eq(left, right, to);
            case I32_NE -> new I32Ne(left, right, to);
            case I32_LT_S -> new I32LtS(left, right, to);
            case I32_LT_U -> new I32LtU(left, right, to);
            case I32_GT_S -> new I32GtS(left, right, to);
            case I32_GT_U -> new I32GtU(left, right, to);
            case I32_LE_S -> new I32LeS(left, right, to);
            case I32_LE_U -> new I32LeU(left, right, to);
            case I32_GE_S -> new I32GeS(left, right, to);
            case I32_GE_U -> new I32GeU(left, right, to);
            case I32_CLZ -> new I32Clz(left, to);
            case I32_CTZ -> new I32Ctz(left, to);
            case I32_POPCNT -> new I32Popcnt(left, to);
            case I32_ADD -> new I32Add(left, right, to);
            case I32_SUB -> new I32Sub(left, right, to);
            case I32_MUL -> new I32Mul(left, right, to);
            case I32_DIV_S -> new I32DivS(left, right, to);
            case I32_DIV_U -> new I32DivU(left, right, to);
            case I32_REM_S -> new I32RemS(left, right, to);
            case I32_REM_U -> new I32RemU(left, right, to);
            case I32_AND -> new I32And(left, right, to);
            case I32_OR -> new I32Or(left, right, to);
            case I32_XOR -> new I32Xor(left, right, to);
            case I32_SHL -> new I32Shl(left, right, to);
            case I32_SHR_S -> new I32ShrS(left, right, to);
            case I32_SHR_U -> new I32ShrU(left, right, to);
            case I32_ROTL -> new I32Rotl(left, right, to);
            case I32_ROTR -> new I32Rotr(left, right, to);
            case I32_EXTEND8_S -> new I32Extend8S(left, to);
            case I32_EXTEND16_S -> new I32Extend16S(left, to);
            default -> throw new AssertionError(opcode);
        };
    }

    private static final class I32Eqz extends Unary {
        I32Eqz(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] == 0 ? 1 : 0;
            return next;
        }
    }

    private static final class I32Eq extends Binary {
        I32Eq(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] == slots[frame + right] ? 1 : 0;
            return next;
        }
    }

    private static final class I32Ne extends Binary {
        I32Ne(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] != slots[frame + right] ? 1 : 0;
            return next;
        }
    }

    private static final class I32LtS extends Binary {
        I32LtS(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (int) slots[frame + left] < (int) slots[frame + right] ? 1 : 0;
            return next;
        }
    }

    private static final class I32LtU extends Binary {
        I32LtU(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] < slots[frame + right] ? 1 : 0;
            return next;
        }
    }

    private static final class I32GtS extends Binary {
        I32GtS(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (int) slots[frame + left] > (int) slots[frame + right] ? 1 : 0;
            return next;
        }
    }

    private static final class I32GtU extends Binary {
        I32GtU(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] > slots[frame + right] ? 1 : 0;
            return next;
        }
    }

    private static final class I32LeS extends Binary {
        I32LeS(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (int) slots[frame + left] <= (int) slots[frame + right] ? 1 : 0;
            return next;
        }
    }

    private static final class I32LeU extends Binary {
        I32LeU(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] <= slots[frame + right] ? 1 : 0;
            return next;
        }
    }

    private static final class I32GeS extends Binary {
        I32GeS(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (int) slots[frame + left] >= (int) slots[frame + right] ? 1 : 0;
            return next;
        }
    }

    private static final class I32GeU extends Binary {
        I32GeU(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] >= slots[frame + right] ? 1 : 0;
            return next;
        }
    }

    private static final class I32Clz extends Unary {
        I32Clz(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Integer.numberOfLeadingZeros((int) slots[frame + from]);
            return next;
        }
    }

    private static final class I32Ctz extends Unary {
        I32Ctz(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Integer.numberOfTrailingZeros((int) slots[frame + from]);
            return next;
        }
    }

    private static final class I32Popcnt extends Unary {
        I32Popcnt(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Long.bitCount(slots[frame + from]);
            return next;
        }
    }

    static final class I32Add extends Binary {
        I32Add(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (slots[frame + left] + slots[frame + right]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32Sub extends Binary {
        I32Sub(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (slots[frame + left] - slots[frame + right]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32Mul extends Binary {
        I32Mul(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (slots[frame + left] * slots[frame + right]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32DivS extends Binary {
        I32DivS(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Numerics.divideSigned((int) slots[frame + left], (int) slots[frame + right]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32DivU extends Binary {
        I32DivU(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Numerics.divideUnsigned((int) slots[frame + left], (int) slots[frame + right]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32RemS extends Binary {
        I32RemS(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Numerics.remainderSigned((int) slots[frame + left], (int) slots[frame + right]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32RemU extends Binary {
        I32RemU(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Numerics.remainderUnsigned((int) slots[frame + left], (int) slots[frame + right]) & 0xffff_ffffL;
            return next;
        }
    }

    static final class I32And extends Binary {
        I32And(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] & slots[frame + right];
            return next;
        }
    }

    static final class I32Or extends Binary {
        I32Or(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] | slots[frame + right];
            return next;
        }
    }

    static final class I32Xor extends Binary {
        I32Xor(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] ^ slots[frame + right];
            return next;
        }
    }

    private static final class I32Shl extends Binary {
        I32Shl(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = ((int) slots[frame + left] << (int) slots[frame + right]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32ShrS extends Binary {
        I32ShrS(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = ((int) slots[frame + left] >> (int) slots[frame + right]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32ShrU extends Binary {
        I32ShrU(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = ((int) slots[frame + left] >>> (int) slots[frame + right]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32Rotl extends Binary {
        I32Rotl(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Integer.rotateLeft((int) slots[frame + left], (int) slots[frame + right]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32Rotr extends Binary {
        I32Rotr(int left, int right, int to) {
            super(left, right, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    Integer.rotateRight((int) slots[frame + left], (int) slots[frame + right]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32Extend8S extends Unary {
        I32Extend8S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (byte) slots[frame + from] & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32Extend16S extends Unary {
        I32Extend16S(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (short) slots[frame + from] & 0xffff_ffffL;
            return next;
        }
    }
}
