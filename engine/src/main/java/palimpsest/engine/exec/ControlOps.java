package palimpsest.engine.exec;

import java.util.function.UnaryOperator;
import palimpsest.engine.runtime.TrapException;

/** Branches within a function. See the specification, Control Instructions. */
final class ControlOps {

    private ControlOps() {}

    /** Where a branch leads; linked when the target is known. */
    @SuppressWarnings("NullAway.Init")
    abstract static class BranchOp extends SlotOp {
        /** The operation to go to. */
        Op target;
        /** What the base of the time gains, so that it is right at the target. */
        int shift;

        BranchOp(int slot) {
            super(slot);
        }

        /** Makes it lead to where another branch, an exact one, leads, and the time right there. */
        void leadAs(BranchOp other) {
            target = other.target;
            shift = other.shift;
        }

        /** Links the branch, once both ends know their positions. */
        void target(Op op) {
            target = op;
            shift = position + (isStep() ? 1 : 0) - op.position;
        }

        @Override
        void relink(UnaryOperator<Op> instead) {
            super.relink(instead);
            target = instead.apply(target);
        }
    }

    static final class Unreachable extends Op {
        @Override
        Op run(State s, long[] slots, int frame) {
            throw new TrapException("unreachable executed");
        }
    }

    /** From the end of a {@code then} past its {@code else}: part of the block's structure, so it takes no step. */
    static final class Skip extends BranchOp {
        Skip() {
            super(0);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            s.base += shift;
            return target;
        }

        @Override
        boolean isStep() {
            return false;
        }
    }

    /** {@code if}: goes on if the condition holds, else branches to the {@code else} or past the {@code end}. */
    static final class If extends BranchOp {
        If(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            if (slots[frame + slot] != 0) {
                return next;
            }
            // Forward, so that the longest way to the function's end does not grow.
            s.base += shift;
            return target;
        }
    }

    static final class Branch extends BranchOp {
        Branch() {
            super(0);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return s.jump(target, shift);
        }
    }

    static final class BranchIf extends BranchOp {
        BranchIf(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return slots[frame + slot] == 0 ? next : s.jump(target, shift);
        }
    }

    /** A branch that carries values down the stack. */
    static final class MovingBranch extends BranchOp {
        private final Move move;

        MovingBranch(Move move) {
            super(0);
            this.move = move;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            move.apply(s, slots, frame);
            return s.jump(target, shift);
        }
    }

    static final class MovingBranchIf extends BranchOp {
        private final Move move;

        MovingBranchIf(int slot, Move move) {
            super(slot);
            this.move = move;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            if (slots[frame + slot] == 0) {
                return next;
            }
            move.apply(s, slots, frame);
            return s.jump(target, shift);
        }
    }

    /** {@code br_table}: one branch for each label, the default last. */
    static final class BranchTable extends SlotOp {
        BranchOp[] branches;

        BranchTable(int slot, BranchOp[] branches) {
            super(slot);
            this.branches = branches;
        }

        @Override
        void relink(UnaryOperator<Op> instead) {
            super.relink(instead);
            for (BranchOp branch : branches) {
                branch.relink(instead);
            }
        }

        /** Whether no branch carries anything. */
        boolean isPlain() {
            for (BranchOp branch : branches) {
                if (!(branch instanceof Branch)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        void settle(Home home) {
            for (BranchOp branch : branches) {
                branch.body = body;
            }
        }

        @Override
        Op copy() {
            BranchTable copy = (BranchTable) super.copy();
            copy.branches = new BranchOp[branches.length];
            for (int i = 0; i < branches.length; i++) {
                copy.branches[i] = (BranchOp) branches[i].copy();
            }
            return copy;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long index = slots[frame + slot];
            BranchOp chosen = branches[(int) Math.min(index, branches.length - 1)];
            return chosen.run(s, slots, frame);
        }
    }

    /** {@code br_table} with branches that carry nothing, of a 32-bit number plus a constant. */
    static final class PlainTable extends Op {
        final int slot;
        private final long addend;
        private Op[] targets;
        private final int[] shifts;

        PlainTable(int slot, BranchTable table) {
            this.slot = slot;
            addend = 0;
            targets = new Op[table.branches.length];
            shifts = new int[targets.length];
            for (int i = 0; i < targets.length; i++) {
                targets[i] = table.branches[i].target;
                shifts[i] = table.branches[i].shift;
            }
        }

        /** The same for what a sum was made of. */
        PlainTable(ConstantOps.Add32 sum, PlainTable table) {
            slot = sum.from;
            addend = sum.constant + table.addend;
            targets = table.targets;
            shifts = table.shifts;
        }

        @Override
        void relink(UnaryOperator<Op> instead) {
            super.relink(instead);
            for (int i = 0; i < targets.length; i++) {
                targets[i] = instead.apply(targets[i]);
            }
        }

        @Override
        Op copy() {
            PlainTable copy = (PlainTable) super.copy();
            copy.targets = targets.clone();
            return copy;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long index = (slots[frame + slot] + addend) & 0xffff_ffffL;
            int chosen = (int) Math.min(index, targets.length - 1);
            return s.jump(targets[chosen], shifts[chosen]);
        }
    }

    /** The end of a function, or {@code return}. */
    static final class Return extends Op {
        private final boolean step;

        Return(boolean step) {
            this.step = step;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return s.leave(step ? position + 1 : position);
        }

        @Override
        boolean isStep() {
            return step;
        }
    }

    /** With one number as the result, which lies above the locals. */
    static final class ReturnNumber extends SlotOp {
        private final boolean step;

        ReturnNumber(int slot, boolean step) {
            super(slot);
            this.step = step;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame] = slots[frame + slot];
            return s.leave(step ? position + 1 : position);
        }

        @Override
        boolean isStep() {
            return step;
        }
    }

    /** Returns a number from anywhere in the frame, so many steps after the beginning of the function. */
    static final class LeaveWith extends SlotOp {
        private final int after;

        LeaveWith(int slot, int after) {
            super(slot);
            this.after = after;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame] = slots[frame + slot];
            return s.leave(after);
        }
    }

    static final class MovingReturn extends Op {
        private final Move move;
        private final boolean step;

        MovingReturn(Move move, boolean step) {
            this.move = move;
            this.step = step;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            move.apply(s, slots, frame);
            return s.leave(step ? position + 1 : position);
        }

        @Override
        boolean isStep() {
            return step;
        }
    }
}
