package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import palimpsest.app.presenting.Speed;
import palimpsest.app.session.State;

/** Steps that play by themselves, at the speed of the slider. */
final class SpeedTest extends WindowTest {
    private static final String STORES = """
            (module (memory 1)
              (func (export "go")
                (i32.store (i32.const 0) (i32.const 1))
                (i32.store (i32.const 4) (i32.const 2))
                (i32.store (i32.const 8) (i32.const 3))))
            """;

    @BeforeEach
    void open() {
        robot.open("stores.wat", STORES);
        robot.awaitState(State.READY);
    }

    private Slider slider() {
        return robot.node(".speed-bar .slider", Slider.class);
    }

    private String words() {
        return robot.node(".speed-words", Label.class).getText();
    }

    @Test
    void theSliderReachesFromHalfAStepToTenThousandAndFree() {
        robot.interact(() -> slider().setValue(0));
        assertThat(robot.settings.speed.get()).isEqualTo(0.5);
        robot.interact(() -> slider().setValue(slider().getMax() - 1));
        assertThat(robot.settings.speed.get()).isEqualTo(10_000);
        assertThat(words()).isEqualTo("10,000 steps/s");
        robot.interact(() -> slider().setValue(slider().getMax()));
        assertThat(robot.settings.speed.get()).isEqualTo(Speed.FREE);
        assertThat(words()).isEqualTo("free");
    }

    @Test
    void keysMakeItFasterAndSlower() {
        assertThat(words()).isEqualTo("2 steps/s");
        robot.push(KeyCode.ALT, KeyCode.PERIOD);
        assertThat(words()).isEqualTo("3 steps/s");
        robot.push(KeyCode.ALT, KeyCode.COMMA);
        robot.push(KeyCode.ALT, KeyCode.COMMA);
        assertThat(words()).isEqualTo("1 steps/s");
    }

    @Test
    void playCallsTheNearestExportAndPlaysItToItsEndThenBack() {
        robot.interact(() -> robot.settings.speed.set(100));
        robot.press("#play");
        robot.await(() -> robot.snapshot().results().size() == 1 && robot.isStill());
        assertThat(robot.bytes(0, 9)).containsExactly(1, 0, 0, 0, 2, 0, 0, 0, 3);
        robot.press("#play-back");
        robot.await(() -> !robot.snapshot().time().hasPast());
        assertThat(robot.snapshot().playing()).isEmpty();
    }

    @Test
    void theSameButtonPauses() {
        robot.interact(() -> robot.settings.speed.set(0.5));
        robot.press("#play");
        robot.await(() -> robot.snapshot().playing().isPresent());
        assertThat(robot.node("#play", Button.class).getAccessibleText()).isEqualTo("Pause playing");
        robot.clickOn("#play");
        robot.await(() -> robot.snapshot().playing().isEmpty());
        assertThat(robot.snapshot().state()).isEqualTo(State.PAUSED);
        assertThat(robot.node("#play", Button.class).getAccessibleText()).isEqualTo("Play at the speed");
    }
}
