package palimpsest.app.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Leb128Test {
    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static List<Leb128.Cell> all(byte[] bytes, boolean signed) {
        return Leb128.touching(bytes, 0, bytes.length, signed);
    }

    /** The first from the DWARF standard's table of examples, the others from the ranges of the specification. */
    @ParameterizedTest
    @CsvSource({
        "02, false, 2",
        "7f, false, 127",
        "80 01, false, 128",
        "b9 64, false, 12857",
        "e5 8e 26, false, 624485",
        "ff ff ff ff 0f, false, 4294967295",
        "7e, true, -2",
        "ff 00, true, 127",
        "81 7f, true, -127",
        "c0 bb 78, true, -123456",
        "80 80 80 80 80 80 80 80 80 7f, true, -9223372036854775808",
        "83 80 00, false, 3",
    })
    void aNumberIsReadWithAllItsBytes(String bytes, boolean signed, long value) {
        List<Leb128.Cell> cells = all(hex(bytes), signed);
        assertThat(cells).hasSize(1);
        assertThat(cells.get(0).bits()).isEqualTo(value);
        assertThat(cells.get(0).length()).isEqualTo(hex(bytes).length);
        assertThat(Leb128.encode(value, signed, cells.get(0).length())).hasValue(hex(bytes));
    }

    @Test
    void theLargestUnsignedNumberHasSixtyFourOnes() {
        Leb128.Cell cell = all(hex("ff ff ff ff ff ff ff ff ff 01"), false).get(0);
        assertThat(Long.toUnsignedString(cell.bits())).isEqualTo("18446744073709551615");
    }

    @Test
    void numbersFollowOneAnother() {
        assertThat(all(hex("05 80 01 e5 8e 26 00"), false))
                .extracting(Leb128.Cell::bits)
                .containsExactly(5L, 128L, 624485L, 0L);
    }

    @Test
    void aPieceIsReadAsItIsInTheWhole() {
        Random random = new Random(9);
        byte[] bytes = new byte[3000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextInt(8) == 0 ? random.nextInt(128) : 128 + random.nextInt(128));
        }
        List<Leb128.Cell> whole = all(bytes, false);
        for (int from = 9; from + 25 < bytes.length; from += 5) {
            int first = from;
            byte[] piece = java.util.Arrays.copyOfRange(bytes, from - 9, from + 16 + 9);
            assertThat(Leb128.touching(piece, 9, 25, false))
                    .extracting(cell -> cell.start() + first - 9)
                    .isEqualTo(whole.stream()
                            .filter(cell -> cell.end() > first && cell.start() < first + 16)
                            .map(Leb128.Cell::start)
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "80 80, 'cut: the memory ends before the number does'",
        "ff ff ff ff ff ff ff ff ff 02, 'too large: the number has more than 64 bits'",
        "80 80 80 80 80 80 80 80 80 80 00, 'too long: more than 10 bytes would belong to this number'",
    })
    void brokenNumbersSayWhy(String bytes, String reason) {
        assertThat(all(hex(bytes), false).get(0).fault()).contains(reason);
    }

    @Test
    void whatNeedsMoreBytesThanThereAreIsNotWritten() {
        assertThat(Leb128.encode(128, false, 1)).isEmpty();
        assertThat(Leb128.encode(64, true, 1)).isEmpty();
        assertThat(Leb128.encode(-64, true, 1)).hasValue(hex("40"));
        assertThat(Leb128.encode(-1, true, 3)).hasValue(hex("ff ff 7f"));
    }
}
