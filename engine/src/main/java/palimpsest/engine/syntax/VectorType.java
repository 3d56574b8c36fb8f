package palimpsest.engine.syntax;

/** The vector type. See the specification, Vector Types. */
public enum VectorType implements ValueType {
    V128;

    @Override
    public String toString() {
        return "v128";
    }
}
