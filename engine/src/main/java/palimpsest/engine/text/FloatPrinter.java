package palimpsest.engine.text;

/** Writes floating-point numbers so that reading them gives the same bits. */
final class FloatPrinter {

    private FloatPrinter() {}

    static String f32(int bits) {
        float value = Float.intBitsToFloat(bits);
        return Float.isNaN(value)
                ? nan(bits < 0, bits & 0x7f_ffff, 0x40_0000)
                : finite(Float.toString(value), bits < 0);
    }

    static String f64(long bits) {
        double value = Double.longBitsToDouble(bits);
        return Double.isNaN(value)
                ? nan(bits < 0, bits & 0xf_ffff_ffff_ffffL, 0x8_0000_0000_0000L)
                : finite(Double.toString(value), bits < 0);
    }

    private static String nan(boolean negative, long payload, long canonical) {
        String sign = negative ? "-" : "";
        return sign + "nan" + (payload == canonical ? "" : ":0x" + Long.toHexString(payload));
    }

    /** Java writes {@code 1.0E10} and {@code Infinity}, the text format {@code 1e10} and {@code inf}. */
    private static String finite(String java, boolean negative) {
        if (java.endsWith("Infinity")) {
            return negative ? "-inf" : "inf";
        }
        return java.replace(".0E", "e").replace('E', 'e');
    }
}
