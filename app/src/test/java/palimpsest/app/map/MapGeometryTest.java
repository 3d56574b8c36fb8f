package palimpsest.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MapGeometryTest {

    @ParameterizedTest
    @CsvSource({"65536, 600", "65536, 7", "131072, 301", "4294967296, 1000", "17179869184, 4096", "10, 40", "1, 1"})
    void everyLineShowsTheAddressesThatItSays(long length, int lines) {
        MapGeometry geometry = new MapGeometry(length, lines);
        assertThat(geometry.addressOf(0)).isZero();
        assertThat(geometry.addressOf(lines)).isEqualTo(length);
        for (int line = 0; line < lines; line++) {
            long from = geometry.addressOf(line);
            long to = geometry.addressOf(line + 1);
            assertThat(from).isLessThanOrEqualTo(to);
            if (from < to) {
                assertThat(geometry.lineOf(from)).isEqualTo(line);
                assertThat(geometry.lineOf(to - 1)).isEqualTo(line);
                assertThat(geometry.endOf(to)).isEqualTo(line + 1);
            }
        }
    }
}
