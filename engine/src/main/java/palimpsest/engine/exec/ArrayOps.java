package palimpsest.engine.exec;

import palimpsest.engine.runtime.ArrayInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.PackedType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.StorageType;
import palimpsest.engine.syntax.VectorType;

/** Arrays. Indices and lengths are unsigned. See the specification, Aggregate Instructions. */
final class ArrayOps {

    private ArrayOps() {}

    static ArrayInstance array(Reference reference) {
        if (reference instanceof ArrayInstance array) {
            return array;
        }
        throw new TrapException("null array reference");
    }

    private static int index(ArrayInstance array, long index) {
        if (index >= array.length()) {
            throw new TrapException("out of bounds array access: index " + index + ", but the array has "
                    + array.length() + " elements");
        }
        return (int) index;
    }

    private static void set(State s, int slot, ArrayInstance to, int index, StorageType storage) {
        if (storage instanceof ReferenceType) {
            to.setReference(index, s.references[slot]);
            return;
        }
        to.setBits(index, AggregateShape.pack(storage, s.slots[slot]));
        if (storage == VectorType.V128) {
            to.setHigh(index, s.highs[slot]);
        }
    }

    /** An operation that knows the type of its array. */
    abstract static class ArrayOp extends SlotOp {
        final AggregateShape shape;

        ArrayOp(int slot, AggregateShape shape) {
            super(slot);
            this.shape = shape;
        }
    }

    static final class New extends ArrayOp {
        New(int slot, AggregateShape shape) {
            super(slot, shape);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            ArrayInstance made = shape.newArray((int) slots[at + 1]);
            for (int i = 0; i < made.length(); i++) {
                set(s, at, made, i, shape.element());
            }
            s.references[at] = made;
            return next;
        }
    }

    static final class NewDefault extends ArrayOp {
        NewDefault(int slot, AggregateShape shape) {
            super(slot, shape);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            s.references[frame + slot] = shape.newArray((int) slots[frame + slot]);
            return next;
        }
    }

    static final class NewFixed extends ArrayOp {
        private final int length;

        NewFixed(int slot, AggregateShape shape, int length) {
            super(slot, shape);
            this.length = length;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            ArrayInstance made = shape.newArray(length);
            for (int i = 0; i < length; i++) {
                set(s, frame + slot + i, made, i, shape.element());
            }
            s.references[frame + slot] = made;
            return next;
        }
    }

    /** {@code array.new_data} and {@code array.new_elem}. */
    static final class NewFromSegment extends ArrayOp {
        private final ModuleInstance instance;
        private final int segment;

        NewFromSegment(int slot, AggregateShape shape, ModuleInstance instance, int segment) {
            super(slot, shape);
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
            checkSegment(shape, instance, segment, slots[at], slots[at + 1]);
            ArrayInstance made = shape.newArray((int) slots[at + 1]);
            fillFromSegment(made, 0, shape, instance, segment, (int) slots[at], made.length());
            s.references[at] = made;
            return next;
        }
    }

    static final class Get extends ArrayOp {
        private final boolean signed;

        Get(int slot, AggregateShape shape, boolean signed) {
            super(slot, shape);
            this.signed = signed;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            ArrayInstance array = array(s.references[at]);
            int index = index(array, slots[at + 1]);
            StorageType storage = shape.element();
            if (storage instanceof ReferenceType) {
                s.references[at] = array.reference(index);
                return next;
            }
            slots[at] = signed ? AggregateOps.extend(storage, array.bits(index)) : array.bits(index);
            if (storage == VectorType.V128) {
                s.highs[at] = array.high(index);
            }
            return next;
        }
    }

    static final class Set extends ArrayOp {
        Set(int slot, AggregateShape shape) {
            super(slot, shape);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            ArrayInstance array = array(s.references[at]);
            set(s, at + 2, array, index(array, slots[at + 1]), shape.element());
            return next;
        }
    }

    static final class Length extends SlotOp {
        Length(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + slot] = array(s.references[frame + slot]).length();
            return next;
        }
    }

    static final class Fill extends ArrayOp {
        Fill(int slot, AggregateShape shape) {
            super(slot, shape);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            ArrayInstance array = array(s.references[at]);
            int start = (int) slots[at + 1];
            int count = (int) slots[at + 3];
            array.check(start, count);
            for (int i = 0; i < count; i++) {
                set(s, at + 2, array, start + i, shape.element());
            }
            return next;
        }
    }

    static final class Copy extends SlotOp {
        Copy(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            ArrayInstance to = array(s.references[at]);
            ArrayInstance from = array(s.references[at + 2]);
            int count = (int) slots[at + 4];
            to.check((int) slots[at + 1], count);
            from.check((int) slots[at + 3], count);
            to.copy((int) slots[at + 1], from, (int) slots[at + 3], count);
            return next;
        }
    }

    /** {@code array.init_data} and {@code array.init_elem}. */
    static final class InitFromSegment extends ArrayOp {
        private final ModuleInstance instance;
        private final int segment;

        InitFromSegment(int slot, AggregateShape shape, ModuleInstance instance, int segment) {
            super(slot, shape);
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
            ArrayInstance array = array(s.references[at]);
            int to = (int) slots[at + 1];
            int count = (int) slots[at + 3];
            array.check(to, count);
            checkSegment(shape, instance, segment, slots[at + 2], slots[at + 3]);
            fillFromSegment(array, to, shape, instance, segment, (int) slots[at + 2], count);
            return next;
        }
    }

    private static void checkSegment(
            AggregateShape shape, ModuleInstance instance, int segment, long start, long count) {
        boolean elements = shape.element() instanceof ReferenceType;
        long size = elements
                ? instance.elements().get(segment).length
                : instance.data().get(segment).length;
        if (start + count * (elements ? 1 : width(shape.element())) > size) {
            throw new TrapException(
                    (elements ? "out of bounds table access: element" : "out of bounds memory access: data")
                            + " segment " + segment + " has " + size + (elements ? " elements" : " bytes") + ", "
                            + count + " array elements from " + start + " were asked for");
        }
    }

    private static void fillFromSegment(
            ArrayInstance array,
            int to,
            AggregateShape shape,
            ModuleInstance instance,
            int segment,
            int start,
            int count) {
        if (shape.element() instanceof ReferenceType) {
            Reference[] from = instance.elements().get(segment);
            for (int i = 0; i < count; i++) {
                array.setReference(to + i, from[start + i]);
            }
            return;
        }
        byte[] from = instance.data().get(segment);
        int width = width(shape.element());
        for (int i = 0; i < count; i++) {
            int at = start + i * width;
            array.setBits(to + i, littleEndian(from, at, Math.min(width, 8)));
            if (width == 16) {
                array.setHigh(to + i, littleEndian(from, at + 8, 8));
            }
        }
    }

    private static long littleEndian(byte[] bytes, int at, int width) {
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | (bytes[at + i] & 0xff);
        }
        return value;
    }

    /** Bytes of an element in a data segment. */
    private static int width(StorageType storage) {
        if (storage instanceof PackedType packed) {
            return packed == PackedType.I8 ? 1 : 2;
        }
        if (storage instanceof NumberType number) {
            return number == NumberType.I32 || number == NumberType.F32 ? 4 : 8;
        }
        return 16;
    }
}
