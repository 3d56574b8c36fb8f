package palimpsest.engine.runtime;

import palimpsest.engine.source.Phase;
import palimpsest.engine.syntax.DefinedType;

/** An array on the garbage-collected heap; its elements are its slots. See the specification, Array Instances. */
public final class ArrayInstance extends HeapObject {

    /** How many elements an array has at most. */
    public static final int LARGEST = 1 << 26;

    /**
     * An array of zeroes or nulls.
     *
     * @param length unsigned
     * @throws TrapException if it is more than {@link #LARGEST}
     */
    public ArrayInstance(DefinedType type, int length, boolean ofVectors, boolean ofReferences) {
        super(type, checked(length), !ofReferences, ofVectors, ofReferences);
    }

    private ArrayInstance(ArrayInstance from) {
        super(from);
    }

    private static int checked(int length) {
        if (Integer.compareUnsigned(length, LARGEST) > 0) {
            throw new TrapException(
                    Phase.EXHAUSTION,
                    "out of memory: an array of " + Integer.toUnsignedString(length) + " elements; Palimpsest allows "
                            + LARGEST);
        }
        return length;
    }

    @Override
    public ArrayInstance copy() {
        return new ArrayInstance(this);
    }

    public int length() {
        return slots();
    }

    /** Refuses a range that does not fit; both numbers are unsigned. */
    public void check(int start, int count) {
        if (Integer.toUnsignedLong(start) + Integer.toUnsignedLong(count) > length()) {
            throw new TrapException("out of bounds array access: elements " + Integer.toUnsignedString(start)
                    + " to before " + (Integer.toUnsignedLong(start) + Integer.toUnsignedLong(count))
                    + ", but the array has " + length());
        }
    }

    /** Copies elements within bounds that were checked, from an array that holds the same kind of values. */
    public void copy(int to, ArrayInstance from, int start, int count) {
        copySlots(to, from, start, count);
    }

    /** As scripts of the specification write it. */
    @Override
    public String toString() {
        return "ref.array";
    }
}
