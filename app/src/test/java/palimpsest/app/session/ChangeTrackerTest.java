package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.memory.WriteSites;

final class ChangeTrackerTest {

    private final WriteSites sites = new WriteSites();
    private final LinearMemory memory = new LinearMemory(0, 16, 2, 4, sites, site -> 0);
    private final ChangeTracker tracker = new ChangeTracker();
    private final int host = sites.number(WriteSite.host(Actor.HOST, "write", "a test"));
    private final int module = sites.number(WriteSite.host(Actor.MODULE, "i32.store", "a test"));

    @BeforeEach
    void listen() {
        memory.listen(tracker);
    }

    @Test
    void neighboursByOneActorAreOneChangeAlsoAcrossBlocks() {
        memory.storeInt(4094, -1, module);
        memory.storeByte(4098, 1, module);
        assertThat(changes()).containsExactly(change(4094, 5, Actor.MODULE, true));
    }

    @Test
    void actorsAndGapsSeparateChanges() {
        memory.storeByte(0, 1, module);
        memory.storeByte(1, 1, host);
        memory.storeByte(3, 1, host);
        memory.storeByte(131_071, 1, host);
        assertThat(changes())
                .containsExactly(
                        change(0, 1, Actor.MODULE, true),
                        change(1, 1, Actor.HOST, true),
                        change(3, 1, Actor.HOST, true),
                        change(131_071, 1, Actor.HOST, true));
    }

    @Test
    void bytesOfOneStoreThatKeepTheirValueAreRewritten() {
        memory.storeInt(8, 11, module);
        assertThat(changes()).containsExactly(change(8, 1, Actor.MODULE, true), change(9, 3, Actor.MODULE, false));
    }

    @Test
    void aByteThatChangedAndWasRewrittenThenHasChanged() {
        memory.storeByte(0, 1, module);
        memory.storeByte(0, 1, host);
        assertThat(changes()).containsExactly(change(0, 1, Actor.HOST, true));
    }

    @Test
    void whatChangedAndChangedBackHasChanged() {
        memory.storeByte(0, 1, module);
        memory.storeByte(0, 0, module);
        assertThat(changes()).containsExactly(change(0, 1, Actor.MODULE, true));
    }

    @Test
    void nothingIsLeftAfterAStopIsLeft() {
        memory.storeByte(0, 1, module);
        tracker.clear();
        assertThat(changes()).isEmpty();
        memory.storeByte(0, 2, module);
        assertThat(changes()).hasSize(1);
    }

    @Test
    void tooManyChangesToListAreCutOffAndTold() {
        for (int i = 0; i < 10_000; i++) {
            memory.storeByte(2L * i, 1, module);
        }
        List<Change> listed = new ArrayList<>();
        assertThat(whole().list(0, listed)).isFalse();
        assertThat(listed).hasSize(4_096);
    }

    private List<Change> changes() {
        List<Change> listed = new ArrayList<>();
        assertThat(whole().list(0, listed)).isTrue();
        return listed;
    }

    private Changes whole() {
        byte[] marks = new byte[sites.count()];
        for (int site = 1; site < marks.length; site++) {
            marks[site] = Mark.of(sites.actor(site));
        }
        return new Changes(tracker.freeze(memory), Optional.empty(), memory.image(), marks, false);
    }

    private static Change change(long address, long length, Actor actor, boolean changed) {
        return new Change(new MemoryRange(0, address, length), actor, changed);
    }
}
