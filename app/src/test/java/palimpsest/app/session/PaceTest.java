package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PaceTest {

    private final Pace pace = new Pace();

    @Test
    void quickStepsComeInLongSlices() {
        for (int i = 0; i < 20; i++) {
            pace.took(pace.steps() * 10);
        }
        assertThat(pace.steps()).isEqualTo(200_000);
    }

    @Test
    void stepsOfAMillisecondComeInSlicesOfAFew() {
        for (int i = 0; i < 20; i++) {
            pace.took(pace.steps() * 1_000_000);
        }
        assertThat(pace.steps()).isEqualTo(4);
    }

    @Test
    void aStepThatTakesASecondComesAlone() {
        pace.took(1_000_000_000_000L);
        assertThat(pace.steps()).isEqualTo(1);
        pace.took(1_000_000_000L);
        assertThat(pace.steps()).isEqualTo(1);
    }
}
