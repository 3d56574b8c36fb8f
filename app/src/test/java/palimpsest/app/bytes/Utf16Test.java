package palimpsest.app.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Utf16Test {
    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static List<TextCell> all(byte[] bytes) {
        return Utf16.touching(bytes, 0, bytes.length, false, "memory");
    }

    @Test
    void aCharacterLiesOverItsTwoOrFourBytes() {
        List<TextCell> cells = all("xị😀!".getBytes(StandardCharsets.UTF_16LE));
        assertThat(cells).extracting(TextCell::length).containsExactly(2, 2, 4, 2);
        assertThat(Utf8.text(cells)).isEqualTo("xị😀!");
    }

    @Test
    void aCharacterIsDecodedFromItsStartHoweverTheViewIsScrolled() {
        byte[] bytes = "a😀b".getBytes(StandardCharsets.UTF_16LE);
        for (int from = 0; from < bytes.length; from++) {
            int first = from;
            assertThat(Utf16.touching(bytes, from, bytes.length, false, "memory"))
                    .isEqualTo(all(bytes).stream()
                            .filter(cell -> cell.end() > first)
                            .toList());
        }
    }

    @Test
    void unitsBeginAtEvenAddressesAlsoInAPieceThatDoesNot() {
        List<TextCell> cells = Utf16.touching(hex("00 41 00 42 00"), 0, 5, true, "selection");
        assertThat(cells).extracting(TextCell::start).containsExactly(0, 1, 3);
        assertThat(cells.get(0).fault()).contains("cut: the selection begins inside a unit");
        assertThat(Utf8.text(cells)).isEqualTo("\ufffdAB");
    }

    @ParameterizedTest
    @CsvSource({
        "3d d8 41 00, 'surrogate: d83d is the first half of a character without its second'",
        "3d d8, 'surrogate: d83d is the first half of a character, and the memory ends'",
        "00 de 41 00, 'surrogate: de00 is the second half of a character without its first'",
        "41, 'cut: the memory ends after 1 of 2 bytes'",
    })
    void brokenUnitsShowTheReplacementCharacterAndSayWhy(String bytes, String reason) {
        TextCell cell = all(hex(bytes)).get(0);
        assertThat(cell.codePoint()).isEqualTo(0xfffd);
        assertThat(cell.fault()).contains(reason);
    }
}
