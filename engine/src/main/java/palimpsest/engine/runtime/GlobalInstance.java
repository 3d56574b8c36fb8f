package palimpsest.engine.runtime;

import palimpsest.engine.syntax.GlobalType;

/**
 * A global of the store. See the specification, Global Instances. Instructions use the three parts of the value that
 * they know the type of; everybody else uses {@link #value()}.
 */
public final class GlobalInstance implements External {

    private final GlobalType type;
    private long bits;
    private long high;
    private Reference reference = NullReference.NULL;

    public GlobalInstance(GlobalType type, Value value) {
        this.type = type;
        set(value);
    }

    /** Its type; references in it are closed. */
    public GlobalType type() {
        return type;
    }

    public Value value() {
        return Value.of(type.type(), bits, high, reference);
    }

    /** Sets the value, whether or not the global is mutable; its type must fit. */
    public void set(Value value) {
        bits = value.bits();
        high = value.high();
        reference = value.reference();
    }

    /** A number's bits, zero-extended, or the low half of a vector. */
    public long bits() {
        return bits;
    }

    public void setBits(long newBits) {
        bits = newBits;
    }

    /** The high half of a vector. */
    public long high() {
        return high;
    }

    public void setHigh(long newHigh) {
        high = newHigh;
    }

    public Reference reference() {
        return reference;
    }

    public void setReference(Reference newReference) {
        reference = newReference;
    }
}
