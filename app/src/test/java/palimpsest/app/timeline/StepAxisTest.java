package palimpsest.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StepAxisTest {
    private static final long HUGE = 1_000_000_000_000_000_000L;

    @Test
    void allStepsStandBetweenTwoMargins() {
        StepAxis axis = StepAxis.all(0, 58, 604);
        assertThat(axis.x(0)).isCloseTo(12, within(1e-9));
        assertThat(axis.x(58)).isCloseTo(592, within(1e-9));
        assertThat(axis.stepWidth()).isCloseTo(10, within(1e-9));
    }

    @Test
    void aStepIsTheCellFromItsLeftEdgeToTheNext() {
        StepAxis axis = StepAxis.all(0, 58, 604);
        assertThat(axis.stepAt(12.5)).isZero();
        assertThat(axis.stepAt(21.5)).isZero();
        assertThat(axis.stepAt(22.5)).isEqualTo(1);
        assertThat(axis.momentAt(16)).isZero();
        assertThat(axis.momentAt(18)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 1_000_000_000L, HUGE})
    void zoomingKeepsWhatIsUnderThePointer(long end) {
        StepAxis axis = StepAxis.all(0, end, 1000);
        double pointer = 613;
        for (int i = 0; i < 200; i++) {
            double before = axis.first() + axis.into() + pointer * axis.perPixel();
            StepAxis closer = axis.zoomed(pointer, 1.25, 0, end);
            double after = closer.first() + closer.into() + pointer * closer.perPixel();
            assertThat(after).isCloseTo(before, within(1e-6 + 1e-3 * axis.perPixel() + 2 * Math.ulp(before)));
            axis = closer;
        }
        assertThat(axis.stepWidth()).isCloseTo(80, within(1e-6));
    }

    @Test
    void singleStepsStayExactAtTheEndOfAVeryLongSession() {
        StepAxis axis = StepAxis.all(0, HUGE, 1000);
        for (int i = 0; i < 200; i++) {
            axis = axis.zoomed(1000, 2, 0, HUGE);
        }
        double end = axis.x(HUGE);
        assertThat(end).isCloseTo(1000 - StepAxis.MARGIN, within(1e-6));
        assertThat(axis.x(HUGE - 1)).isCloseTo(end - 80, within(1e-6));
        assertThat(axis.x(HUGE - 7)).isCloseTo(end - 560, within(1e-6));
        assertThat(axis.stepAt(end - 81)).isEqualTo(HUGE - 2);
        assertThat(axis.momentAt(end + 1)).isEqualTo(HUGE);
    }

    @Test
    void pixelsOfAVeryLongSessionFallOnStepsInOrder() {
        StepAxis axis = StepAxis.all(0, HUGE, 2540);
        long before = Long.MIN_VALUE;
        for (int x = 0; x <= 2540; x++) {
            assertThat(axis.stepAt(x)).isGreaterThan(before);
            before = axis.stepAt(x);
        }
        assertThat(axis.momentAt(12)).isZero();
        assertThat((double) (axis.momentAt(2528) - HUGE)).isCloseTo(0, within(axis.perPixel() / 1000));
    }

    @Test
    void nothingLeadsBeyondTheEnds() {
        StepAxis axis = StepAxis.all(0, 1000, 500).zoomed(250, 4, 0, 1000);
        StepAxis left = axis.panned(1e12, 0, 1000);
        assertThat(left.x(0)).isCloseTo(StepAxis.MARGIN, within(1e-6));
        StepAxis right = left.panned(-1e12, 0, 1000);
        assertThat(right.x(1000)).isCloseTo(500 - StepAxis.MARGIN, within(1e-6));
        assertThat(axis.zoomed(250, 1e-9, 0, 1000).x(0)).isCloseTo(StepAxis.MARGIN, within(1e-6));
        assertThat(axis.zoomed(250, 1e-9, 0, 1000).x(1000)).isCloseTo(500 - StepAxis.MARGIN, within(1e-6));
    }

    @Test
    void aSessionThatBeginsLateIsShownFromItsFirstStep() {
        StepAxis axis = StepAxis.all(500, 600, 224);
        assertThat(axis.x(500)).isCloseTo(12, within(1e-9));
        assertThat(axis.x(600)).isCloseTo(212, within(1e-9));
        assertThat(axis.panned(40, 500, 600).x(500)).isCloseTo(12, within(1e-9));
    }

    @Test
    void panningMovesWhatIsUnderThePointerAlong() {
        StepAxis axis = StepAxis.all(0, 1000, 1024).zoomed(512, 8, 0, 1000);
        double x = axis.x(500);
        assertThat(axis.panned(37, 0, 1000).x(500)).isCloseTo(x + 37, within(1e-9));
        assertThat(axis.panned(-37, 0, 1000).x(500)).isCloseTo(x - 37, within(1e-9));
    }

    @Test
    void aSpanThatIsShownTakesMostOfTheLine() {
        StepAxis axis = StepAxis.all(0, 1_000_000_000L, 1000).showing(400_000_000, 400_000_900, 0, 1_000_000_000L);
        assertThat(axis.x(400_000_000)).isCloseTo(50, within(1.0));
        assertThat(axis.x(400_000_900)).isCloseTo(950, within(1.0));
    }

    @Test
    void revealingMovesNoFurtherThanNeeded() {
        StepAxis axis = StepAxis.all(0, 10_000, 1000).zoomed(500, 10, 0, 10_000);
        long visible = axis.stepAt(500);
        assertThat(axis.revealing(visible, 0, 10_000)).isEqualTo(axis);
        StepAxis moved = axis.revealing(9_000, 0, 10_000);
        assertThat(moved.perPixel()).isEqualTo(axis.perPixel());
        assertThat(moved.x(9_000)).isBetween(0.0, 1000.0);
        assertThat(axis.revealing(0, 0, 10_000).x(0)).isCloseTo(StepAxis.MARGIN, within(1e-6));
    }

    @Test
    void aSessionOfAFewStepsFillsTheLine() {
        StepAxis axis = StepAxis.all(0, 2, 1024);
        assertThat(axis.stepWidth()).isCloseTo(500, within(1e-9));
        assertThat(axis.zoomed(300, 5, 0, 2).x(1)).isCloseTo(axis.x(1), within(1e-9));
    }

    @Test
    void whatIsFarOutsideIsDrawnJustOutside() {
        StepAxis axis = StepAxis.all(0, HUGE, 1000);
        for (int i = 0; i < 200; i++) {
            axis = axis.zoomed(0, 2, 0, HUGE);
        }
        assertThat(axis.visibleX(HUGE)).isEqualTo(1000 + StepAxis.MARGIN);
    }
}
