package palimpsest.app.session;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import palimpsest.app.words.Words;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.syntax.VectorType;

/** Values as people type and read them. */
public final class ValueText {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d+");
    private static final Pattern HEX = Pattern.compile("[+-]?0[xX]\\p{XDigit}+");
    private static final Pattern DECIMAL_FLOAT = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern HEX_FLOAT =
            Pattern.compile("[+-]?0[xX](\\p{XDigit}+\\.?\\p{XDigit}*|\\.\\p{XDigit}+)([pP][+-]?\\d+)?");
    private static final Pattern INFINITY = Pattern.compile("[+-]?inf(inity)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAN = Pattern.compile("[+-]?nan(:0[xX]\\p{XDigit}+)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIXTEEN_BYTES = Pattern.compile("\\p{XDigit}{32}");

    private ValueText() {}

    /** What a text means as a value of a type, or what is wrong with it in plain words. */
    public static Parsed parse(ValueType type, String text) {
        String trimmed = text.strip().replace("_", "");
        try {
            if (type instanceof ReferenceType reference) {
                return nullReference(reference, trimmed);
            }
            if (trimmed.isEmpty()) {
                return new Parsed.Bad(missing(type));
            }
            return new Parsed.Good(type == VectorType.V128 ? vector(trimmed) : number((NumberType) type, trimmed));
        } catch (BadText bad) {
            return new Parsed.Bad(bad.message);
        }
    }

    private static Parsed nullReference(ReferenceType type, String text) {
        if (!text.isEmpty() && !text.equals("null")) {
            return new Parsed.Bad(Words.of("session.value.only-null", type.toString()));
        }
        return type.nullable()
                ? new Parsed.Good(Value.nullOf(type))
                : new Parsed.Bad(Words.of("session.value.not-null", type.toString()));
    }

    private static String missing(ValueType type) {
        return type == VectorType.V128
                ? Words.of("session.value.vector")
                : Words.of("session.value.number", type.toString());
    }

    private static Value number(NumberType type, String text) {
        return switch (type) {
            case I32 -> Value.i32((int) integer(text, 32, "i32"));
            case I64 -> Value.i64(integer(text, 64, "i64"));
            case F32 -> Value.f32(floatBits(text));
            case F64 -> Value.f64(doubleBits(text));
        };
    }

    /** A signed or unsigned integer of a width; negative numbers down to -2^(bits-1), others up to 2^bits - 1. */
    private static long integer(String text, int bits, String type) {
        BigInteger value;
        if (DECIMAL.matcher(text).matches()) {
            value = new BigInteger(text);
        } else if (HEX.matcher(text).matches()) {
            BigInteger magnitude = new BigInteger(
                    text.substring(text.indexOf('x', 0) < 0 ? text.indexOf('X') + 1 : text.indexOf('x') + 1), 16);
            value = text.startsWith("-") ? magnitude.negate() : magnitude;
        } else if (DECIMAL_FLOAT.matcher(text).matches()) {
            throw new BadText(Words.of("session.value.whole", type, text));
        } else {
            throw new BadText(Words.of("session.value.no-whole", text));
        }
        BigInteger least = BigInteger.ONE.shiftLeft(bits - 1).negate();
        BigInteger most = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new BadText(Words.of("session.value.fit", text, type, least.toString(), most.toString()));
        }
        return value.longValue();
    }

    private static int floatBits(String text) {
        if (NAN.matcher(text).matches()) {
            return (int) nanBits(text, 23, 31, "f32");
        }
        float value = Float.parseFloat(javaFloat(text, "f32"));
        if (Float.isInfinite(value) && !INFINITY.matcher(text).matches()) {
            throw new BadText(Words.of("session.value.large", text, "f32"));
        }
        return Float.floatToRawIntBits(value);
    }

    private static long doubleBits(String text) {
        if (NAN.matcher(text).matches()) {
            return nanBits(text, 52, 63, "f64");
        }
        double value = Double.parseDouble(javaFloat(text, "f64"));
        if (Double.isInfinite(value) && !INFINITY.matcher(text).matches()) {
            throw new BadText(Words.of("session.value.large", text, "f64"));
        }
        return Double.doubleToRawLongBits(value);
    }

    /** {@code nan} is the canonical one; {@code nan:0x…} gives the payload, as in the text format. */
    private static long nanBits(String text, int fractionBits, int signBit, String type) {
        long exponent = ((1L << (signBit - fractionBits)) - 1) << fractionBits;
        long payload = 1L << (fractionBits - 1);
        int colon = text.indexOf(':');
        if (colon >= 0) {
            BigInteger given = new BigInteger(text.substring(colon + 3), 16);
            if (given.signum() == 0 || given.bitLength() > fractionBits) {
                throw new BadText(Words.of("session.value.payload", type, Long.toHexString((1L << fractionBits) - 1)));
            }
            payload = given.longValue();
        }
        return (text.startsWith("-") ? 1L << signBit : 0) | exponent | payload;
    }

    private static String javaFloat(String text, String type) {
        if (DECIMAL_FLOAT.matcher(text).matches()) {
            return text;
        }
        if (HEX_FLOAT.matcher(text).matches()) {
            return text.toLowerCase(Locale.ROOT).contains("p") ? text : text + "p0";
        }
        if (INFINITY.matcher(text).matches()) {
            return text.startsWith("-") ? "-Infinity" : "Infinity";
        }
        throw new BadText(Words.of("session.value.no-float", text, type));
    }

    /** Sixteen bytes as hexadecimal digits in the order of memory, or a shape followed by its lanes. */
    private static Value vector(String text) {
        String digits = text.replaceAll("\\s", "");
        if (SIXTEEN_BYTES.matcher(digits).matches()) {
            return Value.v128(
                    Long.reverseBytes(Long.parseUnsignedLong(digits.substring(0, 16), 16)),
                    Long.reverseBytes(Long.parseUnsignedLong(digits.substring(16), 16)));
        }
        List<String> words = new ArrayList<>(List.of(text.split("[\\s,]+")));
        String shape = words.remove(0);
        int bits = switch (shape) {
            case "i8x16" -> 8;
            case "i16x8" -> 16;
            case "i32x4", "f32x4" -> 32;
            case "i64x2", "f64x2" -> 64;
            default -> throw new BadText(Words.of("session.value.write-vector"));
        };
        if (words.size() != 128 / bits) {
            throw new BadText(Words.of(
                    "session.value.lanes", shape, Integer.toString(128 / bits), Integer.toString(words.size())));
        }
        long[] halves = new long[2];
        for (int lane = 0; lane < words.size(); lane++) {
            String word = words.get(lane);
            long value = switch (shape) {
                case "f32x4" -> floatBits(word);
                case "f64x2" -> doubleBits(word);
                default -> integer(word, bits, "i" + bits);
            };
            long mask = bits == 64 ? -1 : (1L << bits) - 1;
            halves[lane * bits / 64] |= (value & mask) << (lane * bits % 64);
        }
        return Value.v128(halves[0], halves[1]);
    }

    /** What {@link #parse} found. */
    public sealed interface Parsed {
        /** The text means this value. */
        record Good(Value value) implements Parsed {}

        /** The text means no value of the type; the message says why, in plain words. */
        record Bad(String message) implements Parsed {}
    }

    private static final class BadText extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String message;

        BadText(String message) {
            super(message, null, false, false);
            this.message = message;
        }
    }
}
