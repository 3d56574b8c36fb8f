package palimpsest.engine.exec;

import palimpsest.engine.syntax.Opcode;

/** The instructions on 64-bit integers. See the specification, Numeric Instructions. */
final class I64Ops {

    private I64Ops() {}

    /** The operation of an instruction whose first operand is in a slot. */
    static Op of(Opcode opcode, int slot) {
        return switch (opcode) {
            case I64_EQZ -> new I64Eqz(slot);
            case I64_EQ -> new I64Eq(slot);
            case I64_NE -> new I64Ne(slot);
            case I64_LT_S -> new I64LtS(slot);
            case I64_LT_U -> new I64LtU(slot);
            case I64_GT_S -> new I64GtS(slot);
            case I64_GT_U -> new I64GtU(slot);
            case I64_LE_S -> new I64LeS(slot);
            case I64_LE_U -> new I64LeU(slot);
            case I64_GE_S -> new I64GeS(slot);
            case I64_GE_U -> new I64GeU(slot);
            case I64_CLZ -> new I64Clz(slot);
            case I64_CTZ -> new I64Ctz(slot);
            case I64_POPCNT -> new I64Popcnt(slot);
            case I64_ADD -> new I64Add(slot);
            case I64_SUB -> new I64Sub(slot);
            case I64_MUL -> new I64Mul(slot);
            case I64_DIV_S -> new I64DivS(slot);
            case I64_DIV_U -> new I64DivU(slot);
            case I64_REM_S -> new I64RemS(slot);
            case I64_REM_U -> new I64RemU(slot);
            case I64_AND -> new I64And(slot);
            case I64_OR -> new I64Or(slot);
            case I64_XOR -> new I64Xor(slot);
            case I64_SHL -> new I64Shl(slot);
            case I64_SHR_S -> new I64ShrS(slot);
            case I64_SHR_U -> new I64ShrU(slot);
            case I64_ROTL -> new I64Rotl(slot);
            case I64_ROTR -> new I64Rotr(slot);
            case I64_EXTEND8_S -> new I64Extend8S(slot);
            case I64_EXTEND16_S -> new I64Extend16S(slot);
            case I64_EXTEND32_S -> new I64Extend32S(slot);
            default -> throw new AssertionError(opcode);
        };
    }

    private static final class I64Eqz extends SlotOp {
        I64Eqz(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = slots[at] == 0 ? 1 : 0;
            return next;
        }
    }

    private static final class I64Eq extends SlotOp {
        I64Eq(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = slots[at] == slots[at + 1] ? 1 : 0;
            return next;
        }
    }

    private static final class I64Ne extends SlotOp {
        I64Ne(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = slots[at] != slots[at + 1] ? 1 : 0;
            return next;
        }
    }

    private static final class I64LtS extends SlotOp {
        I64LtS(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = slots[at] < slots[at + 1] ? 1 : 0;
            return next;
        }
    }

    private static final class I64LtU extends SlotOp {
        I64LtU(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Long.compareUnsigned(slots[at], slots[at + 1]) < 0 ? 1 : 0;
            return next;
        }
    }

    private static final class I64GtS extends SlotOp {
        I64GtS(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = slots[at] > slots[at + 1] ? 1 : 0;
            return next;
        }
    }

    private static final class I64GtU extends SlotOp {
        I64GtU(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Long.compareUnsigned(slots[at], slots[at + 1]) > 0 ? 1 : 0;
            return next;
        }
    }

    private static final class I64LeS extends SlotOp {
        I64LeS(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = slots[at] <= slots[at + 1] ? 1 : 0;
            return next;
        }
    }

    private static final class I64LeU extends SlotOp {
        I64LeU(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Long.compareUnsigned(slots[at], slots[at + 1]) <= 0 ? 1 : 0;
            return next;
        }
    }

    private static final class I64GeS extends SlotOp {
        I64GeS(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = slots[at] >= slots[at + 1] ? 1 : 0;
            return next;
        }
    }

    private static final class I64GeU extends SlotOp {
        I64GeU(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Long.compareUnsigned(slots[at], slots[at + 1]) >= 0 ? 1 : 0;
            return next;
        }
    }

    private static final class I64Clz extends SlotOp {
        I64Clz(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Long.numberOfLeadingZeros(slots[at]);
            return next;
        }
    }

    private static final class I64Ctz extends SlotOp {
        I64Ctz(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Long.numberOfTrailingZeros(slots[at]);
            return next;
        }
    }

    private static final class I64Popcnt extends SlotOp {
        I64Popcnt(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Long.bitCount(slots[at]);
            return next;
        }
    }

    private static final class I64Add extends SlotOp {
        I64Add(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] += slots[at + 1];
            return next;
        }
    }

    private static final class I64Sub extends SlotOp {
        I64Sub(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] -= slots[at + 1];
            return next;
        }
    }

    private static final class I64Mul extends SlotOp {
        I64Mul(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] *= slots[at + 1];
            return next;
        }
    }

    private static final class I64DivS extends SlotOp {
        I64DivS(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.divideSigned(slots[at], slots[at + 1]);
            return next;
        }
    }

    private static final class I64DivU extends SlotOp {
        I64DivU(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.divideUnsigned(slots[at], slots[at + 1]);
            return next;
        }
    }

    private static final class I64RemS extends SlotOp {
        I64RemS(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.remainderSigned(slots[at], slots[at + 1]);
            return next;
        }
    }

    private static final class I64RemU extends SlotOp {
        I64RemU(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Numerics.remainderUnsigned(slots[at], slots[at + 1]);
            return next;
        }
    }

    private static final class I64And extends SlotOp {
        I64And(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] &= slots[at + 1];
            return next;
        }
    }

    private static final class I64Or extends SlotOp {
        I64Or(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] |= slots[at + 1];
            return next;
        }
    }

    private static final class I64Xor extends SlotOp {
        I64Xor(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] ^= slots[at + 1];
            return next;
        }
    }

    private static final class I64Shl extends SlotOp {
        I64Shl(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] <<= slots[at + 1];
            return next;
        }
    }

    private static final class I64ShrS extends SlotOp {
        I64ShrS(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] >>= slots[at + 1];
            return next;
        }
    }

    private static final class I64ShrU extends SlotOp {
        I64ShrU(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] >>>= slots[at + 1];
            return next;
        }
    }

    private static final class I64Rotl extends SlotOp {
        I64Rotl(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Long.rotateLeft(slots[at], (int) slots[at + 1]);
            return next;
        }
    }

    private static final class I64Rotr extends SlotOp {
        I64Rotr(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = Long.rotateRight(slots[at], (int) slots[at + 1]);
            return next;
        }
    }

    private static final class I64Extend8S extends SlotOp {
        I64Extend8S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (byte) slots[at];
            return next;
        }
    }

    private static final class I64Extend16S extends SlotOp {
        I64Extend16S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (short) slots[at];
            return next;
        }
    }

    private static final class I64Extend32S extends SlotOp {
        I64Extend32S(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = (int) slots[at];
            return next;
        }
    }
}
