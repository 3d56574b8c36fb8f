package palimpsest.engine.exec;

import palimpsest.engine.syntax.Opcode;

/** Reading and replacing one lane. See the specification, Vector Instructions. */
final class LaneOps {

    private LaneOps() {}

    static Op of(Opcode opcode, int lane, int slot) {
        return switch (opcode) {
            case I8X16_EXTRACT_LANE_S -> new Extract(slot, lane, 8, true);
            case I8X16_EXTRACT_LANE_U -> new Extract(slot, lane, 8, false);
            case I16X8_EXTRACT_LANE_S -> new Extract(slot, lane, 16, true);
            case I16X8_EXTRACT_LANE_U -> new Extract(slot, lane, 16, false);
            case I32X4_EXTRACT_LANE, F32X4_EXTRACT_LANE -> new Extract(slot, lane, 32, false);
            case I64X2_EXTRACT_LANE, F64X2_EXTRACT_LANE -> new Extract(slot, lane, 64, false);
            case I8X16_REPLACE_LANE -> new Replace(slot, lane, 8);
            case I16X8_REPLACE_LANE -> new Replace(slot, lane, 16);
            case I32X4_REPLACE_LANE, F32X4_REPLACE_LANE -> new Replace(slot, lane, 32);
            case I64X2_REPLACE_LANE, F64X2_REPLACE_LANE -> new Replace(slot, lane, 64);
            default -> throw new AssertionError(opcode);
        };
    }

    /** The bits of a lane of a width in bits, zero-extended. */
    static long extract(long low, long high, int lane, int width) {
        int first = lane * width;
        return (first < 64 ? low : high) >>> (first & 63) & mask(width);
    }

    private static long mask(int width) {
        return -1L >>> (64 - width);
    }

    /** Puts a lane into a vector that lies in a slot. */
    static void replace(State s, int at, int lane, int width, long value) {
        int first = lane * width;
        int shift = first & 63;
        long mask = mask(width) << shift;
        if (first < 64) {
            s.slots[at] = (s.slots[at] & ~mask) | (value << shift & mask);
        } else {
            s.highs[at] = (s.highs[at] & ~mask) | (value << shift & mask);
        }
    }

    private static final class Extract extends SlotOp {
        private final int lane;
        private final int width;
        private final boolean signed;

        Extract(int slot, int lane, int width, boolean signed) {
            super(slot);
            this.lane = lane;
            this.width = width;
            this.signed = signed;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            long bits = extract(slots[at], s.highs[at], lane, width);
            slots[at] = signed ? (width == 8 ? (byte) bits : (short) bits) & 0xffff_ffffL : bits;
            return next;
        }
    }

    private static final class Replace extends SlotOp {
        private final int lane;
        private final int width;

        Replace(int slot, int lane, int width) {
            super(slot);
            this.lane = lane;
            this.width = width;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            replace(s, at, lane, width, slots[at + 1]);
            return next;
        }
    }
}
