package palimpsest.app.session;

import java.util.HexFormat;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.syntax.VectorType;

/** A value as the window shows and takes it; it keeps every bit. */
public sealed interface Value {

    ValueType type();

    /** The value as people read it: {@code 11}, {@code -0.5}, {@code null}. */
    String text();

    /** The raw bits in hexadecimal, or nothing for a reference. */
    String bitsText();

    /** A number; an i32 or f32 stands in the low 32 bits, the others are zero. */
    record Numeric(NumberType type, long bits) implements Value {
        @Override
        public String text() {
            String typed = palimpsest.engine.runtime.Value.of(type, bits, 0, NullReference.NULL)
                    .toString();
            return typed.substring(typed.indexOf(':') + 1);
        }

        @Override
        public String bitsText() {
            boolean narrow = type == NumberType.I32 || type == NumberType.F32;
            return "0x" + HexFormat.of().toHexDigits(bits, narrow ? 8 : 16);
        }
    }

    /** Sixteen bytes; the low half holds the first eight in memory. */
    record Vector(long low, long high) implements Value {
        @Override
        public ValueType type() {
            return VectorType.V128;
        }

        @Override
        public String text() {
            return "i32x4 " + (int) low + " " + (int) (low >> 32) + " " + (int) high + " " + (int) (high >> 32);
        }

        @Override
        public String bitsText() {
            HexFormat hex = HexFormat.of();
            return hex.toHexDigits(Long.reverseBytes(low)) + hex.toHexDigits(Long.reverseBytes(high));
        }
    }

    /** A reference; one that is not null can be shown, but not given back. */
    record Reference(ReferenceType type, boolean isNull, String text) implements Value {
        @Override
        public String bitsText() {
            return "";
        }
    }

    static Value i32(int value) {
        return new Numeric(NumberType.I32, value & 0xffff_ffffL);
    }

    static Value i64(long value) {
        return new Numeric(NumberType.I64, value);
    }

    static Value f32(int bits) {
        return new Numeric(NumberType.F32, bits & 0xffff_ffffL);
    }

    static Value f64(long bits) {
        return new Numeric(NumberType.F64, bits);
    }

    static Value v128(long low, long high) {
        return new Vector(low, high);
    }

    static Value nullOf(ReferenceType type) {
        return new Reference(type, true, "null");
    }
}
