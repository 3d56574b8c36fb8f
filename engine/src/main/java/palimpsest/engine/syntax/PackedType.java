package palimpsest.engine.syntax;

/** Storage narrower than any value. See the specification, Aggregate Types. */
public enum PackedType implements StorageType {
    I8,
    I16;

    @Override
    public String toString() {
        return this == I8 ? "i8" : "i16";
    }
}
