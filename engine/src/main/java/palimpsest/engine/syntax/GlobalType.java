package palimpsest.engine.syntax;

/** The type of a global. See the specification, Global Types. */
public record GlobalType(ValueType type, boolean mutable) {

    @Override
    public String toString() {
        return mutable ? "(mut " + type + ")" : type.toString();
    }
}
