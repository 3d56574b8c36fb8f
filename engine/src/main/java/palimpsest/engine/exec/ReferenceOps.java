package palimpsest.engine.exec;

import palimpsest.engine.runtime.I31;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.TrapException;

/** Instructions on references of any kind. See the specification, Reference Instructions. */
final class ReferenceOps {

    private ReferenceOps() {}

    static final class IsNull extends SlotOp {
        IsNull(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + slot] = s.references[frame + slot] == NullReference.NULL ? 1 : 0;
            return next;
        }
    }

    static final class AsNonNull extends SlotOp {
        AsNonNull(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            if (s.references[frame + slot] == NullReference.NULL) {
                throw new TrapException("null reference");
            }
            return next;
        }
    }

    static final class Equal extends SlotOp {
        Equal(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            slots[at] = same(s.references[at], s.references[at + 1]) ? 1 : 0;
            return next;
        }
    }

    /** Whether two references are one: small numbers by their value, all else by identity. */
    @SuppressWarnings("ReferenceEquality") // objects of a module are the same only if they are one
    static boolean same(Reference a, Reference b) {
        return a == b || (a instanceof I31 && a.equals(b));
    }

    /** {@code br_on_null}, where {@code branchIf} is true, or {@code br_on_non_null}. */
    static final class BranchOnNull extends ControlOps.BranchOp {
        private final boolean branchIf;
        private final Move move;

        BranchOnNull(int slot, boolean branchIf, Move move) {
            super(slot);
            this.branchIf = branchIf;
            this.move = move;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            if ((s.references[frame + slot] == NullReference.NULL) != branchIf) {
                return next;
            }
            move.apply(s, slots, frame);
            return s.jump(target, shift);
        }
    }
}
