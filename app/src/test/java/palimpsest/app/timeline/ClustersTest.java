package palimpsest.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ClustersTest {
    private static Event write(long step) {
        return new Event(step, EventKind.MODULE_WRITE, "i32.store wrote 00 \u2192 0b at 0x18");
    }

    @Test
    void eventsThatCanBeToldApartStayApart() {
        StepAxis axis = StepAxis.all(0, 10, 1024);
        List<Cluster> clusters = Clusters.visible(List.of(write(2), write(3)), List.of(), Lane.MEMORY, axis, 2);
        assertThat(clusters).hasSize(2);
        assertThat(clusters.get(0).only()).contains(write(2));
        assertThat(clusters.get(0).x()).isEqualTo(axis.x(2));
        assertThat(clusters.get(0).width()).isEqualTo(axis.x(3) - axis.x(2));
    }

    @Test
    void eventsCloserThanAPixelAreOneAndNoneIsLost() {
        StepAxis axis = StepAxis.all(0, 1_000_000, 1024);
        List<Event> events =
                LongStream.range(0, 30_000).mapToObj(step -> write(step * 30)).toList();
        List<Cluster> clusters = Clusters.visible(events, List.of(), Lane.MEMORY, axis, 2);
        assertThat(clusters.size()).isBetween(300, 520);
        assertThat(clusters.stream().mapToLong(Cluster::count).sum()).isEqualTo(30_000);
        assertThat(clusters).allSatisfy(cluster -> assertThat(cluster.only()).isEmpty());
        assertThat(clusters.get(0).first()).isZero();
        assertThat(clusters.get(clusters.size() - 1).end()).isEqualTo(29_999 * 30 + 1);
    }

    @Test
    void differentKindsAreNeverMixed() {
        StepAxis axis = StepAxis.all(0, 1_000_000, 1024);
        List<Event> events = List.of(write(1), new Event(2, EventKind.HOST_WRITE, "edit"), write(3));
        assertThat(Clusters.visible(events, List.of(), Lane.MEMORY, axis, 2))
                .extracting(Cluster::kind, Cluster::count)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(EventKind.MODULE_WRITE, 2L),
                        org.assertj.core.groups.Tuple.tuple(EventKind.HOST_WRITE, 1L));
    }

    @Test
    void whatIsNotVisibleIsLeftOut() {
        StepAxis axis = StepAxis.all(0, 1000, 1024).showing(400, 410, 0, 1000);
        List<Event> events =
                LongStream.range(0, 1000).mapToObj(ClustersTest::write).toList();
        assertThat(Clusters.visible(events, List.of(), Lane.MEMORY, axis, 2))
                .hasSizeBetween(10, 15)
                .allSatisfy(cluster -> assertThat(cluster.first()).isBetween(397L, 413L));
        assertThat(Clusters.visible(events, List.of(), Lane.HOST, axis, 2)).isEmpty();
    }

    @Test
    void slicesKeepTheirCounts() {
        StepAxis axis = StepAxis.all(0, 4_000_000, 1024);
        List<Slice> slices = LongStream.range(0, 4000)
                .mapToObj(i -> new Slice(i * 1000, (i + 1) * 1000, EventKind.MODULE_WRITE, 7))
                .toList();
        List<Cluster> clusters = Clusters.visible(List.of(), slices, Lane.MEMORY, axis, 2);
        assertThat(clusters.stream().mapToLong(Cluster::count).sum()).isEqualTo(28_000);
        assertThat(clusters.size()).isLessThan(520);
    }

    @Test
    void aSliceThatBeginsBeforeTheVisibleStepsIsStillThere() {
        StepAxis axis = StepAxis.all(0, 1000, 1024).showing(450, 460, 0, 1000);
        List<Slice> slices = List.of(
                new Slice(0, 400, EventKind.MODULE_WRITE, 1),
                new Slice(400, 800, EventKind.MODULE_WRITE, 2),
                new Slice(800, 1000, EventKind.MODULE_WRITE, 3));
        assertThat(Clusters.visible(List.of(), slices, Lane.MEMORY, axis, 2))
                .extracting(Cluster::count)
                .containsExactly(2L);
    }
}
