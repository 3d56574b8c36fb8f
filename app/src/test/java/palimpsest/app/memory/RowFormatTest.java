package palimpsest.app.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.app.bytes.TextEncoding;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.memory.RowFormat.Kind;
import palimpsest.app.memory.RowFormat.Radix;

final class RowFormatTest {
    private static RowFormat of(Kind kind, ValueType type, Radix radix) {
        return RowFormat.BYTES.withCells(kind, type).withRadix(radix);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBERS, I8, DECIMAL, ff, -1",
        "NUMBERS, U8, BINARY, 0b, 00001011",
        "NUMBERS, U16, HEX, 34 12, 1234",
        "NUMBERS, I32, DECIMAL, 40 42 0f 00, 1000000",
        "NUMBERS, U32, DECIMAL, ff ff ff ff, 4294967295",
        "NUMBERS, I64, DECIMAL, ff ff ff ff ff ff ff ff, -1",
        "NUMBERS, F32, DECIMAL, 00 00 80 3f, 1",
        "NUMBERS, F64, DECIMAL, 6e 86 1b f0 f9 21 09 40, 3.14159",
        "LANES, I16, DECIMAL, 00 80, -32768",
        "POINTERS, U32, HEX, 10 00 01 00, 00010010",
    })
    void aCellShowsItsNumberTheFirstByteCountingLeast(
            Kind kind, ValueType type, Radix radix, String bytes, String shown) {
        RowFormat format = of(kind, type, radix);
        assertThat(format.text(format.bits(hex(bytes), 0))).isEqualTo(shown);
        assertThat(format.parse(shown, format.cellBytes())).hasValue(hex(bytes));
    }

    @Test
    void bigEndianReadsTheBytesTheOtherWayRound() {
        RowFormat big = of(Kind.NUMBERS, ValueType.I32, Radix.DECIMAL).withBigEndian(true);
        byte[] bytes = ByteBuffer.allocate(4)
                .order(ByteOrder.BIG_ENDIAN)
                .putInt(-70000)
                .array();
        assertThat(big.text(big.bits(bytes, 0))).isEqualTo("-70000");
        assertThat(big.parse("-70000", 4)).hasValue(bytes);
        assertThat(big.shape().reversed()).isFalse();
        assertThat(big.withBigEndian(false).shape().reversed())
                .as("the digits that count least stand on the right, and so does the first byte")
                .isTrue();
    }

    @Test
    void aNumberThatDoesNotFitIsNotWritten() {
        assertThat(of(Kind.NUMBERS, ValueType.I8, Radix.DECIMAL).parse("128", 1))
                .isEmpty();
        assertThat(of(Kind.NUMBERS, ValueType.U16, Radix.HEX).parse("12345", 2)).isEmpty();
        assertThat(of(Kind.NUMBERS, ValueType.U8, Radix.BINARY).parse("100000000", 1))
                .isEmpty();
        assertThat(of(Kind.LEB_UNSIGNED, ValueType.U8, Radix.DECIMAL).parse("300", 1))
                .isEmpty();
        assertThat(of(Kind.LEB_UNSIGNED, ValueType.U8, Radix.DECIMAL).parse("5", 2))
                .as("padded to the bytes that are there")
                .hasValue(hex("85 00"));
    }

    @Test
    void everyCellIsWideEnoughForItsLongestNumber() {
        for (ValueType type : ValueType.values()) {
            for (Radix radix : Radix.values()) {
                RowFormat format = of(Kind.NUMBERS, type, radix);
                for (long whole : new long[] {0, -1, Long.MIN_VALUE, 0x80808080_80808080L, 1, 0xffefffff_ff7fffffL}) {
                    long bits = whole >>> (64 - 8 * type.size());
                    assertThat(format.text(bits).length())
                            .as("%s in %s: %s", type, radix, format.text(bits))
                            .isLessThan(format.shape().chars());
                }
            }
        }
    }

    @Test
    void theSettingsKeepEveryPartOfIt() {
        RowFormat format = of(Kind.LANES, ValueType.F64, Radix.DECIMAL)
                .withBigEndian(true)
                .withText(Optional.of(TextEncoding.UTF16));
        assertThat(RowFormat.decode(format.encode())).isEqualTo(format);
        assertThat(RowFormat.decode(format.withText(Optional.empty()).encode()).text())
                .isEmpty();
        assertThat(RowFormat.decode("lanes of what?")).isEqualTo(RowFormat.BYTES);
    }
}
