package palimpsest.engine.text;

import java.util.Optional;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.HeapType;

/**
 * The constants of {@code t.const} instructions, in modules and in scripts. Each method reads the token that comes next,
 * and throws a fault if that is no such constant. See the specification, Text Format, Values.
 */
public final class Literals {

    private Literals() {}

    public static int i32(TokenCursor in) {
        return (int) integer(in, 32);
    }

    public static long i64(TokenCursor in) {
        return integer(in, 64);
    }

    /** The bits of an f32. */
    public static int f32Bits(TokenCursor in) {
        Optional<Integer> bits = Floats.f32Bits(floatText(in));
        return accept(in, bits, "f32");
    }

    /** The bits of an f64. */
    public static long f64Bits(TokenCursor in) {
        Optional<Long> bits = Floats.f64Bits(floatText(in));
        return accept(in, bits, "f64");
    }

    /** The shape of a vector constant, such as {@code i32x4}, which must come next. */
    public static String shape(TokenCursor in) {
        if (!in.at(TokenKind.KEYWORD) || !Keywords.SHAPES.contains(in.text())) {
            throw in.unexpected("a shape such as i32x4");
        }
        String shape = in.text();
        in.advance();
        return shape;
    }

    /** How many lanes a shape has. */
    public static int lanes(String shape) {
        return Integer.parseInt(shape.substring(shape.indexOf('x') + 1));
    }

    /** One lane's bits, in as many low bits as the shape's lanes have. */
    public static long lane(TokenCursor in, String shape) {
        int bits = 128 / lanes(shape);
        if (shape.charAt(0) == 'i') {
            return integer(in, bits);
        }
        return bits == 32 ? f32Bits(in) : f64Bits(in);
    }

    /** An abstract heap type, such as the {@code func} of {@code ref.null func}. */
    public static HeapType heapType(TokenCursor in) {
        return new TypeParser(in, new IndexSpace("type")).heapType();
    }

    /** Shape and lanes of a vector constant: its 16 bytes. */
    static void v128(TokenCursor in, ByteWriter out) {
        String shape = shape(in);
        int expected = lanes(shape);
        int first = in.index();
        int found = countNumbers(in);
        refuseGarbage(in, first + found);
        if (found != expected) {
            throw in.fault(
                    in.tokens().span(first - 1, first - 1 + found),
                    "wrong number of lane literals: " + shape + " has " + expected + " lanes, here are " + found);
        }
        int bits = 128 / expected;
        for (int i = 0; i < expected; i++) {
            long lane = lane(in, shape);
            for (int shift = 0; shift < bits; shift += 8) {
                out.u8((int) (lane >>> shift) & 0xff);
            }
        }
    }

    /** The sixteen lane numbers of a shuffle. */
    static void shuffle(TokenCursor in, ByteWriter out) {
        int first = in.index();
        int found = countNumbers(in);
        refuseGarbage(in, first + found);
        if (found != 16) {
            throw in.fault(
                    in.tokens().span(first - 1, first - 1 + found),
                    "invalid lane length: i8x16.shuffle takes 16 lane numbers, here are " + found);
        }
        for (int i = 0; i < 16; i++) {
            if (!in.at(TokenKind.NAT)) {
                throw in.fault(in.span(), "i8 constant out of range: a lane number is 0 to 31, not " + in.text());
            }
            out.u8(laneIndex(in));
        }
    }

    /** The number of a lane, 0 to 255. */
    static int laneIndex(TokenCursor in) {
        return (int) in.nat(8, "a lane number");
    }

    static boolean atNumber(TokenCursor in) {
        return in.at(TokenKind.NAT) || in.at(TokenKind.INT) || in.at(TokenKind.FLOAT);
    }

    private static int countNumbers(TokenCursor in) {
        int start = in.index();
        while (atNumber(in)) {
            in.advance();
        }
        int count = in.index() - start;
        in.seek(start);
        return count;
    }

    /** Where lanes end at something that is no token of the format, that is the fault, not their number. */
    private static void refuseGarbage(TokenCursor in, int token) {
        TokenKind kind = in.tokens().kind(token);
        boolean unknown =
                kind == TokenKind.KEYWORD && !Keywords.isKnown(in.tokens().text(token));
        if (unknown || kind == TokenKind.RESERVED) {
            in.seek(token);
            throw in.unexpected("a number");
        }
    }

    private static long integer(TokenCursor in, int bits) {
        if (!atNumber(in)) {
            throw in.unexpected("an i" + bits + " number");
        }
        if (in.at(TokenKind.FLOAT)) {
            throw in.fault(in.span(), "constant out of range: " + in.shown() + " is no whole number");
        }
        Optional<Long> value = Integers.parse(in.text(), bits);
        return accept(in, value, "i" + bits);
    }

    private static String floatText(TokenCursor in) {
        if (!atNumber(in)) {
            throw in.unexpected("a floating-point number");
        }
        return in.text();
    }

    private static <T> T accept(TokenCursor in, Optional<T> value, String type) {
        T found = value.orElseThrow(
                () -> in.fault(in.span(), "constant out of range: " + in.shown() + " does not fit an " + type));
        in.advance();
        return found;
    }
}
