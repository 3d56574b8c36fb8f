package palimpsest.app.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import palimpsest.engine.source.ByteSlice;

/** A wrong prediction is answered with the thought that has most likely led to it. */
final class MarkingTest {
    private final Locale usual = Locale.getDefault();

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(usual);
    }

    @Test
    void allRightIsSaid() {
        assertThat(words("0b000000", "00000000", "0b000000")).isEqualTo("All 4 bytes are as you expected.");
        assertThat(words("18", "00", "18")).isEqualTo("The byte is as you expected.");
    }

    @Test
    void theLowestByteComesFirst() {
        assertThat(words("0000000b", "00000000", "0b000000")).contains("2 of 4", "lowest byte first");
    }

    @Test
    void twentyFourIsWrittenEighteen() {
        assertThat(words("24", "00", "18")).contains("the number 24 is written 18");
        assertThat(words("24000000", "00000000", "18000000")).contains("the number 24 is written 18");
    }

    @Test
    void aTrapWritesNothing() {
        Marking marking = new Marking(bytes("01000000"), bytes("00000000"), bytes("00000000"), true);
        assertThat(String.join(" ", marking.words())).contains("trapped", "writes none");
    }

    @Test
    void bytesThatStayedAsTheyWereAreTold() {
        assertThat(words("05060708", "01020304", "01020304")).contains("as they were before");
        assertThat(words("01020304", "01020304", "05060708")).contains("Something was written");
    }

    @Test
    void bytesAtAnotherAddressAreTold() {
        assertThat(words("41420000", "ffffffff", "00414200")).contains("1 further on");
        assertThat(words("00004142", "ffffffff", "41420000")).contains("2 before");
    }

    @Test
    void aNegativeNumberHasHighBytesOfFf() {
        assertThat(words("fe000000", "01010101", "feffffff")).contains("negative");
    }

    @Test
    void fewerBytesThanExpected() {
        assertThat(words("18171615", "99989796", "18989796")).contains("Fewer bytes");
    }

    @Test
    void eachByteIsRightOrWrongByItself() {
        Marking marking = new Marking(bytes("0100"), bytes("0000"), bytes("0102"), false);
        assertThat(marking.right(0)).isTrue();
        assertThat(marking.right(1)).isFalse();
        assertThat(marking.allRight()).isFalse();
    }

    private static String words(String expected, String before, String actual) {
        return String.join(" ", new Marking(bytes(expected), bytes(before), bytes(actual), false).words());
    }

    private static ByteSlice bytes(String hex) {
        return ByteSlice.of(HexFormat.of().parseHex(hex));
    }
}
