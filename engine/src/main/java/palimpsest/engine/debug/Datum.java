package palimpsest.engine.debug;

import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.NumberType;

/**
 * What an expression gives.
 *
 * @param bits an integer sign-extended, a float's bits zero-extended; 0 for the others
 * @param text for {@link Kind#TEXT} the text, for {@link Kind#OTHER} the value as people read it; else empty
 * @param literal whether it was written as a number, so that it takes the type of what it meets
 */
public record Datum(Kind kind, long bits, String text, boolean literal) {

    /** Its type. */
    public enum Kind {
        I32,
        I64,
        /** An unsigned 64-bit integer, as {@code u32[…]} and {@code u64[…]} give. */
        U64,
        F32,
        F64,
        TEXT,
        /** A vector or a reference, which can be shown and not reckoned with. */
        OTHER;

        boolean isInteger() {
            return this == I32 || this == I64 || this == U64;
        }

        boolean isNumber() {
            return this != TEXT && this != OTHER;
        }
    }

    static Datum of(Kind kind, long bits) {
        return new Datum(kind, bits, "", false);
    }

    static Datum literal(Kind kind, long bits) {
        return new Datum(kind, bits, "", true);
    }

    static Datum text(String text) {
        return new Datum(Kind.TEXT, 0, text, false);
    }

    static Datum truth(boolean truth) {
        return of(Kind.I32, truth ? 1 : 0);
    }

    static Datum of(double value) {
        return of(Kind.F64, Double.doubleToRawLongBits(value));
    }

    static Datum of(float value) {
        return of(Kind.F32, Integer.toUnsignedLong(Float.floatToRawIntBits(value)));
    }

    static Datum of(Value value) {
        if (value.type() instanceof NumberType type) {
            return switch (type) {
                case I32 -> of(Kind.I32, ((Value.I32) value).value());
                case I64 -> of(Kind.I64, value.bits());
                case F32 -> of(Kind.F32, value.bits());
                case F64 -> of(Kind.F64, value.bits());
            };
        }
        return new Datum(Kind.OTHER, 0, value.toString(), false);
    }

    /** As a float; only for numbers. */
    double number() {
        return switch (kind) {
            case F32 -> Float.intBitsToFloat((int) bits);
            case F64 -> Double.longBitsToDouble(bits);
            case U64 -> (bits >>> 1) * 2.0 + (bits & 1);
            default -> bits;
        };
    }

    /** Whether it counts as true: a number that is not 0, a text that is not empty. */
    public boolean holds() {
        return switch (kind) {
            case I32, I64, U64 -> bits != 0;
            case F32, F64 -> number() != 0;
            case TEXT -> !text.isEmpty();
            case OTHER -> true;
        };
    }

    /** As people read it, without its type. */
    public String show() {
        return switch (kind) {
            case I32, I64 -> Long.toString(bits);
            case U64 -> Long.toUnsignedString(bits);
            case F32 -> Float.toString(Float.intBitsToFloat((int) bits));
            case F64 -> Double.toString(number());
            case TEXT, OTHER -> text;
        };
    }
}
