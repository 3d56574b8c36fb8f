package palimpsest.engine.exec;

import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.Reference;

/**
 * Constants, parametric and variable instructions. Each comes in a variant for numbers, for vectors and for references. See
 * the specification, Parametric Instructions and Variable Instructions.
 */
final class VariableOps {

    private VariableOps() {}

    /** Does nothing, for one step. */
    static final class Nop extends Op {
        @Override
        Op run(State s, long[] slots, int frame) {
            return next;
        }
    }

    /** Does nothing to what it takes off the stack. */
    static final class Drop extends SlotOp {
        Drop(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return next;
        }
    }

    static final class Const extends SlotOp {
        final long value;

        Const(int slot, long value) {
            super(slot);
            this.value = value;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + slot] = value;
            return next;
        }
    }

    static final class ConstVector extends SlotOp {
        private final long low;
        private final long high;

        ConstVector(int slot, long low, long high) {
            super(slot);
            this.low = low;
            this.high = high;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + slot] = low;
            s.highs[frame + slot] = high;
            return next;
        }
    }

    static final class ConstReference extends SlotOp {
        private Reference value;

        ConstReference(int slot, Reference value) {
            super(slot);
            this.value = value;
        }

        @Override
        void settle(Home home) {
            if (value instanceof FunctionInstance function) {
                value = home.function(function);
            }
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            s.references[frame + slot] = value;
            return next;
        }
    }

    /** {@code local.get}, {@code local.set} and {@code local.tee} of a number. */
    static final class Copy extends Unary {
        Copy(int from, int to) {
            super(from, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from];
            return next;
        }
    }

    static final class CopyVector extends Op {
        private final int from;
        private final int to;

        CopyVector(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from];
            s.highs[frame + to] = s.highs[frame + from];
            return next;
        }
    }

    static final class CopyReference extends Op {
        private final int from;
        private final int to;

        CopyReference(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            s.references[frame + to] = s.references[frame + from];
            return next;
        }
    }

    static final class Select extends Binary {
        final int condition;

        Select(int left, int right, int condition, int to) {
            super(left, right, to);
            this.condition = condition;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + (slots[frame + condition] == 0 ? right : left)];
            return next;
        }
    }

    static final class SelectVector extends SlotOp {
        SelectVector(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            if (slots[at + 2] == 0) {
                slots[at] = slots[at + 1];
                s.highs[at] = s.highs[at + 1];
            }
            return next;
        }
    }

    static final class SelectReference extends SlotOp {
        SelectReference(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            if (slots[at + 2] == 0) {
                s.references[at] = s.references[at + 1];
            }
            return next;
        }
    }

    /** A use of a global. */
    abstract static class GlobalOp extends SlotOp {
        GlobalInstance global;

        GlobalOp(int slot, GlobalInstance global) {
            super(slot);
            this.global = global;
        }

        @Override
        void settle(Home home) {
            global = home.global(global);
        }
    }

    static final class GlobalGet extends GlobalOp {
        GlobalGet(int slot, GlobalInstance global) {
            super(slot, global);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + slot] = global.bits();
            return next;
        }
    }

    static final class GlobalGetVector extends GlobalOp {
        GlobalGetVector(int slot, GlobalInstance global) {
            super(slot, global);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + slot] = global.bits();
            s.highs[frame + slot] = global.high();
            return next;
        }
    }

    static final class GlobalGetReference extends GlobalOp {
        GlobalGetReference(int slot, GlobalInstance global) {
            super(slot, global);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            s.references[frame + slot] = global.reference();
            return next;
        }
    }

    static final class GlobalSet extends GlobalOp {
        GlobalSet(int slot, GlobalInstance global) {
            super(slot, global);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            global.setBits(slots[frame + slot]);
            return next;
        }
    }

    static final class GlobalSetVector extends GlobalOp {
        GlobalSetVector(int slot, GlobalInstance global) {
            super(slot, global);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            global.setBits(slots[frame + slot]);
            global.setHigh(s.highs[frame + slot]);
            return next;
        }
    }

    static final class GlobalSetReference extends GlobalOp {
        GlobalSetReference(int slot, GlobalInstance global) {
            super(slot, global);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            global.setReference(s.references[frame + slot]);
            return next;
        }
    }
}
