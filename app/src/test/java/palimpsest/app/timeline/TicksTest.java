package palimpsest.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TicksTest {
    @ParameterizedTest
    @CsvSource({
        "0.0125, 60, 1",
        "0.1, 60, 10",
        "0.1, 20, 2",
        "0.1, 50, 5",
        "1, 60, 100",
        "1000000, 100, 100000000",
        "3000000, 100, 500000000",
        "1e15, 200, 200000000000000000",
        "1e17, 200, 5000000000000000000"
    })
    void marksAreOneTwoOrFiveTimesAPowerOfTenApart(double perPixel, double pixels, long unit) {
        assertThat(Ticks.unit(perPixel, pixels)).isEqualTo(unit);
    }

    @Test
    void onlyVisibleMarksWithinTheSessionAreMade() {
        StepAxis axis = StepAxis.all(3, 58, 600);
        assertThat(Ticks.visible(axis, 10, 3, 58)).containsExactly(10, 20, 30, 40, 50);
        assertThat(Ticks.visible(axis, 100, 3, 58)).isEmpty();
        assertThat(Ticks.visible(StepAxis.all(0, 50, 600), 10, 0, 50)).containsExactly(0, 10, 20, 30, 40, 50);
    }

    @Test
    void marksOfAVeryLongSessionDoNotOverflow() {
        long end = 1_000_000_000_000_000_000L;
        StepAxis axis = StepAxis.all(0, end, 1000);
        long unit = Ticks.unit(axis.perPixel(), 200);
        assertThat(Ticks.visible(axis, unit, 0, end))
                .contains(0, end)
                .isSorted()
                .hasSizeLessThan(20);
    }

    @Test
    void numbersHaveTheirThousandsApart() {
        assertThat(Ticks.number(12_400)).isEqualTo("12,400");
        assertThat(Ticks.number(58)).isEqualTo("58");
    }
}
