package palimpsest.app.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import palimpsest.app.bytes.ValueType;

final class RowLengthTest {
    @Test
    void moreRoomGivesLongerRows() {
        assertThat(RowLength.fitting(100, 1, RowFormat.BYTES)).isEqualTo(8);
        assertThat(RowLength.fitting(750, 1, RowFormat.BYTES)).isEqualTo(16);
        assertThat(RowLength.fitting(2000, 1, RowFormat.BYTES)).isEqualTo(32);
    }

    @Test
    void largerCharactersNeedMoreRoom() {
        assertThat(RowLength.fitting(750, 2, RowFormat.BYTES)).isEqualTo(8);
        assertThat(RowLength.fitting(1500, 2, RowFormat.BYTES)).isEqualTo(16);
    }

    @Test
    void widerCellsLeaveFewerColumns() {
        RowFormat wide =
                RowFormat.BYTES.withCells(RowFormat.Kind.NUMBERS, ValueType.I32).withRadix(RowFormat.Radix.DECIMAL);
        assertThat(RowLength.fitting(100, 1, wide)).isEqualTo(2);
        assertThat(RowLength.fitting(750, 1, wide)).isEqualTo(4);
        assertThat(RowLength.fitting(750, 1, wide.withRadix(RowFormat.Radix.BINARY)))
                .isEqualTo(2);
        assertThat(RowLength.fitting(4000, 1, wide.withCells(RowFormat.Kind.LANES, ValueType.I8)))
                .isEqualTo(2);
    }
}
