package palimpsest.engine.runtime;

import java.util.Arrays;
import java.util.Optional;
import palimpsest.engine.syntax.DefinedType;

/**
 * A structure on the garbage-collected heap. Field <i>i</i> is in element <i>i</i> of each array; numbers are zero-extended
 * bits. See the specification, Structure Instances.
 */
public final class StructInstance implements HeapObject {

    private static final long[] NO_HIGHS = {};
    private static final Reference[] NO_REFERENCES = {};

    private final DefinedType type;
    private final long[] bits;
    private final long[] highs;
    private final Reference[] references;
    private Optional<Meeting> meeting = Optional.empty();

    /** A structure of zeroes and nulls. */
    public StructInstance(DefinedType type, int fields, boolean hasVectors, boolean hasReferences) {
        this.type = type;
        this.bits = new long[fields];
        this.highs = hasVectors ? new long[fields] : NO_HIGHS;
        this.references = hasReferences ? new Reference[fields] : NO_REFERENCES;
        Arrays.fill(references, NullReference.NULL);
    }

    private StructInstance(StructInstance from) {
        type = from.type;
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

    /** Another structure with the same fields. */
    public StructInstance copy() {
        return new StructInstance(this);
    }

    /** Takes over all fields of a copy of this structure. */
    public void become(StructInstance copy) {
        System.arraycopy(copy.bits, 0, bits, 0, bits.length);
        System.arraycopy(copy.highs, 0, highs, 0, highs.length);
        System.arraycopy(copy.references, 0, references, 0, references.length);
        meeting = copy.meeting;
    }

    /** Whether it holds references. */
    public boolean hasReferences() {
        return references.length > 0;
    }

    public DefinedType type() {
        return type;
    }

    public int fields() {
        return bits.length;
    }

    public long bits(int field) {
        return bits[field];
    }

    public void setBits(int field, long value) {
        bits[field] = value;
    }

    public long high(int field) {
        return highs[field];
    }

    public void setHigh(int field, long value) {
        highs[field] = value;
    }

    public Reference reference(int field) {
        return references[field];
    }

    public void setReference(int field, Reference value) {
        references[field] = value;
    }
}
