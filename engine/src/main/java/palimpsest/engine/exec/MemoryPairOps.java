package palimpsest.engine.exec;

import palimpsest.engine.memory.LinearMemory;

/** A load or a store together with what makes its address, or with what uses what was loaded. Addresses have 32 bits. */
final class MemoryPairOps {

    private MemoryPairOps() {}

    /** Loads 32 bits at the sum of two slots. */
    static final class Load32Sum extends MemoryOps.LoadOp {
        private final int right;

        Load32Sum(int slot, int right, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
            this.right = right;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long address = (slots[frame + slot] + slots[frame + right]) & 0xffff_ffffL;
            slots[frame + to] = memory.loadInt(address + offset) & 0xffff_ffffL;
            return next;
        }
    }

    /** Loads 32 bits at {@code slot + (right << shift)}. */
    static final class Load32Scaled extends MemoryOps.LoadOp {
        private final int right;
        private final int shift;

        Load32Scaled(int slot, int right, int shift, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
            this.right = right;
            this.shift = shift;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long address = (slots[frame + slot] + (slots[frame + right] << shift)) & 0xffff_ffffL;
            slots[frame + to] = memory.loadInt(address + offset) & 0xffff_ffffL;
            return next;
        }
    }

    /** Loads 64 bits at the sum of two slots. */
    static final class Load64Sum extends MemoryOps.LoadOp {
        private final int right;

        Load64Sum(int slot, int right, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
            this.right = right;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long address = (slots[frame + slot] + slots[frame + right]) & 0xffff_ffffL;
            slots[frame + to] = memory.loadLong(address + offset);
            return next;
        }
    }

    /** Loads 64 bits at {@code slot + (right << shift)}. */
    static final class Load64Scaled extends MemoryOps.LoadOp {
        private final int right;
        private final int shift;

        Load64Scaled(int slot, int right, int shift, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
            this.right = right;
            this.shift = shift;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long address = (slots[frame + slot] + (slots[frame + right] << shift)) & 0xffff_ffffL;
            slots[frame + to] = memory.loadLong(address + offset);
            return next;
        }
    }

    /** Loads 8 bits at the sum of two slots. */
    static final class Load8Sum extends MemoryOps.LoadOp {
        private final int right;

        Load8Sum(int slot, int right, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
            this.right = right;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long address = (slots[frame + slot] + slots[frame + right]) & 0xffff_ffffL;
            slots[frame + to] = memory.loadByte(address + offset) & 0xff;
            return next;
        }
    }

    /** Loads 8 bits at {@code slot + (right << shift)}. */
    static final class Load8Scaled extends MemoryOps.LoadOp {
        private final int right;
        private final int shift;

        Load8Scaled(int slot, int right, int shift, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
            this.right = right;
            this.shift = shift;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long address = (slots[frame + slot] + (slots[frame + right] << shift)) & 0xffff_ffffL;
            slots[frame + to] = memory.loadByte(address + offset) & 0xff;
            return next;
        }
    }

    /** Loads 32 bits from a fixed address. */
    static final class Load32At extends MemoryOps.LoadOp {
        Load32At(MemoryOps.LoadOp load, long address) {
            super(load.slot, load.to, load.memory, address);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = memory.loadInt(offset) & 0xffff_ffffL;
            return next;
        }
    }

    /** Loads 64 bits from a fixed address. */
    static final class Load64At extends MemoryOps.LoadOp {
        Load64At(MemoryOps.LoadOp load, long address) {
            super(load.slot, load.to, load.memory, address);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = memory.loadLong(offset);
            return next;
        }
    }

    /** Loads 8 bits from a fixed address. */
    static final class Load8At extends MemoryOps.LoadOp {
        Load8At(MemoryOps.LoadOp load, long address) {
            super(load.slot, load.to, load.memory, address);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = memory.loadByte(offset) & 0xff;
            return next;
        }
    }

    /** Adds a loaded word. */
    static final class Add32 extends MemoryOps.LoadOp {
        private final int left;

        Add32(int left, int slot, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
            this.left = left;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int loaded = memory.loadInt(slots[frame + slot] + offset);
            slots[frame + to] = (slots[frame + left] + loaded) & 0xffff_ffffL;
            return next;
        }
    }

    /** Combines with a loaded word. */
    static final class Xor32 extends MemoryOps.LoadOp {
        private final int left;

        Xor32(int left, int slot, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
            this.left = left;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int loaded = memory.loadInt(slots[frame + slot] + offset);
            slots[frame + to] = (slots[frame + left] ^ loaded) & 0xffff_ffffL;
            return next;
        }
    }

    /** Combines with a loaded word. */
    static final class And32 extends MemoryOps.LoadOp {
        private final int left;

        And32(int left, int slot, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
            this.left = left;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int loaded = memory.loadInt(slots[frame + slot] + offset);
            slots[frame + to] = slots[frame + left] & loaded & 0xffff_ffffL;
            return next;
        }
    }

    /** Adds a loaded byte to a word. */
    static final class Add8 extends MemoryOps.LoadOp {
        private final int left;

        Add8(int left, int slot, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
            this.left = left;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int loaded = memory.loadByte(slots[frame + slot] + offset) & 0xff;
            slots[frame + to] = (slots[frame + left] + loaded) & 0xffff_ffffL;
            return next;
        }
    }

    /** Combines a word with a loaded byte. */
    static final class Xor8 extends MemoryOps.LoadOp {
        private final int left;

        Xor8(int left, int slot, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
            this.left = left;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int loaded = memory.loadByte(slots[frame + slot] + offset) & 0xff;
            slots[frame + to] = slots[frame + left] ^ loaded;
            return next;
        }
    }

    /** Multiplies with a loaded double. */
    static final class Multiply extends MemoryOps.LoadOp {
        private final int left;

        Multiply(int left, int slot, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
            this.left = left;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            double loaded = Double.longBitsToDouble(memory.loadLong(slots[frame + slot] + offset));
            slots[frame + to] = Double.doubleToLongBits(Double.longBitsToDouble(slots[frame + left]) * loaded);
            return next;
        }
    }

    /** Adds a loaded double. */
    static final class AddDouble extends MemoryOps.LoadOp {
        private final int left;

        AddDouble(int left, int slot, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
            this.left = left;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            double loaded = Double.longBitsToDouble(memory.loadLong(slots[frame + slot] + offset));
            slots[frame + to] = Double.doubleToLongBits(Double.longBitsToDouble(slots[frame + left]) + loaded);
            return next;
        }
    }

    /** Stores a constant. */
    static final class Store8Constant extends MemoryOps.StoreOp {
        private final long constant;

        Store8Constant(int slot, long constant, LinearMemory memory, long offset, int site) {
            super(slot, slot, memory, offset, site);
            this.constant = constant;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            memory.storeByte(slots[frame + slot] + offset, (int) constant, site);
            return next;
        }
    }

    /** Stores a constant. */
    static final class Store32Constant extends MemoryOps.StoreOp {
        private final long constant;

        Store32Constant(int slot, long constant, LinearMemory memory, long offset, int site) {
            super(slot, slot, memory, offset, site);
            this.constant = constant;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            memory.storeInt(slots[frame + slot] + offset, (int) constant, site);
            return next;
        }
    }

    /** Stores a constant. */
    static final class Store64Constant extends MemoryOps.StoreOp {
        private final long constant;

        Store64Constant(int slot, long constant, LinearMemory memory, long offset, int site) {
            super(slot, slot, memory, offset, site);
            this.constant = constant;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            memory.storeLong(slots[frame + slot] + offset, constant, site);
            return next;
        }
    }

    /** Stores the sum of two words. */
    static final class Store32Sum extends MemoryOps.StoreOp {
        private final int right;

        Store32Sum(int slot, int value, int right, LinearMemory memory, long offset, int site) {
            super(slot, value, memory, offset, site);
            this.right = right;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            memory.storeInt(slots[frame + slot] + offset, (int) (slots[frame + value] + slots[frame + right]), site);
            return next;
        }
    }
}
