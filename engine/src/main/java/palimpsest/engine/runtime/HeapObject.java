package palimpsest.engine.runtime;

import java.util.Arrays;
import java.util.Optional;
import palimpsest.engine.syntax.DefinedType;

/**
 * An object on the garbage-collected heap: a structure or an array. Its fields or elements are its slots; numbers are
 * zero-extended bits. Which of the parts is used follows from the type.
 */
public abstract sealed class HeapObject implements Reference permits StructInstance, ArrayInstance {

    static final long[] NO_BITS = {};
    private static final Reference[] NO_REFERENCES = {};

    private final DefinedType type;
    private final int slots;
    private final long[] bits;
    private final long[] highs;
    private final Reference[] references;
    private Optional<Meeting> meeting = Optional.empty();

    /** An object of zeroes and nulls. */
    HeapObject(DefinedType type, int slots, boolean hasNumbers, boolean hasVectors, boolean hasReferences) {
        this.type = type;
        this.slots = slots;
        this.bits = hasNumbers ? new long[slots] : NO_BITS;
        this.highs = hasVectors ? new long[slots] : NO_BITS;
        this.references = hasReferences ? new Reference[slots] : NO_REFERENCES;
        Arrays.fill(references, NullReference.NULL);
    }

    HeapObject(HeapObject from) {
        type = from.type;
        slots = from.slots;
        bits = from.bits.clone();
        highs = from.highs.clone();
        references = from.references.clone();
        meeting = from.meeting;
    }

    /** Another object with the same slots. */
    public abstract HeapObject copy();

    /** Takes over all slots of a copy of this object. */
    public final void become(HeapObject copy) {
        System.arraycopy(copy.bits, 0, bits, 0, bits.length);
        System.arraycopy(copy.highs, 0, highs, 0, highs.length);
        System.arraycopy(copy.references, 0, references, 0, references.length);
        meeting = copy.meeting;
    }

    /** Copies slots within bounds that were checked, from an object that holds the same kind of values. */
    final void copySlots(int to, HeapObject from, int start, int count) {
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

    /** How the host got to know it; empty as long as it does not. */
    public final Optional<Meeting> meeting() {
        return meeting;
    }

    /** The host gets it; only the first time counts. */
    public final void meet(Meeting newMeeting) {
        if (meeting.isEmpty()) {
            meeting = Optional.of(newMeeting);
        }
    }

    /** Whether it holds references. */
    public final boolean hasReferences() {
        return references.length > 0;
    }

    public final int slots() {
        return slots;
    }

    /** How many bytes its slots take. */
    public final long bytes() {
        return 8L * (bits.length + highs.length + references.length);
    }

    public final DefinedType type() {
        return type;
    }

    public final long bits(int slot) {
        return bits[slot];
    }

    public final void setBits(int slot, long value) {
        bits[slot] = value;
    }

    public final long high(int slot) {
        return highs[slot];
    }

    public final void setHigh(int slot, long value) {
        highs[slot] = value;
    }

    public final Reference reference(int slot) {
        return references[slot];
    }

    public final void setReference(int slot, Reference value) {
        references[slot] = value;
    }
}
