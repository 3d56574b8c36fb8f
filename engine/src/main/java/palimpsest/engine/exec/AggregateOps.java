package palimpsest.engine.exec;

import palimpsest.engine.runtime.I31;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.StructInstance;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.syntax.PackedType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.StorageType;
import palimpsest.engine.syntax.VectorType;

/** Structures, small numbers as references, and casts. See the specification, Aggregate Instructions. */
final class AggregateOps {

    private AggregateOps() {}

    // ---- Values between slots and fields

    /** Reads a field, into a slot. */
    static void get(State s, int slot, StructInstance from, int field, StorageType storage, boolean signed) {
        if (storage instanceof ReferenceType) {
            s.references[slot] = from.reference(field);
            return;
        }
        s.slots[slot] = signed ? extend(storage, from.bits(field)) : from.bits(field);
        if (storage == VectorType.V128) {
            s.highs[slot] = from.high(field);
        }
    }

    /** Writes a field, from a slot. */
    static void set(State s, int slot, StructInstance to, int field, StorageType storage) {
        if (storage instanceof ReferenceType) {
            to.setReference(field, s.references[slot]);
            return;
        }
        to.setBits(field, AggregateShape.pack(storage, s.slots[slot]));
        if (storage == VectorType.V128) {
            to.setHigh(field, s.highs[slot]);
        }
    }

    /** The i32 that a packed field gives when its sign counts. */
    static long extend(StorageType storage, long bits) {
        return (storage == PackedType.I8 ? (byte) bits : (short) bits) & 0xffff_ffffL;
    }

    static StructInstance structure(Reference reference) {
        if (reference instanceof StructInstance structure) {
            return structure;
        }
        throw new TrapException("null structure reference");
    }

    // ---- Structures

    static final class StructNew extends SlotOp {
        private final AggregateShape shape;

        StructNew(int slot, AggregateShape shape) {
            super(slot);
            this.shape = shape;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            StructInstance made = shape.newStructure();
            for (int i = 0; i < made.fields(); i++) {
                set(s, frame + slot + i, made, i, shape.storage().get(i));
            }
            s.references[frame + slot] = made;
            return next;
        }
    }

    static final class StructNewDefault extends SlotOp {
        private final AggregateShape shape;

        StructNewDefault(int slot, AggregateShape shape) {
            super(slot);
            this.shape = shape;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            s.references[frame + slot] = shape.newStructure();
            return next;
        }
    }

    static final class StructGet extends SlotOp {
        private final StorageType storage;
        private final int field;
        private final boolean signed;

        StructGet(int slot, StorageType storage, int field, boolean signed) {
            super(slot);
            this.storage = storage;
            this.field = field;
            this.signed = signed;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            get(s, frame + slot, structure(s.references[frame + slot]), field, storage, signed);
            return next;
        }
    }

    static final class StructSet extends SlotOp {
        private final StorageType storage;
        private final int field;

        StructSet(int slot, StorageType storage, int field) {
            super(slot);
            this.storage = storage;
            this.field = field;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            set(s, frame + slot + 1, structure(s.references[frame + slot]), field, storage);
            return next;
        }
    }

    // ---- Small numbers

    static final class NewI31 extends SlotOp {
        NewI31(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            s.references[frame + slot] = I31.wrap((int) slots[frame + slot]);
            return next;
        }
    }

    static final class GetI31 extends SlotOp {
        private final boolean signed;

        GetI31(int slot, boolean signed) {
            super(slot);
            this.signed = signed;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            if (s.references[frame + slot] instanceof I31 number) {
                slots[frame + slot] = (signed ? number.signed() : number.unsigned()) & 0xffff_ffffL;
                return next;
            }
            throw new TrapException("null i31 reference");
        }
    }

    // ---- Casts

    static final class Test extends SlotOp {
        private final ReferenceType type;

        Test(int slot, ReferenceType type) {
            super(slot);
            this.type = type;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + slot] = Casts.fits(s.references[frame + slot], type) ? 1 : 0;
            return next;
        }
    }

    static final class Cast extends SlotOp {
        private final ReferenceType type;

        Cast(int slot, ReferenceType type) {
            super(slot);
            this.type = type;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            Reference reference = s.references[frame + slot];
            if (!Casts.fits(reference, type)) {
                throw new TrapException("cast failure: " + (reference == NullReference.NULL ? "null" : "the reference")
                        + " is no " + type);
            }
            return next;
        }
    }

    /** {@code br_on_cast}, where {@code onSuccess} is true, or {@code br_on_cast_fail}. */
    static final class BranchOnCast extends ControlOps.BranchOp {
        private final ReferenceType type;
        private final boolean onSuccess;
        private final Move move;

        BranchOnCast(int slot, ReferenceType type, boolean onSuccess, Move move) {
            super(slot);
            this.type = type;
            this.onSuccess = onSuccess;
            this.move = move;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            if (Casts.fits(s.references[frame + slot], type) != onSuccess) {
                return next;
            }
            move.apply(s, slots, frame);
            return s.jump(target, shift);
        }
    }
}
