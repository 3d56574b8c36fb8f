package palimpsest.engine.runtime;

import palimpsest.engine.syntax.DefinedType;

/** A structure on the garbage-collected heap; its fields are its slots. See the specification, Structure Instances. */
public final class StructInstance extends HeapObject {

    /** A structure of zeroes and nulls. */
    public StructInstance(DefinedType type, int fields, boolean hasVectors, boolean hasReferences) {
        super(type, fields, true, hasVectors, hasReferences);
    }

    private StructInstance(StructInstance from) {
        super(from);
    }

    @Override
    public StructInstance copy() {
        return new StructInstance(this);
    }

    public int fields() {
        return slots();
    }

    /** As scripts of the specification write it. */
    @Override
    public String toString() {
        return "ref.struct";
    }
}
