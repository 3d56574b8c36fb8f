package palimpsest.engine.runtime;

/** A reference value. See the specification, Values. */
public sealed interface Reference
        permits NullReference, FunctionInstance, HostReference, I31, HeapObject, ExceptionInstance {

    default boolean isNull() {
        return this == NullReference.NULL;
    }
}
