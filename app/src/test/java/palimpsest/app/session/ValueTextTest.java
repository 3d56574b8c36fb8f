package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.syntax.VectorType;

/** Bits are written down from IEEE 754 and two's complement, not computed by the code under test. */
final class ValueTextTest {

    @ParameterizedTest
    @CsvSource({
        "I32, 24, 18",
        "I32, -1, ffffffff",
        "I32, 4294967295, ffffffff",
        "I32, -2147483648, 80000000",
        "I32, 0xFF, ff",
        "I32, -0x10, fffffff0",
        "I32, 1_000_000, f4240",
        "I32, ' 7 ', 7",
        "I64, 18446744073709551615, ffffffffffffffff",
        "I64, -9223372036854775808, 8000000000000000",
        "I64, 0X10, 10",
        "F32, 1.5, 3fc00000",
        "F32, -0, 80000000",
        "F32, 0.1, 3dcccccd",
        "F32, 0x1.8p1, 40400000",
        "F32, inf, 7f800000",
        "F32, -inf, ff800000",
        "F32, nan, 7fc00000",
        "F32, -nan, ffc00000",
        "F32, nan:0x200000, 7fa00000",
        "F64, 3.14159, 400921f9f01b866e",
        "F64, 1e9, 41cdcd6500000000",
        "F64, 0x10, 4030000000000000",
        "F64, .5, 3fe0000000000000",
        "F64, Infinity, 7ff0000000000000",
        "F64, nan, 7ff8000000000000",
        "F64, -nan:0x1, fff0000000000001",
    })
    void aTextMeansTheseBits(NumberType type, String text, String bits) {
        assertThat(good(type, text)).isEqualTo(new Value.Numeric(type, Long.parseUnsignedLong(bits, 16)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I32 | ''         | type a number (i32) here",
                "I32 | 4294967296 | 4294967296 does not fit in i32, which goes from -2147483648 to 4294967295",
                "I32 | 1.5        | i32 takes whole numbers, 1.5 is not one",
                "I32 | seven      | ‘seven’ is not a number; write 24, -1 or 0x18",
                "I64 | 18446744073709551616 | 18446744073709551616 does not fit in i64,"
                        + " which goes from -9223372036854775808 to 18446744073709551615",
                "F32 | 1e39       | 1e39 is too large for f32; write inf for infinity",
                "F32 | 1f         | ‘1f’ is not a number; write 3.25, -1e9, inf or nan (f32)",
                "F64 | nan:0x0    | the payload of a NaN in f64 goes from 1 to 0xfffffffffffff",
            })
    void aTextThatIsNoValueIsExplained(NumberType type, String text, String message) {
        assertThat(ValueText.parse(type, text)).isEqualTo(new ValueText.Parsed.Bad(message));
    }

    @Test
    void aVectorIsSixteenBytesInTheOrderOfMemoryOrLanes() {
        Value bytes = new Value.Vector(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
        assertThat(good(VectorType.V128, "00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f"))
                .isEqualTo(bytes);
        assertThat(bytes.bitsText()).isEqualTo("000102030405060708090a0b0c0d0e0f");
        assertThat(good(VectorType.V128, "i32x4 1 -1 0x10 0")).isEqualTo(new Value.Vector(0xffffffff00000001L, 0x10));
        assertThat(good(VectorType.V128, "f64x2 1.5 -0"))
                .isEqualTo(new Value.Vector(0x3ff8000000000000L, 0x8000000000000000L));
        assertThat(ValueText.parse(VectorType.V128, "i32x4 1 2 3"))
                .isEqualTo(new ValueText.Parsed.Bad("i32x4 has 4 lanes, here are 3"));
    }

    @Test
    void onlyNullCanBeTypedForAReference() {
        assertThat(good(ReferenceType.EXTERNREF, "null")).isEqualTo(Value.nullOf(ReferenceType.EXTERNREF));
        assertThat(ValueText.parse(ReferenceType.FUNCREF, "3"))
                .isEqualTo(new ValueText.Parsed.Bad("only null can be given for funcref here"));
        assertThat(ValueText.parse(new ReferenceType(false, AbstractHeapType.FUNC), "null"))
                .isInstanceOf(ValueText.Parsed.Bad.class);
    }

    @ParameterizedTest
    @CsvSource({
        "I32, ffffffff, -1, 0xffffffff",
        "I64, b, 11, 0x000000000000000b",
        "F32, 3dcccccd, 0.1, 0x3dcccccd",
        "F32, ff800000, -inf, 0xff800000",
        "F32, 7fc00000, nan, 0x7fc00000",
        "F64, 400921f9f01b86ed, 3.1415900000000563, 0x400921f9f01b86ed",
        "F64, fff0000000000001, -nan:0x1, 0xfff0000000000001",
    })
    void aNumberIsShownSoThatItCanBeTypedAgain(NumberType type, String bits, String text, String bitsText) {
        Value value = new Value.Numeric(type, Long.parseUnsignedLong(bits, 16));
        assertThat(value.text()).isEqualTo(text);
        assertThat(value.bitsText()).isEqualTo(bitsText);
        assertThat(good(type, text)).isEqualTo(value);
    }

    private static Value good(ValueType type, String text) {
        assertThat(ValueText.parse(type, text)).isInstanceOf(ValueText.Parsed.Good.class);
        return ((ValueText.Parsed.Good) ValueText.parse(type, text)).value();
    }
}
