package palimpsest.engine.syntax;

import java.util.Locale;

/** The number types. See the specification, Number Types. */
public enum NumberType implements ValueType {
    I32,
    I64,
    F32,
    F64;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
