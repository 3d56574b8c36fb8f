package palimpsest.engine.text;

import java.util.Optional;

/** Floating-point numbers as the text format writes them. See the specification, Text Format, Floating-Point. */
final class Floats {

    private static final int F32_FRACTION = 23;
    private static final int F64_FRACTION = 52;

    private Floats() {}

    /** The bits of an f32, rounded once to the nearest, ties to even; empty where it does not fit. */
    static Optional<Integer> f32Bits(String literal) {
        return bits(literal, F32_FRACTION, 8).map(Long::intValue);
    }

    /** The bits of an f64, rounded once to the nearest, ties to even; empty where it does not fit. */
    static Optional<Long> f64Bits(String literal) {
        return bits(literal, F64_FRACTION, 11);
    }

    private static Optional<Long> bits(String literal, int fraction, int exponentBits) {
        boolean negative = literal.charAt(0) == '-';
        boolean signed = negative || literal.charAt(0) == '+';
        String text = (signed ? literal.substring(1) : literal).replace("_", "");
        long infinity = ((1L << exponentBits) - 1) << fraction;
        long sign = negative ? 1L << (fraction + exponentBits) : 0;
        if (text.equals("inf")) {
            return Optional.of(sign | infinity);
        }
        if (text.equals("nan")) {
            return Optional.of(sign | infinity | 1L << (fraction - 1));
        }
        if (text.startsWith("nan:0x")) {
            return Integers.parse(text.substring(4), fraction)
                    .filter(payload -> payload != 0)
                    .map(payload -> sign | infinity | payload);
        }
        long magnitude = text.startsWith("0x") ? hexadecimal(text, fraction, exponentBits) : decimal(text, fraction);
        return magnitude == infinity ? Optional.empty() : Optional.of(sign | magnitude);
    }

    private static long decimal(String text, int fraction) {
        return fraction == F32_FRACTION
                ? Float.floatToRawIntBits(Float.parseFloat(text))
                : Double.doubleToRawLongBits(Double.parseDouble(text));
    }

    /** Rounds once, straight to the format that is asked for. */
    private static long hexadecimal(String text, int fraction, int exponentBits) {
        long digits = 0;
        boolean rest = false;
        long exponent = 0;
        boolean afterPoint = false;
        int i = 2;
        for (; i < text.length() && Character.toLowerCase(text.charAt(i)) != 'p'; i++) {
            if (text.charAt(i) == '.') {
                afterPoint = true;
                continue;
            }
            int digit = Character.digit(text.charAt(i), 16);
            if (digits >>> 59 == 0) {
                digits = digits << 4 | digit;
                exponent -= afterPoint ? 4 : 0;
            } else {
                rest |= digit != 0;
                exponent += afterPoint ? 0 : 4;
            }
        }
        if (i < text.length()) {
            exponent += exponent(text, i + 1);
        }
        return digits == 0 ? 0 : round(digits, rest, exponent, fraction, exponentBits);
    }

    /** A decimal exponent, held within what can make a difference. */
    private static long exponent(String text, int start) {
        boolean negative = text.charAt(start) == '-';
        long value = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 10);
            value = digit < 0 ? value : Math.min(value * 10 + digit, 1L << 40);
        }
        return negative ? -value : value;
    }

    /** The bits of {@code digits * 2^exponent}; {@code rest} says that more, smaller than the last digit, follows. */
    private static long round(long digits, boolean rest, long exponent, int fraction, int exponentBits) {
        int maxExponent = (1 << (exponentBits - 1)) - 1;
        int length = 64 - Long.numberOfLeadingZeros(digits);
        long top = exponent + length - 1;
        if (top > maxExponent) {
            return ((1L << exponentBits) - 1) << fraction;
        }
        // The weight of the last bit that is kept; subnormal numbers all share the same one.
        long last = Math.max(top, 1 - maxExponent) - fraction;
        long drop = last - exponent;
        long kept;
        if (drop <= 0) {
            kept = digits << -drop;
        } else if (drop > 63) {
            kept = 0;
        } else {
            long half = 1L << (drop - 1);
            long dropped = digits & ((half << 1) - 1);
            kept = digits >>> drop;
            boolean up = dropped > half || (dropped == half && (rest || (kept & 1) != 0));
            kept += up ? 1 : 0;
        }
        // A carry out of the fraction runs into the exponent, which is what rounding up means, up to infinity.
        long biased = Math.max(top, 1 - maxExponent) + maxExponent - 1;
        return kept + (biased << fraction);
    }
}
