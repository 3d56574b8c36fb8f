package palimpsest.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class OptionSyntaxTest {
    @Test
    void addressesAreDecimalOrHexadecimalAndUnsigned() {
        assertThat(MemoryRange.parse("0:0x10:16")).isEqualTo(new MemoryRange(0, 16, 16));
        assertThat(MemoryPlace.parse("1:18446744073709551615")).isEqualTo(new MemoryPlace(1, -1));
        assertThat(MemoryPlace.parse("0:0xffffffffffffffff")).isEqualTo(new MemoryPlace(0, -1));
    }

    @Test
    void wrongPlacesAreExplainedWithAnExample() {
        for (String wrong : new String[] {"0", "0:1:2:3", ":", "0:-1", "x:0", "0:0x", "99999999999:0", ""}) {
            assertThatThrownBy(() -> MemoryPlace.parse(wrong)).isInstanceOf(CommandLine.TypeConversionException.class);
        }
        assertThatThrownBy(() -> MemoryRange.parse("0:0")).hasMessageContaining("such as 0:0x10:64");
    }

    @Test
    void pictureSizesHaveBounds() {
        assertThat(PictureSize.parse("1440x900")).isEqualTo(new PictureSize(1440, 900));
        for (String wrong : new String[] {"0x900", "1440", "99999x1", "-1x5", "1440X900 "}) {
            assertThatThrownBy(() -> PictureSize.parse(wrong)).isInstanceOf(CommandLine.TypeConversionException.class);
        }
    }
}
