package palimpsest.app.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RowsTest {
    private static final HexLayout LAYOUT = new HexLayout(8, 22, 16, 8);
    private static final double LINE = LAYOUT.levelHeight();
    /** Two names over row 5, and one more when it is the first in view. */
    private static final Rows.Levels LEVELS = (row, top) -> row == 5 ? top ? 3 : 2 : 0;

    @Test
    void onlyTheRowWithNamesIsTaller() {
        Rows rows = Rows.of(LAYOUT, 4, 22 + 10 * 22, LEVELS);
        assertThat(rows.top(0)).isEqualTo(22);
        assertThat(rows.height(0)).isEqualTo(22);
        assertThat(rows.height(1)).isEqualTo(22 + 2 * LINE);
        assertThat(rows.cellTop(1)).isEqualTo(44 + 2 * LINE);
        assertThat(rows.height(2)).isEqualTo(22);
        assertThat(rows.count()).isEqualTo(9);
    }

    @Test
    void aRowThatHasNoRoomAsAWholeIsNotShown() {
        assertThat(Rows.of(LAYOUT, 6, 22 + 3 * 22, LEVELS).count()).isEqualTo(3);
        assertThat(Rows.of(LAYOUT, 6, 22 + 4 * 22 - 1, LEVELS).count()).isEqualTo(3);
        assertThat(Rows.of(LAYOUT, 4, 22 + 2 * 22, LEVELS).end()).isEqualTo(44);
        // However low the window: a grid without rows would be a riddle.
        assertThat(Rows.of(LAYOUT, 6, 30, LEVELS).count()).isEqualTo(1);
    }

    @Test
    void theGutterOfARowBelongsToIt() {
        Rows rows = Rows.of(LAYOUT, 4, 242, LEVELS);
        double x = LAYOUT.hexX(3) + 4;
        assertThat(rows.hit(x, 45)).contains(new HexLayout.Hit(1, 3, false));
        assertThat(rows.hit(x, rows.cellTop(1) + 21)).contains(new HexLayout.Hit(1, 3, false));
        assertThat(rows.hit(x, rows.top(2))).contains(new HexLayout.Hit(2, 3, false));
    }

    @Test
    void theLastRowsAreWhollyInViewWhenScrolledToTheEnd() {
        for (int height = 50; height < 400; height += 7) {
            for (long end = 1; end < 20; end++) {
                long top = Rows.topBefore(LAYOUT, end, height, LEVELS);
                Rows rows = Rows.of(LAYOUT, top, height, LEVELS);
                if (top < end - 1) {
                    assertThat(top + rows.count())
                            .as("end %d in %d", end, height)
                            .isGreaterThanOrEqualTo(end);
                }
                if (top > 0 && top - 1 != 5) {
                    assertThat(top
                                    - 1
                                    + Rows.of(LAYOUT, top - 1, height, LEVELS).count())
                            .isLessThan(end);
                }
            }
        }
    }
}
