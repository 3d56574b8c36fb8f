package palimpsest.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values are those of the specification and of the test suite's {@code float_literals.wast} and {@code const.wast}. */
class LiteralsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0x00000000",
        "-0.0, 0x80000000",
        "nan, 0x7fc00000",
        "-nan, 0xffc00000",
        "nan:0x1, 0x7f800001",
        "nan:0x7f_ffff, 0x7fffffff",
        "-nan:0x012345, 0xff812345",
        "inf, 0x7f800000",
        "-inf, 0xff800000",
        "0x1p-149, 0x00000001",
        "0x1p-126, 0x00800000",
        "0x0.fffffep-126, 0x007fffff",
        "0x1.fffffep+127, 0x7f7fffff",
        "6.28318548202514648, 0x40c90fdb",
        "1e23, 0x65a96816",
        "1.17549421069244107548702944e-38, 0x007fffff",
        "3.40282346638528859811704183484516925440e+38, 0x7f7fffff",
        "0xf_f.f_fp1_0, 0x487fff00",
        // Ties go to even, and one bit more decides.
        "0x1.000001p0, 0x3f800000",
        "0x1.000003p0, 0x3f800002",
        "0x1.00000100000000000000000001p0, 0x3f800001",
        "0x1.00000500001p+0, 0x3f800003",
        // Rounded to f64 first, this would become the wrong f32.
        "1.00000017881393432617187499, 0x3f800001",
        "1.00000017881393432617187501, 0x3f800002"
    })
    void f32LiteralsAreRoundedOnce(String literal, String bits) {
        assertEquals(bits, String.format("0x%08x", Floats.f32Bits(literal).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({
        "0x1p-1074, 0x0000000000000001",
        "0x1p-1075, 0x0000000000000000",
        "0x1.8p-1075, 0x0000000000000001",
        "0x1.fffffffffffffp+1023, 0x7fefffffffffffff",
        "nan:0xfffffffffffff, 0x7fffffffffffffff",
        "6.28318530717958623, 0x401921fb54442d18",
        "4.94066e-324, 0x0000000000000001",
        "1e+308, 0x7fe1ccf385ebc8a0",
        "0x1.00000000000008p0, 0x3ff0000000000000",
        "0x1.000000000000080000000001p0, 0x3ff0000000000001",
        "0x0.0000000000000000000000001p100, 0x3ff0000000000000",
        "0x10000000000000000000000000p-100, 0x3ff0000000000000"
    })
    void f64LiteralsAreRoundedOnce(String literal, String bits) {
        assertEquals(bits, String.format("0x%016x", Floats.f64Bits(literal).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({
        "0x1p128",
        "0x1.ffffffp127",
        "1e39",
        "nan:0x0",
        "nan:0x80_0000",
        "340282356779733661637539395458142568448"
    })
    void whatDoesNotFitAnF32IsRefused(String literal) {
        assertEquals(true, Floats.f32Bits(literal).isEmpty());
    }

    @Test
    void integersMaySpanTheSignedAndTheUnsignedRange() {
        assertEquals(
                "417f" + "417f" + "418080808078" + "41ffffffff07" + "427f" + "42808080808080808080" + "7f" + "0b",
                Texts.instructions("i32.const 0xffff_ffff i32.const -1 i32.const -2147483648 i32.const 0x7fff_ffff"
                        + " i64.const 0xffff_ffff_ffff_ffff i64.const -9223372036854775808"));
    }

    @Test
    void everyEscapeOfAStringIsRead() {
        assertEquals(
                "090a0d22275c00ffe282acf09f98803132",
                Texts.parse("(data \"\\t\\n\\r\\\"\\'\\\\\\00\\fF\\u{20ac}\\u{1_F600}1\" \"2\")")
                        .data()
                        .get(0)
                        .contents()
                        .hex());
    }

    @Test
    void vectorConstantsHoldTheirLanesLittleEndian() {
        ByteBuffer expected = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        expected.putFloat(1.5f)
                .putFloat(-0.0f)
                .putFloat(Float.POSITIVE_INFINITY)
                .putFloat(2f);
        assertEquals(
                "fd0c" + HexFormat.of().formatHex(expected.array()) + "1a0b",
                Texts.instructions("v128.const f32x4 1.5 -0 inf 0x1p1 drop"));
        assertEquals(
                "fd0c" + "ff80" + "00".repeat(13) + "01" + "1a0b",
                Texts.instructions("v128.const i8x16 255 -128 0 0 0 0 0 0 0 0 0 0 0 0 0 0x01 drop"));
    }
}
