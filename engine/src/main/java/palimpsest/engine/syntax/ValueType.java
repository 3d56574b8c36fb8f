package palimpsest.engine.syntax;

/** The type of a value: number, vector or reference. See the specification, Value Types. */
public sealed interface ValueType extends StorageType permits NumberType, VectorType, ReferenceType {

    /** Whether a local of this type starts with a default value: all but references that cannot be null. */
    default boolean defaultable() {
        return !(this instanceof ReferenceType reference) || reference.nullable();
    }
}
