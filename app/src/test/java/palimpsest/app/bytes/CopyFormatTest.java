package palimpsest.app.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CopyFormatTest {
    private static final byte[] TEXT = "xịn \"\\".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "HEX | 78 e1 bb 8b 6e 20 22 5c",
                "C_ARRAY | {0x78, 0xe1, 0xbb, 0x8b, 0x6e, 0x20, 0x22, 0x5c}",
                "JSON | [120, 225, 187, 139, 110, 32, 34, 92]",
                "WAT | \"x\\e1\\bb\\8bn \\22\\5c\"",
                "TEXT | xịn \"\\",
            })
    void bytesAreWrittenDownInEveryWay(CopyFormat format, String written) {
        assertThat(format.of(TEXT, 0, TextEncoding.UTF8)).isEqualTo(written);
    }

    @ParameterizedTest
    @EnumSource(
            value = CopyFormat.class,
            names = {"HEX", "C_ARRAY", "JSON", "WAT"})
    void whatIsCopiedIsReadAgain(CopyFormat format) {
        byte[] bytes = new byte[600];
        new Random(3).nextBytes(bytes);
        assertThat(WrittenBytes.parse(format.of(bytes, 0, TextEncoding.UTF8))).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"78e1bb8b6e20225c", "0x78,0xe1;bb 8b\n6e 20 22 5C", "\\x78\\xe1\\xbb\\x8b\\x6e\\x20\\x22\\x5c"})
    void hexadecimalDigitsAreReadHoweverTheyArePartedUp(String written) {
        assertThat(WrittenBytes.parse(written)).hasValue(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hello", "123", "[1, 256]", "[]", "\"\\e\"", "\"open", "7 8 zz"})
    void whatIsNoBytesIsNotRead(String written) {
        assertThat(WrittenBytes.parse(written)).isEmpty();
    }

    @Test
    void textThatASelectionCutsHasAReplacementCharacter() {
        assertThat(CopyFormat.TEXT.of(new byte[] {'x', (byte) 0xe1, (byte) 0xbb}, 0, TextEncoding.UTF8))
                .isEqualTo("x\ufffd");
        byte[] units = "xị".getBytes(StandardCharsets.UTF_16LE);
        assertThat(CopyFormat.TEXT.of(units, 8, TextEncoding.UTF16)).isEqualTo("xị");
    }
}
