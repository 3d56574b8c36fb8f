package palimpsest.engine.runtime;

import java.util.Arrays;
import java.util.Optional;
import palimpsest.engine.source.Phase;
import palimpsest.engine.syntax.DefinedType;

/**
 * An array on the garbage-collected heap. Numbers are zero-extended bits. Which of the parts is used follows from the
 * type. See the specification, Array Instances.
 */
public final class ArrayInstance implements HeapObject {

    /** How many elements an array has at most. */
    public static final int LARGEST = 1 << 26;

    private static final long[] NO_BITS = {};
    private static final Reference[] NO_REFERENCES = {};

    private final DefinedType type;
    private final int length;
    private final long[] bits;
    private final long[] highs;
    private final Reference[] references;
    private Optional<Meeting> meeting = Optional.empty();

    /**
     * An array of zeroes or nulls.
     *
     * @param length unsigned
     * @throws TrapException if it is more than {@link #LARGEST}
     */
    public ArrayInstance(DefinedType type, int length, boolean ofVectors, boolean ofReferences) {
        if (Integer.compareUnsigned(length, LARGEST) > 0) {
            throw new TrapException(
                    Phase.EXHAUSTION,
                    "out of memory: an array of " + Integer.toUnsignedString(length) + " elements; Palimpsest allows "
                            + LARGEST);
        }
        this.type = type;
        this.length = length;
        this.bits = ofReferences ? NO_BITS : new long[length];
        this.highs = ofVectors ? new long[length] : NO_BITS;
        this.references = ofReferences ? new Reference[length] : NO_REFERENCES;
        Arrays.fill(references, NullReference.NULL);
    }

    private ArrayInstance(ArrayInstance from) {
        type = from.type;
        length = from.length;
        bits = from.bits.clone();
        highs = from.highs.clone();
        references = from.references.clone();
        meeting = from.meeting;
    }

    @Override
    public Optional<Meeting> meeting() {
        return meeting;
    }

    @Override
    public void meet(Meeting newMeeting) {
        if (meeting.isEmpty()) {
            meeting = Optional.of(newMeeting);
        }
    }

    /** Another array with the same elements. */
    public ArrayInstance copy() {
        return new ArrayInstance(this);
    }

    /** Takes over all elements of a copy of this array. */
    public void become(ArrayInstance copy) {
        copy(0, copy, 0, length);
        meeting = copy.meeting;
    }

    /** Whether it holds references. */
    public boolean hasReferences() {
        return references.length > 0;
    }

    public DefinedType type() {
        return type;
    }

    public int length() {
        return length;
    }

    public long bits(int index) {
        return bits[index];
    }

    public void setBits(int index, long value) {
        bits[index] = value;
    }

    public long high(int index) {
        return highs[index];
    }

    public void setHigh(int index, long value) {
        highs[index] = value;
    }

    public Reference reference(int index) {
        return references[index];
    }

    public void setReference(int index, Reference value) {
        references[index] = value;
    }

    /** Refuses a range that does not fit; both numbers are unsigned. */
    public void check(int start, int count) {
        if (Integer.toUnsignedLong(start) + Integer.toUnsignedLong(count) > length) {
            throw new TrapException("out of bounds array access: elements " + Integer.toUnsignedString(start)
                    + " to before " + (Integer.toUnsignedLong(start) + Integer.toUnsignedLong(count))
                    + ", but the array has " + length);
        }
    }

    /** Copies elements within bounds that were checked, from an array that holds the same kind of values. */
    public void copy(int to, ArrayInstance from, int start, int count) {
        if (references.length > 0) {
            System.arraycopy(from.references, start, references, to, count);
        }
        if (bits.length > 0) {
            System.arraycopy(from.bits, start, bits, to, count);
        }
        if (highs.length > 0) {
            System.arraycopy(from.highs, start, highs, to, count);
        }
    }
}
