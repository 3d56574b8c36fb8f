package palimpsest.engine.exec;

import palimpsest.engine.memory.AccessFault;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.syntax.AddressType;

/**
 * Instructions on whole memories and stretches of them. They look at all bounds before they write anything. See the
 * specification, Memory Instructions.
 */
final class BulkOps {

    private BulkOps() {}

    static final class Size extends SlotOp {
        private LinearMemory memory;

        Size(int slot, LinearMemory memory) {
            super(slot);
            this.memory = memory;
        }

        @Override
        void settle(Home home) {
            memory = home.memory(memory);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + slot] = memory.pages();
            return next;
        }
    }

    static final class Grow extends SlotOp {
        private LinearMemory memory;
        private final long failed;
        private int site;

        Grow(int slot, MemoryInstance memory, int site) {
            super(slot);
            this.memory = memory.memory();
            this.failed = memory.declared().addressType() == AddressType.I64 ? -1L : 0xffff_ffffL;
            this.site = site;
        }

        @Override
        void settle(Home home) {
            memory = home.memory(memory);
            site = home.site(site);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long old = memory.grow(slots[frame + slot], site);
            slots[frame + slot] = old < 0 ? failed : old;
            return next;
        }
    }

    static final class Fill extends SlotOp {
        private LinearMemory memory;
        private int site;

        Fill(int slot, LinearMemory memory, int site) {
            super(slot);
            this.memory = memory;
            this.site = site;
        }

        @Override
        void settle(Home home) {
            memory = home.memory(memory);
            site = home.site(site);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            memory.fill(slots[at], (byte) slots[at + 1], slots[at + 2], site);
            return next;
        }
    }

    static final class Copy extends SlotOp {
        private LinearMemory to;
        private LinearMemory from;
        private int site;

        Copy(int slot, LinearMemory to, LinearMemory from, int site) {
            super(slot);
            this.to = to;
            this.from = from;
            this.site = site;
        }

        @Override
        void settle(Home home) {
            to = home.memory(to);
            from = home.memory(from);
            site = home.site(site);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            to.copy(slots[at], from, slots[at + 1], slots[at + 2], site);
            return next;
        }
    }

    /** {@code memory.init}. */
    static final class Init extends SlotOp {
        private final LinearMemory memory;
        private final ModuleInstance instance;
        private final int segment;
        private final int site;

        Init(int slot, LinearMemory memory, ModuleInstance instance, int segment, int site) {
            super(slot);
            this.memory = memory;
            this.instance = instance;
            this.segment = segment;
            this.site = site;
        }

        @Override
        boolean isMovable() {
            return false;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            init(memory, slots[at], instance, segment, slots[at + 1], slots[at + 2], site);
            return next;
        }
    }

    /** Copies from a data segment, of which {@code start} and {@code count} are 32-bit and zero-extended. */
    static void init(
            LinearMemory memory, long address, ModuleInstance instance, int segment, long start, long count, int site) {
        byte[] bytes = instance.data().get(segment);
        if (start + count > bytes.length) {
            throw new TrapException("out of bounds memory access: data segment " + segment + " has " + bytes.length
                    + " bytes, bytes " + start + " to before " + (start + count) + " were asked for");
        }
        if (address < 0) {
            throw new AccessFault(memory, address, count);
        }
        memory.write(address, bytes, (int) start, (int) count, site);
    }

    static final class DataDrop extends Op {
        private final ModuleInstance instance;
        private final int segment;

        DataDrop(ModuleInstance instance, int segment) {
            this.instance = instance;
            this.segment = segment;
        }

        @Override
        boolean isMovable() {
            return false;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            instance.data().set(segment, new byte[0]);
            return next;
        }
    }
}
