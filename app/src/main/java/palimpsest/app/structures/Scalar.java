package palimpsest.app.structures;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import palimpsest.app.bytes.TextCell;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.session.Value;

/** A type that is one value: a number, a truth, a character. The low bytes of {@link Bits} are its bits. */
enum Scalar {
    U8(ValueType.U8),
    I8(ValueType.I8),
    U16(ValueType.U16),
    I16(ValueType.I16),
    U32(ValueType.U32),
    I32(ValueType.I32),
    U64(ValueType.U64),
    I64(ValueType.I64),
    F32(ValueType.F32),
    F64(ValueType.F64),
    /** Sixteen bytes. */
    V128(ValueType.U64),
    /** One byte: 0 is false, 1 is true, and anything else is a fault of somebody's. */
    BOOL(ValueType.U8),
    /** One byte, a character of C. */
    CHAR(ValueType.U8),
    /** A unit of UTF-16. */
    CHAR16(ValueType.U16),
    /** A character of Rust or Go. */
    CHAR32(ValueType.U32),
    /** As wide as an address of the memory. */
    USIZE(ValueType.U32),
    ISIZE(ValueType.I32);

    private static final int VECTOR = 16;

    private final ValueType number;

    Scalar(ValueType number) {
        this.number = number;
    }

    /** The scalar of a name, if one is called so. */
    static Optional<Scalar> named(String name) {
        return Stream.of(values()).filter(each -> each.label().equals(name)).findFirst();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param pointer how many bytes an address has */
    int size(int pointer) {
        return switch (this) {
            case USIZE, ISIZE -> pointer;
            case V128 -> VECTOR;
            default -> number.size();
        };
    }

    /** Whether its values count something, so that it can be a length, a bit field or the numbers of an enumeration. */
    boolean isInteger() {
        return switch (this) {
            case F32, F64, V128, BOOL, CHAR, CHAR16, CHAR32 -> false;
            default -> true;
        };
    }

    boolean isSigned() {
        return switch (this) {
            case I8, I16, I32, I64, ISIZE -> true;
            default -> false;
        };
    }

    /** Whether a bit field may be made of it. */
    boolean hasBits() {
        return isInteger() || this == BOOL || this == CHAR;
    }

    /** The value for people. */
    String format(Bits bits, int pointer) {
        return switch (this) {
            case V128 -> Value.v128(bits.low(), bits.high()).text();
            case BOOL -> bits.low() == 0 ? "false" : bits.low() == 1 ? "true" : bits.low() + " (bool)";
            case CHAR, CHAR16, CHAR32 -> character(bits.low());
            default -> number(pointer).format(bits.low());
        };
    }

    private static String character(long code) {
        boolean known = code >= 0 && code <= Character.MAX_CODE_POINT;
        boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
        if (!known || surrogate) {
            return Long.toString(code);
        }
        TextCell cell = new TextCell(0, 1, (int) code, Optional.empty());
        return cell.isVisible() ? "‘" + Character.toString((int) code) + "’ " + code : Long.toString(code);
    }

    /** The bits of a typed value; empty when it is none. */
    Optional<Bits> parse(String typed, int pointer) {
        String text = typed.strip();
        return switch (this) {
            case BOOL ->
                text.equals("true")
                        ? Optional.of(new Bits(1, 0))
                        : text.equals("false") ? Optional.of(new Bits(0, 0)) : number(pointer, text);
            case CHAR, CHAR16, CHAR32 -> typedCharacter(text, pointer);
            case V128 -> Bits.hex(text);
            default -> number(pointer, text);
        };
    }

    private Optional<Bits> typedCharacter(String text, int pointer) {
        boolean quoted = text.length() >= 3 && "'‘’\"".indexOf(text.charAt(0)) >= 0;
        String bare = quoted ? text.substring(1, text.length() - 1) : text;
        boolean single = bare.codePointCount(0, bare.length()) == 1;
        if (single && (quoted || !Character.isDigit(bare.codePointAt(0)))) {
            long code = bare.codePointAt(0);
            return code >>> (8L * size(pointer)) == 0 || this == CHAR32
                    ? Optional.of(new Bits(code, 0))
                    : Optional.empty();
        }
        return number(pointer, text);
    }

    private Optional<Bits> number(int pointer, String text) {
        return number(pointer).parse(text).map(bits -> new Bits(bits, 0));
    }

    /** What may be typed, for when it was something else. */
    String range(int pointer) {
        return number(pointer).range();
    }

    private ValueType number(int pointer) {
        boolean wide = pointer == ValueType.U64.size();
        return switch (this) {
            case USIZE -> wide ? ValueType.U64 : ValueType.U32;
            case ISIZE -> wide ? ValueType.I64 : ValueType.I32;
            default -> number;
        };
    }
}
