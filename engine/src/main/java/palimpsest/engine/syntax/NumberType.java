package palimpsest.engine.syntax;

import java.util.Locale;

/** The number types. See the specification, Number Types. */
public enum NumberType implements ValueType {
    I32(0x7f),
    I64(0x7e),
    F32(0x7d),
    F64(0x7c);

    private final int code;

    NumberType(int code) {
        this.code = code;
    }

    /** The byte in the binary format. */
    public int code() {
        return code;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
