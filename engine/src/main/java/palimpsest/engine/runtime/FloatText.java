package palimpsest.engine.runtime;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Floats in the shortest decimal that reads back as the same bits; {@code inf}, {@code nan} and payloads as in
 * WebAssembly's text format. Very large and very small ones have an exponent, as JavaScript gives them one.
 */
public final class FloatText {

    private static final int LEAST_PLAIN_EXPONENT = -6;
    private static final int MOST_PLAIN_EXPONENT = 20;

    private FloatText() {}

    /** An f32 from its bits. */
    public static String of(int raw) {
        float value = Float.intBitsToFloat(raw);
        if (Float.isNaN(value)) {
            int payload = raw & 0x7f_ffff;
            return sign(raw < 0) + (payload == 0x40_0000 ? "nan" : "nan:0x" + Integer.toHexString(payload));
        }
        return sign(raw < 0) + magnitude(Math.abs(value), true);
    }

    /** An f64 from its bits. */
    public static String of(long raw) {
        double value = Double.longBitsToDouble(raw);
        if (Double.isNaN(value)) {
            long payload = raw & 0xf_ffff_ffff_ffffL;
            return sign(raw < 0) + (payload == 0x8_0000_0000_0000L ? "nan" : "nan:0x" + Long.toHexString(payload));
        }
        return sign(raw < 0) + magnitude(Math.abs(value), false);
    }

    private static String sign(boolean negative) {
        return negative ? "-" : "";
    }

    private static String magnitude(double value, boolean single) {
        if (value == 0 || Double.isInfinite(value)) {
            return value == 0 ? "0" : "inf";
        }
        // Double.toString is not always the shortest before Java 19.
        BigDecimal exact = new BigDecimal(value);
        int digits = 1;
        BigDecimal rounded = round(exact, digits);
        while (!readsBack(rounded, value, single)) {
            rounded = round(exact, ++digits);
        }
        return text(rounded.stripTrailingZeros());
    }

    private static BigDecimal round(BigDecimal exact, int digits) {
        return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static boolean readsBack(BigDecimal decimal, double value, boolean single) {
        String text = decimal.toString();
        return single ? Float.parseFloat(text) == (float) value : Double.parseDouble(text) == value;
    }

    private static String text(BigDecimal decimal) {
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= LEAST_PLAIN_EXPONENT && exponent <= MOST_PLAIN_EXPONENT) {
            return decimal.toPlainString();
        }
        return decimal.movePointLeft(exponent).toPlainString() + (exponent < 0 ? "e" : "e+") + exponent;
    }
}
