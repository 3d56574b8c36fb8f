package palimpsest.engine.debug;

import java.util.Locale;
import java.util.Optional;

/** The types of memory cells in expressions: {@code i32[0x10]}. */
enum Cells {
    I8(1, Datum.Kind.I32),
    U8(1, Datum.Kind.I32),
    I16(2, Datum.Kind.I32),
    U16(2, Datum.Kind.I32),
    I32(4, Datum.Kind.I32),
    U32(4, Datum.Kind.U64),
    I64(8, Datum.Kind.I64),
    U64(8, Datum.Kind.U64),
    F32(4, Datum.Kind.F32),
    F64(8, Datum.Kind.F64);

    private final int width;
    private final Datum.Kind kind;

    Cells(int width, Datum.Kind kind) {
        this.width = width;
        this.kind = kind;
    }

    /** In bytes. */
    int width() {
        return width;
    }

    static Optional<Cells> of(String word) {
        for (Cells each : values()) {
            if (each.name().equalsIgnoreCase(word) && word.equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The value of bytes, of which there are eight; those above the width are 0. */
    Datum value(byte[] bytes) {
        long bits = littleEndian(bytes);
        int low = (int) bits;
        return switch (this) {
            case I8 -> Datum.of(kind, (byte) bits);
            case I16 -> Datum.of(kind, (short) bits);
            case I32 -> Datum.of(kind, low);
            case U8, U16, U32, I64, U64, F32, F64 -> Datum.of(kind, bits);
        };
    }

    static long littleEndian(byte[] bytes) {
        long bits = 0;
        for (int i = 7; i >= 0; i--) {
            bits = bits << 8 | (bytes[i] & 0xff);
        }
        return bits;
    }
}
