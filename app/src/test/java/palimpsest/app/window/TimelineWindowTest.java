package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import palimpsest.app.session.State;
import palimpsest.app.session.Time;
import palimpsest.app.session.Value;
import palimpsest.engine.syntax.NumberType;

/** The whole way from the timeline through the session and back. */
final class TimelineWindowTest extends WindowTest {
    private static final String COUNT = """
            (module (memory 1)
              (func (export "count") (param $n i32)
                (loop $again
                  (i32.store (i32.const 16) (local.get $n))
                  (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))
            """;

    private Node chart;

    @BeforeEach
    void run() {
        robot.open("count.wat", COUNT);
        robot.awaitState(State.READY);
        robot.interact(() -> robot.session.call("count", List.of(new Value.Numeric(NumberType.I32, 20))));
        robot.await(() -> robot.snapshot().results().size() == 1);
        chart = robot.node("#timeline", Node.class);
    }

    private Time time() {
        return robot.snapshot().time();
    }

    private Point2D at(double part) {
        Bounds bounds = chart.localToScreen(chart.getBoundsInLocal());
        double names = 68;
        return new Point2D(bounds.getMinX() + names + part * (bounds.getWidth() - names), bounds.getMinY() + 8);
    }

    @Test
    void draggingTravelsThroughTheRecordAndBackToItsEnd() {
        long end = time().end();
        robot.drag(at(0.9), MouseButton.PRIMARY).moveTo(at(0.5)).drop();
        robot.await(() -> time().cursor() < end * 0.55 && time().cursor() > end * 0.45);
        assertThat(time().end()).isEqualTo(end);
        robot.drag(at(0.5), MouseButton.PRIMARY).moveTo(at(1)).drop();
        robot.await(() -> time().atEnd());
    }

    @Test
    void keysGoToTheEndsAndStepBothWays() {
        robot.interact(chart::requestFocus);
        robot.push(KeyCode.HOME);
        robot.await(() -> time().cursor() == time().start());
        robot.push(KeyCode.RIGHT);
        robot.await(() -> time().cursor() == 1);
        robot.push(KeyCode.END);
        robot.await(() -> time().atEnd());
        robot.push(KeyCode.LEFT);
        robot.await(() -> time().cursor() == time().end() - 1);
    }

    @Test
    void pointingTellsAboutTheRealRecord() {
        robot.await(() -> !robot.window.isBusy());
        Bounds bounds = chart.localToScreen(chart.getBoundsInLocal());
        robot.moveTo(new Point2D(at(0.6).getX(), bounds.getMinY() + 28));
        assertThat(robot.node("#timeline-words", Label.class).getText()).startsWith("call count(20), steps ");
    }
}
