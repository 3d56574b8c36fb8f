package palimpsest.engine.exec;

import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;

/**
 * Vector instructions that touch no memory. Most of them treat both halves of a vector alike and each for itself, so a few
 * operations and a function for 64 bits do for nearly all. See the specification, Vector Instructions.
 */
final class VectorOps {

    private VectorOps() {}

    /** What makes 64 bits of three times 64. */
    @FunctionalInterface
    interface Ternary {
        long apply(long a, long b, long c);
    }

    /** What makes half a vector of two whole ones. */
    @FunctionalInterface
    interface OfFour {
        long apply(long aLow, long aHigh, long bLow, long bHigh);
    }

    /** The operation of an instruction whose first operand is in a slot. */
    static Op of(Opcode opcode, InstructionReader in, int slot) {
        if (opcode == Opcode.V128_CONST) {
            return new VariableOps.ConstVector(slot, in.value(), in.high());
        }
        if (opcode == Opcode.I8X16_SHUFFLE) {
            return new Shuffle(slot, in.value(), in.high());
        }
        return switch (opcode.immediates()) {
            case LANE -> LaneOps.of(opcode, in.lane(), slot);
            default -> VectorTable.of(opcode, slot);
        };
    }

    static final class Unary extends SlotOp {
        private final LongUnaryOperator f;

        Unary(int slot, LongUnaryOperator f) {
            super(slot);
            this.f = f;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = f.applyAsLong(slots[at]);
            s.highs[at] = f.applyAsLong(s.highs[at]);
            return next;
        }
    }

    static final class Binary extends SlotOp {
        private final LongBinaryOperator f;

        Binary(int slot, LongBinaryOperator f) {
            super(slot);
            this.f = f;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = f.applyAsLong(slots[at], slots[at + 1]);
            s.highs[at] = f.applyAsLong(s.highs[at], s.highs[at + 1]);
            return next;
        }
    }

    static final class Three extends SlotOp {
        private final Ternary f;

        Three(int slot, Ternary f) {
            super(slot);
            this.f = f;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = f.apply(slots[at], slots[at + 1], slots[at + 2]);
            s.highs[at] = f.apply(s.highs[at], s.highs[at + 1], s.highs[at + 2]);
            return next;
        }
    }

    /** A shift of all lanes by an i32. */
    static final class Shift extends SlotOp {
        private final LongBinaryOperator f;

        Shift(int slot, LongBinaryOperator f) {
            super(slot);
            this.f = f;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            long by = slots[at + 1];
            slots[at] = f.applyAsLong(slots[at], by);
            s.highs[at] = f.applyAsLong(s.highs[at], by);
            return next;
        }
    }

    /** Each half of the result is made of both halves of the operand. */
    static final class Halves extends SlotOp {
        private final LongBinaryOperator low;
        private final LongBinaryOperator high;

        Halves(int slot, LongBinaryOperator low, LongBinaryOperator high) {
            super(slot);
            this.low = low;
            this.high = high;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            long aLow = slots[at];
            long aHigh = s.highs[at];
            slots[at] = low.applyAsLong(aLow, aHigh);
            s.highs[at] = high.applyAsLong(aLow, aHigh);
            return next;
        }
    }

    /** Each half of the result is made of all four halves of the operands. */
    static final class FourHalves extends SlotOp {
        private final OfFour low;
        private final OfFour high;

        FourHalves(int slot, OfFour low, OfFour high) {
            super(slot);
            this.low = low;
            this.high = high;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            long aLow = slots[at];
            long aHigh = s.highs[at];
            slots[at] = low.apply(aLow, aHigh, slots[at + 1], s.highs[at + 1]);
            s.highs[at] = high.apply(aLow, aHigh, slots[at + 1], s.highs[at + 1]);
            return next;
        }
    }

    /** From a vector to a number, which is given zero-extended. */
    static final class ToNumber extends SlotOp {
        private final LongBinaryOperator f;

        ToNumber(int slot, LongBinaryOperator f) {
            super(slot);
            this.f = f;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = f.applyAsLong(slots[at], s.highs[at]);
            return next;
        }
    }

    /** From a number to a vector with equal halves. */
    static final class Splat extends SlotOp {
        private final LongUnaryOperator f;

        Splat(int slot, LongUnaryOperator f) {
            super(slot);
            this.f = f;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            long half = f.applyAsLong(slots[at]);
            slots[at] = half;
            s.highs[at] = half;
            return next;
        }
    }

    private static final class Shuffle extends SlotOp {
        private final long lanesLow;
        private final long lanesHigh;

        Shuffle(int slot, long lanesLow, long lanesHigh) {
            super(slot);
            this.lanesLow = lanesLow;
            this.lanesHigh = lanesHigh;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            long low = pick(lanesLow, slots[at], s.highs[at], slots[at + 1], s.highs[at + 1]);
            long high = pick(lanesHigh, slots[at], s.highs[at], slots[at + 1], s.highs[at + 1]);
            slots[at] = low;
            s.highs[at] = high;
            return next;
        }

        private static long pick(long lanes, long aLow, long aHigh, long bLow, long bHigh) {
            long result = 0;
            for (int shift = 0; shift < 64; shift += 8) {
                int lane = (int) (lanes >>> shift) & 0xff;
                long picked = lane < 16 ? Lanes.byteAt(aLow, aHigh, lane) : Lanes.byteAt(bLow, bHigh, lane - 16);
                result |= picked << shift;
            }
            return result;
        }
    }
}
