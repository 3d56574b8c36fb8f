package palimpsest.engine.exec;

/** Two numeric operations as one; those on integers are on 32 bits. */
final class PairOps {

    private PairOps() {}

    /** {@code left + (right << shift)} */
    static final class AddShifted extends Binary {
        final int shift;

        AddShifted(int left, int right, int shift, int to) {
            super(left, right, to);
            this.shift = shift;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (slots[frame + left] + (slots[frame + right] << shift)) & 0xffff_ffffL;
            return next;
        }
    }

    /** {@code left ^ rotl(right, shift)} */
    static final class XorRotated extends Binary {
        final int shift;

        XorRotated(int left, int right, int shift, int to) {
            super(left, right, to);
            this.shift = shift;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] =
                    slots[frame + left] ^ (Integer.rotateLeft((int) slots[frame + right], shift) & 0xffff_ffffL);
            return next;
        }
    }

    /** {@code left ^ (right << shift)} */
    static final class XorShiftedLeft extends Binary {
        final int shift;

        XorShiftedLeft(int left, int right, int shift, int to) {
            super(left, right, to);
            this.shift = shift;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] ^ (((int) slots[frame + right] << shift) & 0xffff_ffffL);
            return next;
        }
    }

    /** {@code left ^ (right >>> shift)} */
    static final class XorShiftedRight extends Binary {
        final int shift;

        XorShiftedRight(int left, int right, int shift, int to) {
            super(left, right, to);
            this.shift = shift;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] ^ (slots[frame + right] >>> shift);
            return next;
        }
    }

    /** {@code left | (right << shift)} */
    static final class OrShiftedLeft extends Binary {
        final int shift;

        OrShiftedLeft(int left, int right, int shift, int to) {
            super(left, right, to);
            this.shift = shift;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] | (((int) slots[frame + right] << shift) & 0xffff_ffffL);
            return next;
        }
    }

    /** {@code left | (right >>> shift)} */
    static final class OrShiftedRight extends Binary {
        final int shift;

        OrShiftedRight(int left, int right, int shift, int to) {
            super(left, right, to);
            this.shift = shift;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] | (slots[frame + right] >>> shift);
            return next;
        }
    }

    /** {@code (from & bits) << shift} */
    static final class AndShiftedLeft extends Unary {
        private final long bits;
        final int shift;

        AndShiftedLeft(int from, long bits, int shift, int to) {
            super(from, to);
            this.bits = bits;
            this.shift = shift;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = ((int) (slots[frame + from] & bits) << shift) & 0xffff_ffffL;
            return next;
        }
    }

    /** {@code (from >>> shift) & bits} */
    static final class ShiftedRightAnd extends Unary {
        final int shift;
        private final long bits;

        ShiftedRightAnd(int from, int shift, long bits, int to) {
            super(from, to);
            this.shift = shift;
            this.bits = bits;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (slots[frame + from] >>> shift) & bits;
            return next;
        }
    }

    /** {@code (from + addend) & bits} */
    static final class AddAnd extends Unary {
        private final long addend;
        private final long bits;

        AddAnd(int from, long addend, long bits, int to) {
            super(from, to);
            this.addend = addend;
            this.bits = bits;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (slots[frame + from] + addend) & bits;
            return next;
        }
    }

    /** {@code (from << shift) + addend} */
    static final class ShiftedLeftAdd extends Unary {
        final int shift;
        private final long addend;

        ShiftedLeftAdd(int from, int shift, long addend, int to) {
            super(from, to);
            this.shift = shift;
            this.addend = addend;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = ((slots[frame + from] << shift) + addend) & 0xffff_ffffL;
            return next;
        }
    }

    /** {@code left + right + third} */
    static final class Add3 extends Binary {
        private final int third;

        Add3(int left, int right, int third, int to) {
            super(left, right, to);
            this.third = third;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (slots[frame + left] + slots[frame + right] + slots[frame + third]) & 0xffff_ffffL;
            return next;
        }
    }

    /** {@code left ^ right ^ third} */
    static final class Xor3 extends Binary {
        private final int third;

        Xor3(int left, int right, int third, int to) {
            super(left, right, to);
            this.third = third;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + left] ^ slots[frame + right] ^ slots[frame + third];
            return next;
        }
    }

    /** {@code third ^ (left & right)} */
    static final class XorAnd extends Binary {
        private final int third;

        XorAnd(int left, int right, int third, int to) {
            super(left, right, to);
            this.third = third;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + third] ^ (slots[frame + left] & slots[frame + right]);
            return next;
        }
    }

    /** {@code third & (left ^ right)} */
    static final class AndXor extends Binary {
        private final int third;

        AndXor(int left, int right, int third, int to) {
            super(left, right, to);
            this.third = third;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + third] & (slots[frame + left] ^ slots[frame + right]);
            return next;
        }
    }

    /** {@code third + left * right} of doubles, each result rounded and its NaN made canonical. */
    static final class MultiplyAdd extends Binary {
        private final int third;

        MultiplyAdd(int left, int right, int third, int to) {
            super(left, right, to);
            this.third = third;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            double product =
                    Double.longBitsToDouble(slots[frame + left]) * Double.longBitsToDouble(slots[frame + right]);
            slots[frame + to] = Double.doubleToLongBits(Double.longBitsToDouble(slots[frame + third]) + product);
            return next;
        }
    }

    /** Two constants. */
    static final class Constants extends SlotOp {
        private final long value;
        private final int secondSlot;
        private final long secondValue;

        Constants(VariableOps.Const first, VariableOps.Const second) {
            super(first.slot);
            value = first.value;
            secondSlot = second.slot;
            secondValue = second.value;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + slot] = value;
            slots[frame + secondSlot] = secondValue;
            return next;
        }
    }

    /** A copy, then a constant. */
    static final class CopyAndConstant extends SlotOp {
        private final long value;
        private final int from;
        private final int to;

        CopyAndConstant(VariableOps.Copy copy, VariableOps.Const constant) {
            super(constant.slot);
            value = constant.value;
            from = copy.from;
            to = copy.to;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from];
            slots[frame + slot] = value;
            return next;
        }
    }

    /** Two copies, one after the other. */
    static final class Copies extends Unary {
        private final int secondFrom;
        private final int secondTo;

        Copies(int from, int to, int secondFrom, int secondTo) {
            super(from, to);
            this.secondFrom = secondFrom;
            this.secondTo = secondTo;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from];
            slots[frame + secondTo] = slots[frame + secondFrom];
            return next;
        }
    }
}
