package palimpsest.app.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf8Test {
    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    @Test
    void nineBytesOfVietnameseAreSixCells() {
        List<TextCell> cells = Utf8.decode("xịn xò".getBytes(StandardCharsets.UTF_8), "memory");
        assertThat(cells).extracting(TextCell::length).containsExactly(1, 3, 1, 1, 1, 2);
        assertThat(Utf8.text(cells)).isEqualTo("xịn xò");
    }

    @Test
    void aCharacterIsDecodedFromItsStartHoweverTheViewIsScrolled() {
        byte[] bytes = "xịn xò".getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from++) {
            int first = from;
            List<TextCell> expected = Utf8.decode(bytes, "memory").stream()
                    .filter(cell -> cell.end() > first)
                    .toList();
            assertThat(Utf8.touching(bytes, from, bytes.length, "memory")).isEqualTo(expected);
        }
    }

    @Test
    void anyPieceOfRandomBytesDecodesAsItDoesInTheWhole() {
        Random random = new Random(5);
        byte[] alphabet = hex("41 80 8b a0 bb c0 c3 e0 e1 ed f0 f4 ff");
        byte[] bytes = new byte[4000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = alphabet[random.nextInt(alphabet.length)];
        }
        List<TextCell> whole = Utf8.decode(bytes, "memory");
        for (int from = 1; from < bytes.length; from += 7) {
            int first = from;
            int last = Math.min(from + 16, bytes.length);
            assertThat(Utf8.touching(bytes, first, last, "memory"))
                    .isEqualTo(whole.stream()
                            .filter(cell -> cell.end() > first && cell.start() < last)
                            .toList());
        }
    }

    @Test
    void replacementsFallWhereJavasDecoderPutsThem() {
        Random random = new Random(6);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[12];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                // Java replaces a whole encoded surrogate, ed a0 80, by one U+FFFD; the Unicode Standard by three.
                bytes[i] = bytes[i] == (byte) 0xed ? (byte) 0xee : bytes[i];
            }
            assertThat(Utf8.text(Utf8.decode(bytes, "memory"))).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "e1 bb, 'cut: the selection ends after 2 of its 3 bytes'",
        "e1 bb 41, 'cut: e1 begins 3 bytes, but 41 does not continue it'",
        "8b 6e, '8b only continues a character, and the selection begins inside a character'",
        "c0 80, 'overlong: c0 would spell a character that fits one byte'",
        "e0 80 80, 'overlong: e0 80 would spell a character that fits fewer bytes'",
        "ed a0 80, 'surrogate: U+D800 to U+DFFF are halves of UTF-16, not characters'",
        "f4 90 80 80, 'too large: the last character is U+10FFFF'",
        "f5 80 80 80, 'too large: f5 begins characters beyond the last, U+10FFFF'",
        "ff, 'ff never occurs in UTF-8'",
    })
    void brokenBytesShowTheReplacementCharacterAndSayWhy(String bytes, String reason) {
        TextCell cell = Utf8.decode(hex(bytes), "selection").get(0);
        assertThat(cell.codePoint()).isEqualTo(0xfffd);
        assertThat(cell.fault()).contains(reason);
        assertThat(cell.describe()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff})
    void theFirstAndLastCharacterOfEachLengthAreRead(int codePoint) {
        byte[] bytes = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        List<TextCell> cells = Utf8.decode(bytes, "memory");
        assertThat(cells).hasSize(1);
        assertThat(cells.get(0).codePoint()).isEqualTo(codePoint);
        assertThat(cells.get(0).length()).isEqualTo(bytes.length);
        assertThat(cells.get(0).fault()).isEmpty();
    }

    @Test
    void anEncodedSurrogateIsThreeFaults() // Unicode Standard, table 3-9
            {
        assertThat(Utf8.text(Utf8.decode(hex("ed a0 80"), "memory"))).isEqualTo("\ufffd\ufffd\ufffd");
    }

    @Test
    void whatHasNoShapeGetsAStandIn() {
        assertThat(Utf8.decode(hex("00 20 cc a3 41"), "memory"))
                .extracting(TextCell::glyph)
                .containsExactly("·", "␣", "◌\u0323", "A");
    }
}
