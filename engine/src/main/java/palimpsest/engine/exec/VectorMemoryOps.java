package palimpsest.engine.exec;

import java.util.function.LongUnaryOperator;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.syntax.Opcode;

/** Loads and stores of vectors and of their lanes. See the specification, Vector Memory Instructions. */
final class VectorMemoryOps {

    private VectorMemoryOps() {}

    static Op of(Opcode opcode, int lane, int slot, LinearMemory memory, long offset, int site) {
        return switch (opcode) {
            case V128_LOAD -> new Load(slot, memory, offset);
            case V128_STORE -> new Store(slot, memory, offset, site);
            case V128_LOAD8X8_S -> widening(slot, memory, offset, four -> Lanes.widen8((int) four, true));
            case V128_LOAD8X8_U -> widening(slot, memory, offset, four -> Lanes.widen8((int) four, false));
            case V128_LOAD16X4_S -> widening(slot, memory, offset, two -> Lanes.widen16((int) two, true));
            case V128_LOAD16X4_U -> widening(slot, memory, offset, two -> Lanes.widen16((int) two, false));
            case V128_LOAD32X2_S -> widening(slot, memory, offset, one -> Lanes.widen32((int) one, true));
            case V128_LOAD32X2_U -> widening(slot, memory, offset, one -> Lanes.widen32((int) one, false));
            case V128_LOAD8_SPLAT -> new LoadSplat(slot, memory, offset, 1);
            case V128_LOAD16_SPLAT -> new LoadSplat(slot, memory, offset, 2);
            case V128_LOAD32_SPLAT -> new LoadSplat(slot, memory, offset, 4);
            case V128_LOAD64_SPLAT -> new LoadSplat(slot, memory, offset, 8);
            case V128_LOAD32_ZERO -> new LoadZero(slot, memory, offset, 4);
            case V128_LOAD64_ZERO -> new LoadZero(slot, memory, offset, 8);
            case V128_LOAD8_LANE -> new LoadLane(slot, memory, offset, lane, 1);
            case V128_LOAD16_LANE -> new LoadLane(slot, memory, offset, lane, 2);
            case V128_LOAD32_LANE -> new LoadLane(slot, memory, offset, lane, 4);
            case V128_LOAD64_LANE -> new LoadLane(slot, memory, offset, lane, 8);
            case V128_STORE8_LANE -> new StoreLane(slot, memory, offset, site, lane, 1);
            case V128_STORE16_LANE -> new StoreLane(slot, memory, offset, site, lane, 2);
            case V128_STORE32_LANE -> new StoreLane(slot, memory, offset, site, lane, 4);
            case V128_STORE64_LANE -> new StoreLane(slot, memory, offset, site, lane, 8);
            default -> throw new AssertionError(opcode);
        };
    }

    private static Op widening(int slot, LinearMemory memory, long offset, LongUnaryOperator widen) {
        return new LoadWiden(slot, memory, offset, widen);
    }

    /** Reads a number of 1, 2, 4 or 8 bytes, zero-extended. */
    private static long load(LinearMemory memory, long address, int width) {
        return switch (width) {
            case 1 -> memory.loadByte(address) & 0xff;
            case 2 -> memory.loadShort(address) & 0xffff;
            case 4 -> memory.loadInt(address) & 0xffff_ffffL;
            default -> memory.loadLong(address);
        };
    }

    private static final class Load extends MemoryOps.MemoryOp {
        Load(int slot, LinearMemory memory, long offset) {
            super(slot, memory, offset);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            long address = slots[at] + offset;
            memory.check(address, 16);
            s.highs[at] = memory.loadLong(address + 8);
            slots[at] = memory.loadLong(address);
            return next;
        }
    }

    private static final class Store extends MemoryOps.StoreOp {
        Store(int slot, LinearMemory memory, long offset, int site) {
            super(slot, slot + 1, memory, offset, site);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            memory.storeVector(slots[at] + offset, slots[at + 1], s.highs[at + 1], site);
            return next;
        }
    }

    /** Eight bytes, each half of which becomes half a vector. */
    private static final class LoadWiden extends MemoryOps.MemoryOp {
        private final LongUnaryOperator widen;

        LoadWiden(int slot, LinearMemory memory, long offset, LongUnaryOperator widen) {
            super(slot, memory, offset);
            this.widen = widen;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            long eight = memory.loadLong(slots[at] + offset);
            slots[at] = widen.applyAsLong(eight & 0xffff_ffffL);
            s.highs[at] = widen.applyAsLong(eight >>> 32);
            return next;
        }
    }

    private static final class LoadSplat extends MemoryOps.MemoryOp {
        private final int width;
        private final long factor;

        LoadSplat(int slot, LinearMemory memory, long offset, int width) {
            super(slot, memory, offset);
            this.width = width;
            this.factor = VectorTable.splatFactor(8 * width);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            long half = load(memory, slots[at] + offset, width) * factor;
            slots[at] = half;
            s.highs[at] = half;
            return next;
        }
    }

    private static final class LoadZero extends MemoryOps.MemoryOp {
        private final int width;

        LoadZero(int slot, LinearMemory memory, long offset, int width) {
            super(slot, memory, offset);
            this.width = width;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = load(memory, slots[at] + offset, width);
            s.highs[at] = 0;
            return next;
        }
    }

    private static final class LoadLane extends MemoryOps.MemoryOp {
        private final int lane;
        private final int width;

        LoadLane(int slot, LinearMemory memory, long offset, int lane, int width) {
            super(slot, memory, offset);
            this.lane = lane;
            this.width = width;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            long value = load(memory, slots[at] + offset, width);
            slots[at] = slots[at + 1];
            s.highs[at] = s.highs[at + 1];
            LaneOps.replace(s, at, lane, 8 * width, value);
            return next;
        }
    }

    private static final class StoreLane extends MemoryOps.StoreOp {
        private final int lane;
        private final int width;

        StoreLane(int slot, LinearMemory memory, long offset, int site, int lane, int width) {
            super(slot, slot + 1, memory, offset, site);
            this.lane = lane;
            this.width = width;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            long address = slots[at] + offset;
            long value = LaneOps.extract(slots[at + 1], s.highs[at + 1], lane, 8 * width);
            switch (width) {
                case 1 -> memory.storeByte(address, (int) value, site);
                case 2 -> memory.storeShort(address, (int) value, site);
                case 4 -> memory.storeInt(address, (int) value, site);
                default -> memory.storeLong(address, value, site);
            }
            return next;
        }
    }
}
