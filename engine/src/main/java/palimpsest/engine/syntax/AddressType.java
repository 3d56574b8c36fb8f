package palimpsest.engine.syntax;

/** How wide the addresses of a memory or table are. See the specification, Address Types. */
public enum AddressType {
    I32,
    I64;

    public ValueType valueType() {
        return this == I32 ? NumberType.I32 : NumberType.I64;
    }

    /** The narrower of two: what {@code memory.copy} counts its bytes in. */
    public AddressType min(AddressType other) {
        return this == I64 ? other : this;
    }

    @Override
    public String toString() {
        return valueType().toString();
    }
}
