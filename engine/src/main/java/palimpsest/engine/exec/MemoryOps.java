package palimpsest.engine.exec;

import java.util.function.UnaryOperator;
import palimpsest.engine.memory.AccessFault;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.syntax.Opcode;

/**
 * Loads and stores of numbers. Since 32-bit numbers lie zero-extended in their slots, loads that differ only in the type
 * they give share an operation. See the specification, Memory Instructions.
 */
final class MemoryOps {

    private MemoryOps() {}

    /** An access to a memory at the address in a slot plus an offset. */
    abstract static class MemoryOp extends SlotOp {
        LinearMemory memory;
        final long offset;

        MemoryOp(int slot, LinearMemory memory, long offset) {
            super(slot);
            this.memory = memory;
            this.offset = offset;
        }

        @Override
        void settle(Home home) {
            memory = home.memory(memory);
        }
    }

    /** A load into a slot. */
    abstract static class LoadOp extends MemoryOp {
        final int to;

        LoadOp(int slot, int to, LinearMemory memory, long offset) {
            super(slot, memory, offset);
            this.to = to;
        }
    }

    /** A store of the number in a slot; {@code site} names it as the writer of its bytes. */
    abstract static class StoreOp extends MemoryOp {
        final int value;
        int site;

        StoreOp(int slot, int value, LinearMemory memory, long offset, int site) {
            super(slot, memory, offset);
            this.value = value;
            this.site = site;
        }

        @Override
        void settle(Home home) {
            super.settle(home);
            site = home.site(site);
        }
    }

    /**
     * An access to a memory with 64-bit addresses: what the usual operation takes for granted, that address and offset add up
     * without overflow, is looked at before.
     */
    static final class Wide extends SlotOp {
        Op access;
        private LinearMemory memory;
        private final long offset;
        private final int width;

        Wide(int slot, Op access, LinearMemory memory, long offset, int width) {
            super(slot);
            this.access = access;
            this.memory = memory;
            this.offset = offset;
            this.width = width;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long address = slots[frame + slot];
            if (address < 0 || offset < 0) {
                throw new AccessFault(memory, address + offset, width);
            }
            return access.run(s, slots, frame);
        }

        @Override
        void link(Op following) {
            super.link(following);
            access.body = body;
            access.position = position;
            access.link(following);
        }

        @Override
        void relink(UnaryOperator<Op> instead) {
            super.relink(instead);
            access.relink(instead);
        }

        @Override
        void settle(Home home) {
            memory = home.memory(memory);
            access.body = body;
            access.settle(home);
        }

        @Override
        Op copy() {
            Wide copy = (Wide) super.copy();
            copy.access = access.copy();
            return copy;
        }
    }

    /** The operation of a load of a number. */
    static Op load(Opcode opcode, int slot, int to, LinearMemory memory, long offset) {
        return switch (opcode) {
            case I32_LOAD, F32_LOAD, I64_LOAD32_U -> new Load32(slot, to, memory, offset);
            case I64_LOAD, F64_LOAD -> new Load64(slot, to, memory, offset);
            case I32_LOAD8_S -> new Load8SignedTo32(slot, to, memory, offset);
            case I32_LOAD8_U, I64_LOAD8_U -> new Load8Unsigned(slot, to, memory, offset);
            case I32_LOAD16_S -> new Load16SignedTo32(slot, to, memory, offset);
            case I32_LOAD16_U, I64_LOAD16_U -> new Load16Unsigned(slot, to, memory, offset);
            case I64_LOAD8_S -> new Load8SignedTo64(slot, to, memory, offset);
            case I64_LOAD16_S -> new Load16SignedTo64(slot, to, memory, offset);
            case I64_LOAD32_S -> new Load32SignedTo64(slot, to, memory, offset);
            default -> throw new AssertionError(opcode);
        };
    }

    /** The operation of a store of a number. */
    static Op store(Opcode opcode, int slot, int value, LinearMemory memory, long offset, int site) {
        return switch (opcode) {
            case I32_STORE, F32_STORE, I64_STORE32 -> new Store32(slot, value, memory, offset, site);
            case I64_STORE, F64_STORE -> new Store64(slot, value, memory, offset, site);
            case I32_STORE8, I64_STORE8 -> new Store8(slot, value, memory, offset, site);
            case I32_STORE16, I64_STORE16 -> new Store16(slot, value, memory, offset, site);
            default -> throw new AssertionError(opcode);
        };
    }

    static final class Load32 extends LoadOp {
        Load32(int slot, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = memory.loadInt(slots[frame + slot] + offset) & 0xffff_ffffL;
            return next;
        }
    }

    static final class Load64 extends LoadOp {
        Load64(int slot, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = memory.loadLong(slots[frame + slot] + offset);
            return next;
        }
    }

    private static final class Load8SignedTo32 extends LoadOp {
        Load8SignedTo32(int slot, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = memory.loadByte(slots[frame + slot] + offset) & 0xffff_ffffL;
            return next;
        }
    }

    static final class Load8Unsigned extends LoadOp {
        Load8Unsigned(int slot, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = memory.loadByte(slots[frame + slot] + offset) & 0xff;
            return next;
        }
    }

    private static final class Load16SignedTo32 extends LoadOp {
        Load16SignedTo32(int slot, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = memory.loadShort(slots[frame + slot] + offset) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class Load16Unsigned extends LoadOp {
        Load16Unsigned(int slot, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = memory.loadShort(slots[frame + slot] + offset) & 0xffff;
            return next;
        }
    }

    private static final class Load8SignedTo64 extends LoadOp {
        Load8SignedTo64(int slot, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = memory.loadByte(slots[frame + slot] + offset);
            return next;
        }
    }

    private static final class Load16SignedTo64 extends LoadOp {
        Load16SignedTo64(int slot, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = memory.loadShort(slots[frame + slot] + offset);
            return next;
        }
    }

    private static final class Load32SignedTo64 extends LoadOp {
        Load32SignedTo64(int slot, int to, LinearMemory memory, long offset) {
            super(slot, to, memory, offset);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = memory.loadInt(slots[frame + slot] + offset);
            return next;
        }
    }

    static final class Store32 extends StoreOp {
        Store32(int slot, int value, LinearMemory memory, long offset, int site) {
            super(slot, value, memory, offset, site);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            memory.storeInt(slots[frame + slot] + offset, (int) slots[frame + value], site);
            return next;
        }
    }

    static final class Store64 extends StoreOp {
        Store64(int slot, int value, LinearMemory memory, long offset, int site) {
            super(slot, value, memory, offset, site);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            memory.storeLong(slots[frame + slot] + offset, slots[frame + value], site);
            return next;
        }
    }

    static final class Store8 extends StoreOp {
        Store8(int slot, int value, LinearMemory memory, long offset, int site) {
            super(slot, value, memory, offset, site);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            memory.storeByte(slots[frame + slot] + offset, (int) slots[frame + value], site);
            return next;
        }
    }

    private static final class Store16 extends StoreOp {
        Store16(int slot, int value, LinearMemory memory, long offset, int site) {
            super(slot, value, memory, offset, site);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            memory.storeShort(slots[frame + slot] + offset, (int) slots[frame + value], site);
            return next;
        }
    }
}
