package palimpsest.engine.exec;

import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.syntax.Opcode;

/**
 * Atomic accesses. There is one thread of execution, so what sets them apart is that they want their natural alignment. See
 * the threads proposal.
 */
final class AtomicOps {

    private AtomicOps() {}

    /** The operation of an atomic instruction on a memory. */
    static Op of(Opcode opcode, int slot, MemoryInstance memory, long offset, int site) {
        int width = opcode.access().orElseThrow().width();
        String name = opcode.mnemonic();
        if (name.startsWith("memory.atomic")) {
            return opcode == Opcode.MEMORY_ATOMIC_NOTIFY
                    ? new WaitOps.Notify(slot, memory, offset)
                    : new WaitOps.Wait(slot, memory, offset, width);
        }
        if (name.contains(".load")) {
            return new Load(slot, memory.memory(), offset, width);
        }
        if (name.contains(".store")) {
            return new Store(slot, memory.memory(), offset, site, width);
        }
        return name.contains("cmpxchg")
                ? new CompareExchange(slot, memory.memory(), offset, site, width)
                : new Modify(slot, memory.memory(), offset, site, width, change(name));
    }

    private static Change change(String mnemonic) {
        // Such as i32.atomic.rmw8.add_u: what is done stands last.
        String word = mnemonic.substring(mnemonic.lastIndexOf('.') + 1).replace("_u", "");
        return switch (word) {
            case "add" -> (old, operand) -> old + operand;
            case "sub" -> (old, operand) -> old - operand;
            case "and" -> (old, operand) -> old & operand;
            case "or" -> (old, operand) -> old | operand;
            case "xor" -> (old, operand) -> old ^ operand;
            case "xchg" -> (old, operand) -> operand;
            default -> throw new AssertionError(mnemonic);
        };
    }

    /** What a read-modify-write makes of the old value; bits above its width are cut off. */
    @FunctionalInterface
    private interface Change {
        long apply(long old, long operand);
    }

    abstract static class AtomicOp extends MemoryOps.StoreOp {
        final int width;

        AtomicOp(int slot, LinearMemory memory, long offset, int site, int width) {
            super(slot, slot + 1, memory, offset, site);
            this.width = width;
        }

        long address(long[] slots, int frame) {
            long address = slots[frame + slot] + offset;
            memory.check(address, width);
            if ((address & (width - 1)) != 0) {
                throw new TrapException("unaligned atomic: address " + Long.toUnsignedString(address)
                        + " is not a multiple of " + width);
            }
            return address;
        }

        /** The value there, zero-extended. */
        long load(long address) {
            return switch (width) {
                case 1 -> memory.loadByte(address) & 0xff;
                case 2 -> memory.loadShort(address) & 0xffff;
                case 4 -> memory.loadInt(address) & 0xffff_ffffL;
                default -> memory.loadLong(address);
            };
        }

        void store(long address, long value) {
            switch (width) {
                case 1 -> memory.storeByte(address, (int) value, site);
                case 2 -> memory.storeShort(address, (int) value, site);
                case 4 -> memory.storeInt(address, (int) value, site);
                default -> memory.storeLong(address, value, site);
            }
        }
    }

    private static final class Load extends AtomicOp {
        Load(int slot, LinearMemory memory, long offset, int width) {
            super(slot, memory, offset, 0, width);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + slot] = load(address(slots, frame));
            return next;
        }
    }

    private static final class Store extends AtomicOp {
        Store(int slot, LinearMemory memory, long offset, int site, int width) {
            super(slot, memory, offset, site, width);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            store(address(slots, frame), slots[frame + slot + 1]);
            return next;
        }
    }

    private static final class Modify extends AtomicOp {
        private final Change change;

        Modify(int slot, LinearMemory memory, long offset, int site, int width, Change change) {
            super(slot, memory, offset, site, width);
            this.change = change;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long address = address(slots, frame);
            long old = load(address);
            store(address, change.apply(old, slots[frame + slot + 1]));
            slots[frame + slot] = old;
            return next;
        }
    }

    private static final class CompareExchange extends AtomicOp {
        CompareExchange(int slot, LinearMemory memory, long offset, int site, int width) {
            super(slot, memory, offset, site, width);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long address = address(slots, frame);
            long old = load(address);
            // The expected value is compared whole: one that does not fit the width is never found.
            if (old == slots[frame + slot + 1]) {
                store(address, slots[frame + slot + 2]);
            }
            slots[frame + slot] = old;
            return next;
        }
    }
}
