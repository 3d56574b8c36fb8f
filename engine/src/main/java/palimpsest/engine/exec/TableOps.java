package palimpsest.engine.exec;

import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.syntax.AddressType;

/** Instructions on tables. They look at all bounds before they write anything. See the specification, Table Instructions. */
final class TableOps {

    private TableOps() {}

    abstract static class TableOp extends SlotOp {
        TableInstance table;

        TableOp(int slot, TableInstance table) {
            super(slot);
            this.table = table;
        }

        @Override
        void settle(Home home) {
            table = home.table(table);
        }
    }

    static final class Get extends TableOp {
        Get(int slot, TableInstance table) {
            super(slot, table);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            s.references[frame + slot] = table.get(index(table, slots[frame + slot]));
            return next;
        }
    }

    static final class Set extends TableOp {
        Set(int slot, TableInstance table) {
            super(slot, table);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            table.set(index(table, slots[frame + slot]), s.references[frame + slot + 1]);
            return next;
        }
    }

    static final class Size extends TableOp {
        Size(int slot, TableInstance table) {
            super(slot, table);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + slot] = table.size();
            return next;
        }
    }

    static final class Grow extends TableOp {
        private final long failed;

        Grow(int slot, TableInstance table) {
            super(slot, table);
            this.failed = table.type().addressType() == AddressType.I64 ? -1L : 0xffff_ffffL;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            int old = table.grow(slots[at + 1], s.references[at]);
            slots[at] = old < 0 ? failed : old;
            return next;
        }
    }

    static final class Fill extends TableOp {
        Fill(int slot, TableInstance table) {
            super(slot, table);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            table.check(slots[at], slots[at + 2]);
            table.fill((int) slots[at], s.references[at + 1], (int) slots[at + 2]);
            return next;
        }
    }

    static final class Copy extends TableOp {
        private TableInstance from;

        Copy(int slot, TableInstance to, TableInstance from) {
            super(slot, to);
            this.from = from;
        }

        @Override
        void settle(Home home) {
            super.settle(home);
            from = home.table(from);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            from.check(slots[at + 1], slots[at + 2]);
            table.check(slots[at], slots[at + 2]);
            table.copy((int) slots[at], from, (int) slots[at + 1], (int) slots[at + 2]);
            return next;
        }
    }

    /** {@code table.init}. */
    static final class Init extends TableOp {
        private final ModuleInstance instance;
        private final int segment;

        Init(int slot, TableInstance table, ModuleInstance instance, int segment) {
            super(slot, table);
            this.instance = instance;
            this.segment = segment;
        }

        @Override
        boolean isMovable() {
            return false;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            init(table, slots[at], instance, segment, slots[at + 1], slots[at + 2]);
            return next;
        }
    }

    /** Copies from an element segment, of which {@code start} and {@code count} are 32-bit and zero-extended. */
    static void init(TableInstance table, long to, ModuleInstance instance, int segment, long start, long count) {
        Reference[] elements = instance.elements().get(segment);
        if (start + count > elements.length) {
            throw new TrapException("out of bounds table access: element segment " + segment + " has "
                    + elements.length + " elements, elements " + start + " to before " + (start + count)
                    + " were asked for");
        }
        table.check(to, count);
        table.copy((int) to, elements, (int) start, (int) count);
    }

    static final class ElementDrop extends Op {
        private final ModuleInstance instance;
        private final int segment;

        ElementDrop(ModuleInstance instance, int segment) {
            this.instance = instance;
            this.segment = segment;
        }

        @Override
        boolean isMovable() {
            return false;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            instance.elements().set(segment, new Reference[0]);
            return next;
        }
    }

    private static int index(TableInstance table, long index) {
        if (index < 0 || index >= table.size()) {
            throw new TrapException("out of bounds table access: index " + Long.toUnsignedString(index)
                    + ", but the table has " + table.size() + " elements");
        }
        return (int) index;
    }
}
