package palimpsest.engine.runtime;

/** Floats as WebAssembly's text format writes them, in the shortest decimal that reads back as the same bits. */
final class FloatText {

    private FloatText() {}

    static String of(int raw) {
        float value = Float.intBitsToFloat(raw);
        if (Float.isNaN(value)) {
            int payload = raw & 0x7f_ffff;
            return sign(raw < 0) + (payload == 0x40_0000 ? "nan" : "nan:0x" + Integer.toHexString(payload));
        }
        return Float.isInfinite(value) ? sign(raw < 0) + "inf" : plain(Float.toString(value));
    }

    static String of(long raw) {
        double value = Double.longBitsToDouble(raw);
        if (Double.isNaN(value)) {
            long payload = raw & 0xf_ffff_ffff_ffffL;
            return sign(raw < 0) + (payload == 0x8_0000_0000_0000L ? "nan" : "nan:0x" + Long.toHexString(payload));
        }
        return Double.isInfinite(value) ? sign(raw < 0) + "inf" : plain(Double.toString(value));
    }

    private static String sign(boolean negative) {
        return negative ? "-" : "";
    }

    private static String plain(String java) {
        String text = java.replace("E", "e");
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
