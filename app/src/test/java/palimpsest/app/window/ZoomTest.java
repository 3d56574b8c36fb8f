package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ZoomTest {
    @Test
    void stepsLeadFromTheSmallestToTheLargestAndBack() {
        int percent = 80;
        for (int next = Zoom.larger(percent); next != percent; next = Zoom.larger(percent)) {
            assertThat(next).isGreaterThan(percent);
            assertThat(Zoom.smaller(next)).isEqualTo(percent);
            percent = next;
        }
        assertThat(percent).isEqualTo(300);
        assertThat(Zoom.smaller(80)).isEqualTo(80);
    }

    @Test
    void aPercentageBetweenStepsGoesToTheNextOne() {
        assertThat(Zoom.larger(101)).isEqualTo(110);
        assertThat(Zoom.smaller(101)).isEqualTo(100);
    }

    @Test
    void nothingGoesBeyondTheEnds() {
        assertThat(Zoom.clamp(5)).isEqualTo(80);
        assertThat(Zoom.clamp(5000)).isEqualTo(300);
    }
}
