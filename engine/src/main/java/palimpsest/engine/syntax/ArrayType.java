package palimpsest.engine.syntax;

/** The element of an array. See the specification, Aggregate Types. */
public record ArrayType(FieldType element) implements CompositeType {

    @Override
    public String toString() {
        return "(array " + element + ")";
    }
}
