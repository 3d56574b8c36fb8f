package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import palimpsest.app.bytes.ShadeWindow;

final class ShadesTest {
    @Test
    void whatWasWrittenJustNowIsStrongestAndOldWritesFadeAway() {
        assertThat(Shades.ofAge(0)).isEqualTo(ShadeWindow.FULL);
        int before = ShadeWindow.FULL;
        for (long age = 1; age <= 1024; age *= 2) {
            assertThat(Shades.ofAge(age)).as("%d steps ago", age).isLessThan(before);
            before = Shades.ofAge(age);
        }
        assertThat(Shades.ofAge(1_000_000_000)).isZero();
    }

    @Test
    void moreOftenIsStrongerUpToTheMost() {
        assertThat(Shades.ofCount(0, 16)).isZero();
        assertThat(Shades.ofCount(1, 16)).isBetween(1, Shades.ofCount(2, 16) - 1);
        assertThat(Shades.ofCount(16, 16)).isEqualTo(ShadeWindow.FULL);
        assertThat(Shades.ofCount(40, 16)).isEqualTo(ShadeWindow.FULL);
    }
}
