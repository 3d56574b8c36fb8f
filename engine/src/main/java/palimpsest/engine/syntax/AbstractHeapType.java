package palimpsest.engine.syntax;

import java.util.Locale;
import java.util.Optional;

/** The heap types that no module defines. See the specification, Heap Types; codes as in the binary format. */
public enum AbstractHeapType implements HeapType {
    NOEXN(0x74, "nullexnref"),
    NOFUNC(0x73, "nullfuncref"),
    NOEXTERN(0x72, "nullexternref"),
    NONE(0x71, "nullref"),
    FUNC(0x70, "funcref"),
    EXTERN(0x6f, "externref"),
    ANY(0x6e, "anyref"),
    EQ(0x6d, "eqref"),
    I31(0x6c, "i31ref"),
    STRUCT(0x6b, "structref"),
    ARRAY(0x6a, "arrayref"),
    EXN(0x69, "exnref");

    private final int code;
    private final String shorthand;

    AbstractHeapType(int code, String shorthand) {
        this.code = code;
        this.shorthand = shorthand;
    }

    public static Optional<AbstractHeapType> of(int code) {
        for (AbstractHeapType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The byte in the binary format, which also stands for the nullable reference. */
    public int code() {
        return code;
    }

    /** The text format's word for the nullable reference, such as {@code funcref}. */
    public String shorthand() {
        return shorthand;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
