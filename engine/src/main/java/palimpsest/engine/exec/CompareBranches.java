package palimpsest.engine.exec;

import palimpsest.engine.exec.Comparison.Relation;
import palimpsest.engine.exec.ControlOps.BranchOp;

/** Branches that compare two integers themselves. */
final class CompareBranches {

    private CompareBranches() {}

    /** Compares the numbers in two slots. */
    abstract static class WithSlot extends BranchOp {
        final Relation relation;
        final int right;

        WithSlot(Relation relation, int slot, int right) {
            super(slot);
            this.relation = relation;
            this.right = right;
        }
    }

    /** Compares the number in a slot with a constant. */
    abstract static class WithConstant extends BranchOp {
        final Relation relation;
        final long constant;

        WithConstant(Relation relation, int slot, long constant) {
            super(slot);
            this.relation = relation;
            this.constant = constant;
        }
    }

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

    private static final class Equal extends WithSlot {
        Equal(int slot, int right) {
            super(Relation.EQUAL, slot, right);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return slots[frame + slot] == slots[frame + right] ? s.jump(target, shift) : next;
        }
    }

    private static final class EqualConstant extends WithConstant {
        EqualConstant(int slot, long constant) {
            super(Relation.EQUAL, slot, constant);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return slots[frame + slot] == constant ? s.jump(target, shift) : next;
        }
    }

    private static final class NotEqual extends WithSlot {
        NotEqual(int slot, int right) {
            super(Relation.NOT_EQUAL, slot, right);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return slots[frame + slot] != slots[frame + right] ? s.jump(target, shift) : next;
        }
    }

    private static final class NotEqualConstant extends WithConstant {
        NotEqualConstant(int slot, long constant) {
            super(Relation.NOT_EQUAL, slot, constant);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return slots[frame + slot] != constant ? s.jump(target, shift) : next;
        }
    }

    private static final class Less32 extends WithSlot {
        Less32(int slot, int right) {
            super(Relation.LESS_32, slot, right);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return (int) slots[frame + slot] < (int) slots[frame + right] ? s.jump(target, shift) : next;
        }
    }

    private static final class Less32Constant extends WithConstant {
        Less32Constant(int slot, long constant) {
            super(Relation.LESS_32, slot, constant);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return (int) slots[frame + slot] < (int) constant ? s.jump(target, shift) : next;
        }
    }

    private static final class NotLess32 extends WithSlot {
        NotLess32(int slot, int right) {
            super(Relation.NOT_LESS_32, slot, right);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return (int) slots[frame + slot] >= (int) slots[frame + right] ? s.jump(target, shift) : next;
        }
    }

    private static final class NotLess32Constant extends WithConstant {
        NotLess32Constant(int slot, long constant) {
            super(Relation.NOT_LESS_32, slot, constant);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return (int) slots[frame + slot] >= (int) constant ? s.jump(target, shift) : next;
        }
    }

    private static final class Less64 extends WithSlot {
        Less64(int slot, int right) {
            super(Relation.LESS_64, slot, right);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return slots[frame + slot] < slots[frame + right] ? s.jump(target, shift) : next;
        }
    }

    private static final class Less64Constant extends WithConstant {
        Less64Constant(int slot, long constant) {
            super(Relation.LESS_64, slot, constant);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return slots[frame + slot] < constant ? s.jump(target, shift) : next;
        }
    }

    private static final class NotLess64 extends WithSlot {
        NotLess64(int slot, int right) {
            super(Relation.NOT_LESS_64, slot, right);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return slots[frame + slot] >= slots[frame + right] ? s.jump(target, shift) : next;
        }
    }

    private static final class NotLess64Constant extends WithConstant {
        NotLess64Constant(int slot, long constant) {
            super(Relation.NOT_LESS_64, slot, constant);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return slots[frame + slot] >= constant ? s.jump(target, shift) : next;
        }
    }

    private static final class Below64 extends WithSlot {
        Below64(int slot, int right) {
            super(Relation.BELOW_64, slot, right);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return Long.compareUnsigned(slots[frame + slot], slots[frame + right]) < 0 ? s.jump(target, shift) : next;
        }
    }

    private static final class Below64Constant extends WithConstant {
        Below64Constant(int slot, long constant) {
            super(Relation.BELOW_64, slot, constant);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return Long.compareUnsigned(slots[frame + slot], constant) < 0 ? s.jump(target, shift) : next;
        }
    }

    private static final class NotBelow64 extends WithSlot {
        NotBelow64(int slot, int right) {
            super(Relation.NOT_BELOW_64, slot, right);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return Long.compareUnsigned(slots[frame + slot], slots[frame + right]) >= 0 ? s.jump(target, shift) : next;
        }
    }

    private static final class NotBelow64Constant extends WithConstant {
        NotBelow64Constant(int slot, long constant) {
            super(Relation.NOT_BELOW_64, slot, constant);
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
