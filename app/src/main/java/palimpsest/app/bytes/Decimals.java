package palimpsest.app.bytes;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Floating-point numbers as the shortest decimal that reads back as the same number; before Java 19 the library's own is longer at times. */
public final class Decimals {
    private static final int LONGEST_PLAIN = 21;
    private static final int SMALLEST_PLAIN = -7;
    private static final int DIGITS_THAT_ALWAYS_DO = 17;
    private static final int FLOAT_MANTISSA = 0x7f_ffff;
    private static final long DOUBLE_MANTISSA = 0xf_ffff_ffff_ffffL;
    private static final int FLOAT_CANONICAL = 0x40_0000;
    private static final long DOUBLE_CANONICAL = 0x8_0000_0000_0000L;

    private Decimals() {}

    /** An f32 from its bits, NaNs as in the text format: {@code nan:0x200000}. */
    public static String ofFloat(int bits) {
        float value = Float.intBitsToFloat(bits);
        if (Float.isNaN(value)) {
            return nan(bits < 0, bits & FLOAT_MANTISSA, FLOAT_CANONICAL);
        }
        if (Float.isInfinite(value) || value == 0) {
            return special(bits < 0, value == 0);
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; ; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (digits == DIGITS_THAT_ALWAYS_DO || rounded.floatValue() == value) {
                return text(rounded);
            }
        }
    }

    /** An f64 from its bits. */
    public static String ofDouble(long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isNaN(value)) {
            return nan(bits < 0, bits & DOUBLE_MANTISSA, DOUBLE_CANONICAL);
        }
        if (Double.isInfinite(value) || value == 0) {
            return special(bits < 0, value == 0);
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; ; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (digits == DIGITS_THAT_ALWAYS_DO || rounded.doubleValue() == value) {
                return text(rounded);
            }
        }
    }

    private static String special(boolean negative, boolean zero) {
        return (negative ? "-" : "") + (zero ? "0" : "inf");
    }

    private static String nan(boolean negative, long payload, long canonical) {
        return (negative ? "-nan" : "nan") + (payload == canonical ? "" : ":0x" + Long.toHexString(payload));
    }

    /** As JavaScript writes numbers: an exponent below 1e-6 and from 1e21. */
    private static String text(BigDecimal rounded) {
        BigDecimal value = rounded.stripTrailingZeros();
        int exponent = value.precision() - value.scale() - 1;
        if (exponent >= SMALLEST_PLAIN + 1 && exponent < LONGEST_PLAIN) {
            return value.toPlainString();
        }
        String digits = value.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return String.format(
                Locale.ROOT, "%s%s%se%+d", value.signum() < 0 ? "-" : "", digits.charAt(0), fraction, exponent);
    }
}
