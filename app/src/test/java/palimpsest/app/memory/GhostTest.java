package palimpsest.app.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GhostTest {
    private static final int PAGE = 65536;

    private static Frame frame(Ghost ghost) {
        MemoryViewModel model = new MemoryViewModel();
        model.show(new FakeMemory(PAGE).view());
        model.topRow.set(model.rows() - 1);
        model.ghost.set(Optional.of(ghost));
        return new Frame(model, 8, "");
    }

    @Test
    void theMissingBytesStandBehindTheWallAndTheOthersWhereTheyAre() {
        Frame frame = frame(new Ghost(PAGE - 2, 4));
        assertThat(frame.look(0, 16).wanted()).isEqualTo(new Columns(14, 16));
        assertThat(frame.look(1, 16).note()).startsWith("end of memory, 65536 bytes");
        RowLook ghosts = frame.look(2, 16);
        assertThat(ghosts.address()).isEqualTo(PAGE);
        assertThat(ghosts.wanted()).isEqualTo(new Columns(0, 2));
        assertThat(frame.look(3, 16).note()).startsWith("The access wanted 4 bytes at 0xfffe: 2 of them");
        assertThat(frame.look(4, 16).note()).isEmpty();
    }

    @Test
    void aFarAccessStandsInARowOfItsOwnAddress() {
        RowLook ghosts = frame(new Ghost(0x7fff_fff4L, 8)).look(2, 16);
        assertThat(ghosts.address()).isEqualTo(0x7fff_fff0L);
        assertThat(ghosts.wanted()).isEqualTo(new Columns(4, 12));
    }

    @Test
    void aLongAccessTakesThreeRowsAtMost() {
        Frame frame = frame(new Ghost(0, 1L << 40));
        assertThat(frame.look(0, 16).wanted()).isEqualTo(new Columns(0, 16));
        assertThat(frame.look(4, 16).wanted()).isEqualTo(new Columns(0, 16));
        assertThat(frame.look(5, 16).wanted().isNone()).isTrue();
        assertThat(frame.look(5, 16).note()).contains("1099511562240 of them");
    }

    @Test
    void anAccessUpToTheLastAddressOfAllDoesNotWrapAround() {
        Ghost ghost = new Ghost(-4, 16);
        assertThat(ghost.last()).isEqualTo(-1);
        assertThat(ghost.missing(PAGE)).isEqualTo(4);
        assertThat(ghost.rows(PAGE, 16)).isEqualTo(1);
    }
}
