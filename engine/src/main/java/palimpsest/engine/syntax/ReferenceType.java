package palimpsest.engine.syntax;

/** References to functions, objects of the host, or garbage-collected objects. See the specification, Reference Types. */
public record ReferenceType(boolean nullable, HeapType heap) implements ValueType {

    public static final ReferenceType FUNCREF = new ReferenceType(true, AbstractHeapType.FUNC);
    public static final ReferenceType EXTERNREF = new ReferenceType(true, AbstractHeapType.EXTERN);

    public ReferenceType withNullable(boolean newNullable) {
        return newNullable == nullable ? this : new ReferenceType(newNullable, heap);
    }

    /** As the text format writes it, with the shorthand ({@code funcref}) where there is one. */
    @Override
    public String toString() {
        if (nullable && heap instanceof AbstractHeapType abstractHeap) {
            return abstractHeap.shorthand();
        }
        return "(ref " + (nullable ? "null " : "") + heap + ")";
    }
}
