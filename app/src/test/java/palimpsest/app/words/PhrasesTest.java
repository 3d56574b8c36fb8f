package palimpsest.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhrasesTest {
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakVietnamese() {
        Locale.setDefault(Locale.forLanguageTag("vi"));
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the address 8 | địa chỉ 8",
                "11: their sum | 11: tổng của chúng",
                "-2: the first less the second | -2: số thứ nhất trừ số thứ hai",
                "writes 4 bytes (0b 00 00 00, lowest byte first) at address 8 of memory 0"
                        + " | ghi 4 byte (0b 00 00 00, byte thấp trước) tại địa chỉ 8 của bộ nhớ 0",
                "reads 1 byte (18) at address 5 of memory $m (1 + offset 4)"
                        + " | đọc 1 byte (18) tại địa chỉ 5 của bộ nhớ $m (1 + offset 4)",
                "it is not 0, so it jumps back to the start of the loop at a.wat:4:7"
                        + " | nó khác 0, nên nó nhảy về đầu vòng lặp tại a.wat:4:7",
                "the host's function env.print is at work, with 1 | hàm env.print của host đang làm việc, với 1",
                "copies data segment 0, 9 bytes, to address 0 of memory 0"
                        + " | chép đoạn dữ liệu 0, 9 byte, vào địa chỉ 0 của bộ nhớ 0"
            })
    void phrasesAreTranslatedWithTheirParts(String english, String vietnamese) {
        assertThat(Phrases.of(english)).isEqualTo(vietnamese);
    }

    @Test
    void whatNobodyHasTranslatedStaysAsItIs() {
        assertThat(Phrases.of("something else entirely")).isEqualTo("something else entirely");
    }

    @Test
    void inEnglishNothingChanges() {
        Locale.setDefault(Locale.ENGLISH);
        assertThat(Phrases.of("11: their sum")).isEqualTo("11: their sum");
    }
}
