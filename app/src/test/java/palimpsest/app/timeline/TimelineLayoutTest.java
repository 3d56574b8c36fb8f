package palimpsest.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimelineLayoutTest {
    private final TimelineLayout layout = new TimelineLayout(1000, 110, 13);
    private final StepAxis axis = StepAxis.all(0, 58, layout.axisWidth());
    private final Picture picture = Pictures.lesson(42);

    private Hit at(long step, Lane lane) {
        return layout.hit(picture, axis, axis.x(step) + 2, (layout.top(lane) + layout.bottom(lane)) / 2);
    }

    @ParameterizedTest
    @CsvSource({"86, 13", "100, 13", "130, 13", "400, 13", "170, 26", "129, 19.5", "70, 10.4"})
    void theLanesStandBelowEachOtherAndFit(double height, double em) {
        TimelineLayout any = new TimelineLayout(1000, height, em);
        double before = 0;
        for (Lane lane : Lane.values()) {
            assertThat(any.top(lane)).isGreaterThanOrEqualTo(before);
            assertThat(any.height(lane)).isGreaterThan(em * 0.9);
            before = any.bottom(lane);
        }
        assertThat(before).isLessThanOrEqualTo(height);
    }

    @Test
    void moreHeightGivesMoreLevelsOfCalls() {
        assertThat(new TimelineLayout(1000, 86, 13).moduleRows()).isEqualTo(1);
        assertThat(new TimelineLayout(1000, 200, 13).moduleRows()).isGreaterThan(4);
    }

    @Test
    void anEventIsFoundInItsLaneOnly() {
        assertThat(at(32, Lane.MEMORY))
                .isInstanceOfSatisfying(
                        Hit.OnEvents.class,
                        hit -> assertThat(hit.cluster().kind()).isEqualTo(EventKind.MODULE_WRITE));
        assertThat(at(10, Lane.HOST))
                .isInstanceOfSatisfying(
                        Hit.OnEvents.class,
                        hit -> assertThat(hit.cluster().kind()).isEqualTo(EventKind.HOST_ACTION));
        assertThat(at(32, Lane.HOST)).isEqualTo(new Hit.OnLane(Lane.HOST, 32));
        assertThat(at(33, Lane.AXIS))
                .isInstanceOfSatisfying(
                        Hit.OnEvents.class,
                        hit -> assertThat(hit.cluster().kind()).isEqualTo(EventKind.STOP));
    }

    @Test
    void aNestedCallIsFoundInItsOwnRow() {
        TimelineLayout tall = new TimelineLayout(1000, 200, 13);
        double x = axis.x(25);
        for (int depth = 0; depth < 2; depth++) {
            Hit hit = tall.hit(picture, axis, x, tall.rowTop(depth) + 3);
            assertThat(hit).isInstanceOf(Hit.OnCall.class);
            assertThat(((Hit.OnCall) hit).call().depth()).isEqualTo(depth);
        }
        assertThat(tall.hit(picture, axis, x, tall.rowTop(2) + 3)).isEqualTo(new Hit.OnLane(Lane.MODULE, 25));
    }

    @Test
    void besidesTheSessionTheNearestStepIsMeant() {
        assertThat(layout.hit(picture, axis, 0, 2)).isEqualTo(new Hit.OnLane(Lane.AXIS, 0));
    }
}
