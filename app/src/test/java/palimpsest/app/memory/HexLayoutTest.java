package palimpsest.app.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HexLayoutTest {
    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32})
    void thePixelsOfEachByteBelongToThatByteOnBothSides(int bytesPerRow) {
        for (double advance : new double[] {8, 12, 8 / 1.5}) {
            HexLayout layout = new HexLayout(advance, advance * 2.75, bytesPerRow, 16);
            for (int row : new int[] {0, 1, 63}) {
                for (int column = 0; column < bytesPerRow; column++) {
                    double y = rows(layout).top(row) + 1;
                    assertThat(rows(layout).hit(layout.hexX(column) + layout.hexWidth() / 2, y))
                            .contains(new HexLayout.Hit(row, column, false));
                    assertThat(rows(layout).hit(layout.textX(column) + advance / 2, y))
                            .contains(new HexLayout.Hit(row, column, true));
                }
            }
        }
    }

    @Test
    void theGapBetweenTwoGroupsBelongsHalfToEach() {
        HexLayout layout = new HexLayout(8, 22, 16, 8);
        double middle = (layout.hexX(3) + layout.hexWidth() + layout.hexX(4)) / 2;
        assertThat(rows(layout).hit(middle - 1, 30)).contains(new HexLayout.Hit(0, 3, false));
        assertThat(rows(layout).hit(middle + 1, 30)).contains(new HexLayout.Hit(0, 4, false));
    }

    @Test
    void addressesHeaderAndMarginsHoldNoByte() {
        HexLayout layout = new HexLayout(8, 22, 16, 8);
        assertThat(rows(layout).hit(layout.addressX(), 30)).isEmpty();
        assertThat(rows(layout).hit(layout.hexX(0), 10)).isEmpty();
        assertThat(rows(layout).hit(layout.textX(0) - 1, 30)).isEmpty();
        assertThat(rows(layout).hit(layout.textX(16), 30)).isEmpty();
    }

    @Test
    void aDragStaysOnItsSideHoweverFarItGoes() {
        HexLayout layout = new HexLayout(8, 22, 16, 8);
        assertThat(rows(layout).nearest(-50, -50, false)).isEqualTo(new HexLayout.Hit(-4, 0, false));
        assertThat(rows(layout).nearest(5000, 30, false)).isEqualTo(new HexLayout.Hit(0, 15, false));
        assertThat(rows(layout).nearest(0, 30, true)).isEqualTo(new HexLayout.Hit(0, 0, true));
    }

    private static Rows rows(HexLayout layout) {
        return Rows.of(layout, 0, 3000, (row, top) -> 0);
    }
}
