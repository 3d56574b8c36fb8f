package palimpsest.engine.exec;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import palimpsest.engine.exec.Comparison.Relation;
import palimpsest.engine.exec.ControlOps.BranchOp;

/** The end of a counted loop: a constant is added to a 32-bit number, then it is compared, and the branch taken or not. */
final class CountingBranches {

    private CountingBranches() {}

    /** Both as one, if there is such a one: the branch must compare what was added to. */
    static Optional<BranchOp> of(ConstantOps.Add32 add, BranchOp branch) {
        if (branch instanceof CompareBranches.WithSlot with && with.right != add.to) {
            return Optional.ofNullable(of(with.relation, add, with.right));
        }
        if (branch instanceof CompareBranches.WithConstant with) {
            return Optional.ofNullable(of(with.relation, add, with.constant));
        }
        return branch instanceof ControlOps.BranchIf
                ? Optional.ofNullable(of(Relation.NOT_EQUAL, add, 0L))
                : Optional.empty();
    }

    private static @Nullable BranchOp of(Relation relation, ConstantOps.Add32 add, int right) {
        return switch (relation) {
            case NOT_EQUAL -> new NotEqual(add, right);
            case LESS_32 -> new Less32(add, right);
            case LESS_64 -> new Less64(add, right);
            default -> null;
        };
    }

    private static @Nullable BranchOp of(Relation relation, ConstantOps.Add32 add, long constant) {
        return switch (relation) {
            case NOT_EQUAL -> new NotEqualConstant(add, constant);
            case LESS_32 -> new Less32Constant(add, constant);
            case LESS_64 -> new Less64Constant(add, constant);
            default -> null;
        };
    }

    private abstract static class Counting extends BranchOp {
        final int to;
        final long addend;

        Counting(ConstantOps.Add32 add) {
            super(add.from);
            to = add.to;
            addend = add.constant;
        }
    }

    private static final class NotEqual extends Counting {
        private final int right;

        NotEqual(ConstantOps.Add32 add, int right) {
            super(add);
            this.right = right;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long sum = (slots[frame + slot] + addend) & 0xffff_ffffL;
            slots[frame + to] = sum;
            return sum != slots[frame + right] ? s.jump(target, shift) : next;
        }
    }

    private static final class NotEqualConstant extends Counting {
        private final long constant;

        NotEqualConstant(ConstantOps.Add32 add, long constant) {
            super(add);
            this.constant = constant;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long sum = (slots[frame + slot] + addend) & 0xffff_ffffL;
            slots[frame + to] = sum;
            return sum != constant ? s.jump(target, shift) : next;
        }
    }

    private static final class Less32 extends Counting {
        private final int right;

        Less32(ConstantOps.Add32 add, int right) {
            super(add);
            this.right = right;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long sum = (slots[frame + slot] + addend) & 0xffff_ffffL;
            slots[frame + to] = sum;
            return (int) sum < (int) slots[frame + right] ? s.jump(target, shift) : next;
        }
    }

    private static final class Less32Constant extends Counting {
        private final long constant;

        Less32Constant(ConstantOps.Add32 add, long constant) {
            super(add);
            this.constant = constant;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long sum = (slots[frame + slot] + addend) & 0xffff_ffffL;
            slots[frame + to] = sum;
            return (int) sum < (int) constant ? s.jump(target, shift) : next;
        }
    }

    private static final class Less64 extends Counting {
        private final int right;

        Less64(ConstantOps.Add32 add, int right) {
            super(add);
            this.right = right;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long sum = (slots[frame + slot] + addend) & 0xffff_ffffL;
            slots[frame + to] = sum;
            return sum < slots[frame + right] ? s.jump(target, shift) : next;
        }
    }

    private static final class Less64Constant extends Counting {
        private final long constant;

        Less64Constant(ConstantOps.Add32 add, long constant) {
            super(add);
            this.constant = constant;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long sum = (slots[frame + slot] + addend) & 0xffff_ffffL;
            slots[frame + to] = sum;
            return sum < constant ? s.jump(target, shift) : next;
        }
    }
}
