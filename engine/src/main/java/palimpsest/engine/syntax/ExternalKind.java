package palimpsest.engine.syntax;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of things that are imported and exported. */
public enum ExternalKind {
    FUNC(0),
    TABLE(1),
    MEMORY(2),
    GLOBAL(3),
    TAG(4);

    private final int code;

    ExternalKind(int code) {
        this.code = code;
    }

    /** The kind with this byte in the binary format. */
    public static Optional<ExternalKind> of(int code) {
        return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }

    /** The byte in the binary format, 0 to 4; also the place among {@link #values()}. */
    public int code() {
        return code;
    }

    /** The text format's word for it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
