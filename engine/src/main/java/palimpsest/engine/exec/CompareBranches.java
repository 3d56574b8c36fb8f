package palimpsest.engine.exec;

import palimpsest.engine.exec.Comparison.Relation;
import palimpsest.engine.exec.ControlOps.BranchOp;

/** Branches that compare two integers themselves. */
final class CompareBranches {

    private CompareBranches() {}

    /** A branch that is taken if the relation holds between the numbers in two slots. */
    static BranchOp of(Relation relation, int left, int right) {
        return switch (relation) {
            case EQUAL -> new Equal(left, right);
            case NOT_EQUAL -> new NotEqual(left, right);
            case LESS_32 -> new Less32(left, right);
            case NOT_LESS_32 -> new NotLess32(left, right);
            case LESS_64 -> new Less64(left, right);
            case NOT_LESS_64 -> new NotLess64(left, right);
            case BELOW_64 -> new Below64(left, right);
            case NOT_BELOW_64 -> new NotBelow64(left, right);
        };
    }

    /** A branch that is taken if the relation holds between the number in a slot and a constant. */
    static BranchOp of(Relation relation, int left, long constant) {
        return switch (relation) {
            case EQUAL -> new EqualConstant(left, constant);
            case NOT_EQUAL -> new NotEqualConstant(left, constant);
            case LESS_32 -> new Less32Constant(left, constant);
            case NOT_LESS_32 -> new NotLess32Constant(left, constant);
            case LESS_64 -> new Less64Constant(left, constant);
            case NOT_LESS_64 -> new NotLess64Constant(left, constant);
            case BELOW_64 -> new Below64Constant(left, constant);
            case NOT_BELOW_64 -> new NotBelow64Constant(left, constant);
        };
    }

    private static final class Equal extends BranchOp {
        private final int right;

        Equal(int slot, int right) {
            super(slot);
            this.right = right;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return slots[frame + slot] == slots[frame + right] ? s.jump(target, shift) : next;
        }
    }

    private static final class EqualConstant extends BranchOp {
        private final long constant;

        EqualConstant(int slot, long constant) {
            super(slot);
            this.constant = constant;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return slots[frame + slot] == constant ? s.jump(target, shift) : next;
        }
    }

    private static final class NotEqual extends BranchOp {
        private final int right;

        NotEqual(int slot, int right) {
            super(slot);
            this.right = right;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return slots[frame + slot] != slots[frame + right] ? s.jump(target, shift) : next;
        }
    }

    private static final class NotEqualConstant extends BranchOp {
        private final long constant;

        NotEqualConstant(int slot, long constant) {
            super(slot);
            this.constant = constant;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return slots[frame + slot] != constant ? s.jump(target, shift) : next;
        }
    }

    private static final class Less32 extends BranchOp {
        private final int right;

        Less32(int slot, int right) {
            super(slot);
            this.right = right;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return (int) slots[frame + slot] < (int) slots[frame + right] ? s.jump(target, shift) : next;
        }
    }

    private static final class Less32Constant extends BranchOp {
        private final long constant;

        Less32Constant(int slot, long constant) {
            super(slot);
            this.constant = constant;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return (int) slots[frame + slot] < (int) constant ? s.jump(target, shift) : next;
        }
    }

    private static final class NotLess32 extends BranchOp {
        private final int right;

        NotLess32(int slot, int right) {
            super(slot);
            this.right = right;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return (int) slots[frame + slot] >= (int) slots[frame + right] ? s.jump(target, shift) : next;
        }
    }

    private static final class NotLess32Constant extends BranchOp {
        private final long constant;

        NotLess32Constant(int slot, long constant) {
            super(slot);
            this.constant = constant;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return (int) slots[frame + slot] >= (int) constant ? s.jump(target, shift) : next;
        }
    }

    private static final class Less64 extends BranchOp {
        private final int right;

        Less64(int slot, int right) {
            super(slot);
            this.right = right;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return slots[frame + slot] < slots[frame + right] ? s.jump(target, shift) : next;
        }
    }

    private static final class Less64Constant extends BranchOp {
        private final long constant;

        Less64Constant(int slot, long constant) {
            super(slot);
            this.constant = constant;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return slots[frame + slot] < constant ? s.jump(target, shift) : next;
        }
    }

    private static final class NotLess64 extends BranchOp {
        private final int right;

        NotLess64(int slot, int right) {
            super(slot);
            this.right = right;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return slots[frame + slot] >= slots[frame + right] ? s.jump(target, shift) : next;
        }
    }

    private static final class NotLess64Constant extends BranchOp {
        private final long constant;

        NotLess64Constant(int slot, long constant) {
            super(slot);
            this.constant = constant;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return slots[frame + slot] >= constant ? s.jump(target, shift) : next;
        }
    }

    private static final class Below64 extends BranchOp {
        private final int right;

        Below64(int slot, int right) {
            super(slot);
            this.right = right;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return Long.compareUnsigned(slots[frame + slot], slots[frame + right]) < 0 ? s.jump(target, shift) : next;
        }
    }

    private static final class Below64Constant extends BranchOp {
        private final long constant;

        Below64Constant(int slot, long constant) {
            super(slot);
            this.constant = constant;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return Long.compareUnsigned(slots[frame + slot], constant) < 0 ? s.jump(target, shift) : next;
        }
    }

    private static final class NotBelow64 extends BranchOp {
        private final int right;

        NotBelow64(int slot, int right) {
            super(slot);
            this.right = right;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return Long.compareUnsigned(slots[frame + slot], slots[frame + right]) >= 0 ? s.jump(target, shift) : next;
        }
    }

    private static final class NotBelow64Constant extends BranchOp {
        private final long constant;

        NotBelow64Constant(int slot, long constant) {
            super(slot);
            this.constant = constant;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return Long.compareUnsigned(slots[frame + slot], constant) >= 0 ? s.jump(target, shift) : next;
        }
    }

    /** Taken if one of some bits is set. */
    static final class AnyBit extends BranchOp {
        private final long bits;

        AnyBit(int slot, long bits) {
            super(slot);
            this.bits = bits;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return (slots[frame + slot] & bits) != 0 ? s.jump(target, shift) : next;
        }
    }

    /** Taken if none of some bits is set. */
    static final class NoBit extends BranchOp {
        private final long bits;

        NoBit(int slot, long bits) {
            super(slot);
            this.bits = bits;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return (slots[frame + slot] & bits) == 0 ? s.jump(target, shift) : next;
        }
    }
}
