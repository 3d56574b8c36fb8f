package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.app.memory.Shading;
import palimpsest.app.session.ScriptView;

/**
 * When nothing moves, nothing is asked, answered or drawn: whatever is shown, the snapshots come to an end. An answer is a
 * snapshot too, so who asked at each of them would ask for ever.
 */
final class AtRestTest extends WindowTest {
    /** So many frames in a row without a snapshot are rest; then as many again have to stay so. */
    private static final int FRAMES = 25;

    private final AtomicInteger frames = new AtomicInteger();
    private final AtomicInteger quiet = new AtomicInteger();
    private long last;

    @Override
    void start(Stage stage) {
        super.start(stage);
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                long number = robot.snapshot().number();
                boolean still = number == last && !stage.getScene().getRoot().isNeedsLayout();
                quiet.set(still ? quiet.get() + 1 : 0);
                last = number;
                frames.incrementAndGet();
            }
        }.start();
    }

    private void assertRest(String shown) {
        robot.await(() -> robot.isStill() && quiet.get() >= FRAMES);
        long number = robot.snapshot().number();
        int end = frames.get() + FRAMES;
        robot.await(() -> frames.get() >= end);
        assertThat(quiet.get())
                .as("frames without a snapshot and without a layout, with %s", shown)
                .isGreaterThanOrEqualTo(FRAMES);
        assertThat(robot.snapshot().number())
                .as("snapshots made with %s", shown)
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lesson-tab",
                "byte-tab",
                "watches-tab",
                "moments-tab",
                "views-tab",
                "structures-tab",
                "find-tab",
                "variables-tab"
            })
    void everyPaneOfTheSideComesToRest(String tab) {
        robot.lesson("growth");
        robot.callExport("store", "8", "7");
        robot.side(tab);
        robot.selectByte(8);
        assertRest(tab);
        robot.move("#back");
        assertRest(tab + ", a step back");
    }

    @ParameterizedTest
    @EnumSource(Shading.class)
    void everyShadingComesToRest(Shading shading) {
        robot.lesson("growth");
        robot.interact(() -> robot.settings.shading.set(shading));
        robot.callExport("store", "8", "7");
        assertRest(shading.name());
        robot.interact(() -> robot.window.grid().topRow.set(9));
        assertRest(shading + ", further down");
    }

    @ParameterizedTest
    @ValueSource(strings = {"the whole window", "the source alone"})
    void presentingComesToRest(String what) {
        robot.lesson("growth");
        robot.callExport("store", "8", "7");
        if (what.equals("the whole window")) {
            robot.type(KeyCode.F7);
        } else {
            robot.push(KeyCode.SHIFT, KeyCode.F7);
        }
        assertRest(what);
        robot.type(KeyCode.ESCAPE);
        assertRest("everything again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"typed-arrays", "alignment", "xin-xo"})
    void scriptsThatAreDoneComeToRest(String lesson) {
        robot.choose("#examples", "example-" + lesson);
        robot.await(() -> robot.snapshot().script().isPresent() && robot.isStill());
        assertRest(lesson);
        robot.type(KeyCode.F9);
        robot.await(() -> robot.snapshot()
                .script()
                .filter(script -> script.state() == ScriptView.State.DONE)
                .isPresent());
        for (String tab : new String[] {"lesson-tab", "views-tab"}) {
            robot.side(tab);
            assertRest(lesson + " with " + tab);
        }
    }
}
