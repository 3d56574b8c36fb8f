package palimpsest.engine.exec;

import palimpsest.engine.syntax.Opcode;

/** The instructions on 32-bit integers. See the specification, Numeric Instructions. */
final class I32Ops {

    private I32Ops() {}

    /** The operation of an instruction whose first operand is in a slot. */
    static Op of(Opcode opcode, int slot) {
        return switch (opcode) {
            case I32_EQZ -> new I32Eqz(slot);
            case I32_EQ -> new I32Eq(slot);
            case I32_NE -> new I32Ne(slot);
            case I32_LT_S -> new I32LtS(slot);
            case I32_LT_U -> new I32LtU(slot);
            case I32_GT_S -> new I32GtS(slot);
            case I32_GT_U -> new I32GtU(slot);
            case I32_LE_S -> new I32LeS(slot);
            case I32_LE_U -> new I32LeU(slot);
            case I32_GE_S -> new I32GeS(slot);
            case I32_GE_U -> new I32GeU(slot);
            case I32_CLZ -> new I32Clz(slot);
            case I32_CTZ -> new I32Ctz(slot);
            case I32_POPCNT -> new I32Popcnt(slot);
            case I32_ADD -> new I32Add(slot);
            case I32_SUB -> new I32Sub(slot);
            case I32_MUL -> new I32Mul(slot);
            case I32_DIV_S -> new I32DivS(slot);
            case I32_DIV_U -> new I32DivU(slot);
            case I32_REM_S -> new I32RemS(slot);
            case I32_REM_U -> new I32RemU(slot);
            case I32_AND -> new I32And(slot);
            case I32_OR -> new I32Or(slot);
            case I32_XOR -> new I32Xor(slot);
            case I32_SHL -> new I32Shl(slot);
            case I32_SHR_S -> new I32ShrS(slot);
            case I32_SHR_U -> new I32ShrU(slot);
            case I32_ROTL -> new I32Rotl(slot);
            case I32_ROTR -> new I32Rotr(slot);
            case I32_EXTEND8_S -> new I32Extend8S(slot);
            case I32_EXTEND16_S -> new I32Extend16S(slot);
            default -> throw new AssertionError(opcode);
        };
    }

    private static final class I32Eqz extends SlotOp {
        I32Eqz(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = slots[at] == 0 ? 1 : 0;
            return next;
        }
    }

    private static final class I32Eq extends SlotOp {
        I32Eq(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = slots[at] == slots[at + 1] ? 1 : 0;
            return next;
        }
    }

    private static final class I32Ne extends SlotOp {
        I32Ne(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = slots[at] != slots[at + 1] ? 1 : 0;
            return next;
        }
    }

    private static final class I32LtS extends SlotOp {
        I32LtS(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (int) slots[at] < (int) slots[at + 1] ? 1 : 0;
            return next;
        }
    }

    private static final class I32LtU extends SlotOp {
        I32LtU(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = slots[at] < slots[at + 1] ? 1 : 0;
            return next;
        }
    }

    private static final class I32GtS extends SlotOp {
        I32GtS(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (int) slots[at] > (int) slots[at + 1] ? 1 : 0;
            return next;
        }
    }

    private static final class I32GtU extends SlotOp {
        I32GtU(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = slots[at] > slots[at + 1] ? 1 : 0;
            return next;
        }
    }

    private static final class I32LeS extends SlotOp {
        I32LeS(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (int) slots[at] <= (int) slots[at + 1] ? 1 : 0;
            return next;
        }
    }

    private static final class I32LeU extends SlotOp {
        I32LeU(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = slots[at] <= slots[at + 1] ? 1 : 0;
            return next;
        }
    }

    private static final class I32GeS extends SlotOp {
        I32GeS(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (int) slots[at] >= (int) slots[at + 1] ? 1 : 0;
            return next;
        }
    }

    private static final class I32GeU extends SlotOp {
        I32GeU(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = slots[at] >= slots[at + 1] ? 1 : 0;
            return next;
        }
    }

    private static final class I32Clz extends SlotOp {
        I32Clz(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Integer.numberOfLeadingZeros((int) slots[at]);
            return next;
        }
    }

    private static final class I32Ctz extends SlotOp {
        I32Ctz(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Integer.numberOfTrailingZeros((int) slots[at]);
            return next;
        }
    }

    private static final class I32Popcnt extends SlotOp {
        I32Popcnt(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Long.bitCount(slots[at]);
            return next;
        }
    }

    private static final class I32Add extends SlotOp {
        I32Add(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (slots[at] + slots[at + 1]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32Sub extends SlotOp {
        I32Sub(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (slots[at] - slots[at + 1]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32Mul extends SlotOp {
        I32Mul(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (slots[at] * slots[at + 1]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32DivS extends SlotOp {
        I32DivS(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.divideSigned((int) slots[at], (int) slots[at + 1]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32DivU extends SlotOp {
        I32DivU(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.divideUnsigned((int) slots[at], (int) slots[at + 1]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32RemS extends SlotOp {
        I32RemS(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.remainderSigned((int) slots[at], (int) slots[at + 1]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32RemU extends SlotOp {
        I32RemU(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.remainderUnsigned((int) slots[at], (int) slots[at + 1]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32And extends SlotOp {
        I32And(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] &= slots[at + 1];
            return next;
        }
    }

    private static final class I32Or extends SlotOp {
        I32Or(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] |= slots[at + 1];
            return next;
        }
    }

    private static final class I32Xor extends SlotOp {
        I32Xor(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] ^= slots[at + 1];
            return next;
        }
    }

    private static final class I32Shl extends SlotOp {
        I32Shl(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = ((int) slots[at] << (int) slots[at + 1]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32ShrS extends SlotOp {
        I32ShrS(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = ((int) slots[at] >> (int) slots[at + 1]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32ShrU extends SlotOp {
        I32ShrU(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = ((int) slots[at] >>> (int) slots[at + 1]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32Rotl extends SlotOp {
        I32Rotl(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Integer.rotateLeft((int) slots[at], (int) slots[at + 1]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32Rotr extends SlotOp {
        I32Rotr(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Integer.rotateRight((int) slots[at], (int) slots[at + 1]) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32Extend8S extends SlotOp {
        I32Extend8S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (byte) slots[at] & 0xffff_ffffL;
            return next;
        }
    }

    private static final class I32Extend16S extends SlotOp {
        I32Extend16S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (short) slots[at] & 0xffff_ffffL;
            return next;
        }
    }
}
