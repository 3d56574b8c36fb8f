package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.memory.WriteSites;
import palimpsest.engine.runtime.Store;

final class ImagesTest {

    private static final long GIB = 1L << 30;

    private final WriteSites sites = new WriteSites();
    private final Since since = new Since(new Store(), () -> 0);
    private final Images images = new Images();
    private final int module = sites.number(WriteSite.host(Actor.MODULE, "i32.store", "a test"));

    @Test
    void onlyWhatIsVisibleIsCopiedOutOfAVeryLargeMemory() {
        LinearMemory memory = memory(65_536);
        memory.storeByte(3 * GIB + 5, 9, module);
        images.show(new MemoryRange(0, 3 * GIB, 1_024));
        MemoryImage image = images.part(0, memory, since);
        assertThat(image.length()).isEqualTo(4 * GIB);
        assertThat(image.holds(3 * GIB, 1_024)).isTrue();
        assertThat(image.holds(0, 1)).isFalse();
        byte[] byteAndMark = new byte[2];
        image.read(3 * GIB + 5, byteAndMark, 0, 1);
        image.marks(3 * GIB + 5, byteAndMark, 1, 1);
        assertThat(byteAndMark).containsExactly(9, Mark.MODULE);
    }

    @Test
    void whatWasNotCopiedIsUnknownAndReadsAsZero() {
        MemoryImage image = images.part(0, memory(65_536), since);
        byte[] bytes = {1, 1};
        image.read(GIB, bytes, 0, 1);
        image.marks(GIB, bytes, 1, 1);
        assertThat(bytes).containsExactly(0, (byte) Mark.UNKNOWN);
    }

    @Test
    void theLastByteIsThereAndNothingAfterIt() {
        LinearMemory memory = memory(1);
        memory.storeByte(65_535, 7, module);
        images.show(new MemoryRange(0, 65_530, 16));
        MemoryImage image = images.part(0, memory, since);
        byte[] bytes = new byte[2];
        byte[] marks = new byte[2];
        image.read(65_535, bytes, 0, 2);
        image.marks(65_535, marks, 0, 2);
        assertThat(bytes).containsExactly(7, 0);
        assertThat(marks).containsExactly(Mark.MODULE, (byte) Mark.UNKNOWN);
    }

    @Test
    void aMemoryWithoutPagesAndAViewPastTheEndAreNoTrouble() {
        images.show(new MemoryRange(0, 5 * GIB, 1_000));
        assertThat(images.part(0, memory(0), since).length()).isZero();
        assertThat(images.part(0, memory(1), since).holds(65_535, 1)).isTrue();
    }

    @Test
    void theSelectedByteIsThereThoughItIsNotVisible() {
        LinearMemory memory = memory(1_000);
        images.show(new MemoryRange(0, 0, 512));
        images.select(new MemoryRange(0, 50_000_000, 1));
        assertThat(images.part(0, memory, since).holds(50_000_000, 16)).isTrue();
    }

    @Test
    void aWholeImageStaysAsItWasWhileTheMemoryGoesOn() {
        LinearMemory memory = memory(1);
        ChangeTracker written = new ChangeTracker();
        memory.listen(written);
        memory.grow(1, module);
        memory.storeByte(65_537, 7, module);
        MemoryImage image = whole(memory, written);
        memory.storeInt(65_536, -1, module);
        byte[] bytes = new byte[4];
        image.read(65_535, bytes, 0, 4);
        assertThat(bytes).containsExactly(0, 0, 7, 0);
        image.marks(65_535, bytes, 0, 4);
        assertThat(bytes).containsExactly(Mark.NEVER_TOUCHED, Mark.GROWN, Mark.MODULE | Mark.CHANGED, Mark.GROWN);
        image.read(131_071, bytes, 0, 2);
        image.marks(131_071, bytes, 2, 2);
        assertThat(bytes).containsExactly(0, 0, Mark.GROWN, (byte) Mark.UNKNOWN);
        assertThat(image.holds(131_071, 1)).isTrue();
        assertThat(image.holds(131_071, 2)).isFalse();
    }

    private static MemoryImage whole(LinearMemory memory, ChangeTracker written) {
        byte[] markOfSite = {0, Mark.MODULE};
        palimpsest.engine.memory.MemoryImage now = memory.image();
        Changes changes = new Changes(written.freeze(memory), Optional.empty(), now, markOfSite, false);
        return new WholeImage(now, 65_536, markOfSite, changes, Optional.empty());
    }

    private LinearMemory memory(long pages) {
        return new LinearMemory(0, 16, pages, 65_536, sites, site -> 0);
    }
}
