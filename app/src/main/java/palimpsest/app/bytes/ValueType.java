package palimpsest.app.bytes;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import palimpsest.engine.runtime.FloatText;

/** A number of some bytes, shown and typed. The low bytes of a {@code long} are its bits. */
public enum ValueType {
    U8("u8", 1),
    I8("i8", 1),
    U16("u16", 2),
    I16("i16", 2),
    U32("u32", 4),
    I32("i32", 4),
    U64("u64", 8),
    I64("i64", 8),
    F32("f32", 4),
    F64("f64", 8);

    private final String label;
    private final int size;

    ValueType(String label, int size) {
        this.label = label;
        this.size = size;
    }

    public String label() {
        return label;
    }

    /** Its size in bytes. */
    public int size() {
        return size;
    }

    private boolean isSigned() {
        return label.startsWith("i");
    }

    private boolean isFloat() {
        return label.startsWith("f");
    }

    /** The value of these bits for people. */
    public String format(long bits) {
        return switch (this) {
            case F32 -> FloatText.of((int) bits);
            case F64 -> FloatText.of(bits);
            case I8, I16, I32, I64 -> Long.toString(signExtended(bits));
            default -> Long.toUnsignedString(bits);
        };
    }

    private long signExtended(long bits) {
        int unused = 64 - 8 * size;
        return (bits << unused) >> unused;
    }

    /** The bits of a typed number; empty when it is none. Hexadecimal is read too, and {@code nan} and {@code inf}. */
    public Optional<Long> parse(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT).replace("_", "");
        try {
            return isFloat() ? Optional.of(parseFloat(text)) : parseInteger(text);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** What may be typed, for when it was something else. */
    public String range() {
        if (isFloat()) {
            return label + " takes a number such as 3.14, 1e-9, 0x1p4, inf or nan";
        }
        return label + " holds " + least() + " to " + most();
    }

    private BigInteger least() {
        return isSigned() ? BigInteger.TWO.pow(8 * size - 1).negate() : BigInteger.ZERO;
    }

    private BigInteger most() {
        return BigInteger.TWO.pow(isSigned() ? 8 * size - 1 : 8 * size).subtract(BigInteger.ONE);
    }

    private Optional<Long> parseInteger(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        boolean hex = digits.startsWith("0x");
        String plain = hex ? digits.substring(2) : digits;
        if (plain.startsWith("-") || plain.startsWith("+")) {
            return Optional.empty();
        }
        BigInteger magnitude = new BigInteger(plain, hex ? 16 : 10);
        BigInteger value = negative ? magnitude.negate() : magnitude;
        // Hexadecimal spells bits: 0xffffffff is an i32 too.
        BigInteger limit = hex ? BigInteger.TWO.pow(8 * size).subtract(BigInteger.ONE) : most();
        boolean fits = value.compareTo(least()) >= 0 && value.compareTo(limit) <= 0;
        return fits ? Optional.of(value.longValue()) : Optional.empty();
    }

    private long parseFloat(String text) {
        boolean negative = text.startsWith("-");
        String number = negative || text.startsWith("+") ? text.substring(1) : text;
        boolean single = this == F32;
        if (number.startsWith("nan")) {
            long payload = number.equals("nan")
                    ? (single ? 0x40_0000L : 0x8_0000_0000_0000L)
                    : Long.parseLong(number.replace("nan:0x", ""), 16);
            long widest = single ? 0x7f_ffffL : 0xf_ffff_ffff_ffffL;
            if (payload <= 0 || payload > widest) {
                throw new NumberFormatException("a NaN's payload is 1 to 0x" + Long.toHexString(widest));
            }
            long exponent = single ? 0x7f80_0000L : 0x7ff0_0000_0000_0000L;
            return exponent | payload | (negative ? (single ? 0x8000_0000L : Long.MIN_VALUE) : 0);
        }
        String java = number.equals("inf")
                ? "Infinity"
                : number.startsWith("0x") && !number.contains("p") ? number + "p0" : number;
        if (!number.equals("inf") && !number.startsWith("0x") && !number.matches("[0-9.]+(e[+-]?[0-9]+)?")) {
            throw new NumberFormatException("Java reads more than WebAssembly does: suffixes, words, second signs");
        }
        String signed = negative ? "-" + java : java;
        return single
                ? Float.floatToRawIntBits(Float.parseFloat(signed)) & 0xffff_ffffL
                : Double.doubleToRawLongBits(Double.parseDouble(signed));
    }
}
