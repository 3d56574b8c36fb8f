package palimpsest.engine.exec;

import java.util.Optional;
import palimpsest.engine.exec.Comparison.Relation;
import palimpsest.engine.exec.ControlOps.BranchOp;
import palimpsest.engine.memory.LinearMemory;

/** Branches that compare what they load with a constant. */
final class LoadBranches {

    private LoadBranches() {}

    /** Both as one, if there is such a one: the branch must take what was loaded. */
    static Optional<BranchOp> of(MemoryOps.LoadOp load, BranchOp branch) {
        if (branch instanceof ControlOps.BranchIf) {
            return of(load, Relation.NOT_EQUAL, 0);
        }
        return branch instanceof CompareBranches.WithConstant with
                ? of(load, with.relation, with.constant)
                : Optional.empty();
    }

    private static Optional<BranchOp> of(MemoryOps.LoadOp load, Relation relation, long constant) {
        boolean equal = relation == Relation.EQUAL;
        if (!equal && relation != Relation.NOT_EQUAL) {
            return Optional.empty();
        }
        if (load instanceof MemoryOps.Load32) {
            return Optional.of(equal ? new Word(load, constant) : new NotWord(load, constant));
        }
        if (load instanceof MemoryOps.Load8Unsigned) {
            return Optional.of(equal ? new OneByte(load, constant) : new NotOneByte(load, constant));
        }
        return Optional.empty();
    }

    private abstract static class LoadBranch extends BranchOp {
        LinearMemory memory;
        final long offset;
        final long constant;

        LoadBranch(MemoryOps.LoadOp load, long constant) {
            super(load.slot);
            memory = load.memory;
            offset = load.offset;
            this.constant = constant;
        }

        @Override
        void settle(Home home) {
            memory = home.memory(memory);
        }
    }

    private static final class Word extends LoadBranch {
        Word(MemoryOps.LoadOp load, long constant) {
            super(load, constant);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return (memory.loadInt(slots[frame + slot] + offset) & 0xffff_ffffL) == constant
                    ? s.jump(target, shift)
                    : next;
        }
    }

    private static final class NotWord extends LoadBranch {
        NotWord(MemoryOps.LoadOp load, long constant) {
            super(load, constant);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return (memory.loadInt(slots[frame + slot] + offset) & 0xffff_ffffL) != constant
                    ? s.jump(target, shift)
                    : next;
        }
    }

    private static final class OneByte extends LoadBranch {
        OneByte(MemoryOps.LoadOp load, long constant) {
            super(load, constant);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return (memory.loadByte(slots[frame + slot] + offset) & 0xff) == constant ? s.jump(target, shift) : next;
        }
    }

    private static final class NotOneByte extends LoadBranch {
        NotOneByte(MemoryOps.LoadOp load, long constant) {
            super(load, constant);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return (memory.loadByte(slots[frame + slot] + offset) & 0xff) != constant ? s.jump(target, shift) : next;
        }
    }
}
