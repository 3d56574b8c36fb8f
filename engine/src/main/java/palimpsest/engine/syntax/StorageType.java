package palimpsest.engine.syntax;

/** What a field of a structure or array holds: a value type or a packed type. See the specification, Aggregate Types. */
public sealed interface StorageType permits ValueType, PackedType {

    /** The type a value has once it is read from the field. */
    default ValueType unpacked() {
        return this instanceof ValueType value ? value : NumberType.I32;
    }
}
