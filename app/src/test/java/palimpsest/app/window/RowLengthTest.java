package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RowLengthTest {
    @Test
    void moreRoomGivesLongerRows() {
        assertThat(RowLength.fitting(100, 1)).isEqualTo(8);
        assertThat(RowLength.fitting(750, 1)).isEqualTo(16);
        assertThat(RowLength.fitting(2000, 1)).isEqualTo(32);
    }

    @Test
    void largerCharactersNeedMoreRoom() {
        assertThat(RowLength.fitting(750, 2)).isEqualTo(8);
        assertThat(RowLength.fitting(1500, 2)).isEqualTo(16);
    }
}
