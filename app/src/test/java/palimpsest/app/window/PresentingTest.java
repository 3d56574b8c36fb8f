package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import palimpsest.app.presenting.Spotlight;
import palimpsest.app.session.State;

/** The window before a class, led by the keys that a presenter's remote sends. */
final class PresentingTest extends WindowTest {
    private static final String STORES = """
            (module (memory 1)
              (func (export "go")
                (i32.store (i32.const 1024) (i32.const 11))
                (drop (i32.load8_u (i32.const 1024)))))
            """;

    @BeforeEach
    void open() {
        robot.open("stores.wat", STORES);
        robot.awaitState(State.READY);
        robot.interact(() -> robot.session.callStepping("go", List.of()));
        robot.awaitState(State.PAUSED);
        robot.interact(() -> robot.settings.presenterZoom.set(150));
        robot.push(KeyCode.F7);
        robot.await(() -> robot.node("#presenting", Node.class).isVisible());
    }

    private void key(KeyCode code) {
        long before = robot.cursor();
        robot.push(code);
        robot.await(() -> robot.cursor() != before && robot.isStill());
    }

    private String title() {
        return robot.node("#presenting-title", Label.class).getText();
    }

    private boolean isShown(String query) {
        return robot.lookup(query).tryQuery().filter(node -> isVisible(node)).isPresent();
    }

    private static boolean isVisible(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void everythingIsLargerAndTheClutterIsPutAway() {
        assertThat(robot.settings.zoom.get()).isEqualTo(150);
        assertThat(robot.stage.isFullScreen()).isTrue();
        assertThat(isShown("#grid")).isTrue();
        assertThat(isShown("#source")).isTrue();
        assertThat(isShown("#timeline")).isFalse();
        assertThat(isShown("#side")).isFalse();
        assertThat(isShown("#run")).isFalse();
        robot.push(KeyCode.SHIFT, KeyCode.F7);
        robot.await(() -> !isShown("#source"));
        assertThat(isShown("#grid")).isTrue();
    }

    @Test
    void theRemoteStepsAndTheWordsSayWhatHappened() {
        key(KeyCode.PAGE_DOWN);
        key(KeyCode.SPACE);
        assertThat(title()).isEqualTo("i32.const");
        assertThat(robot.node("#presenting-words", Label.class).getText()).isEqualTo("Gives 11.");
        key(KeyCode.RIGHT);
        assertThat(title()).isEqualTo("i32.store");
        assertThat(robot.node("#presenting-words", Label.class).getText()).contains("0b 00 00 00");
        String where = robot.node("#presenting-where", Label.class).getText();
        key(KeyCode.PAGE_UP);
        assertThat(title()).isEqualTo("i32.const");
        assertThat(where).startsWith("Step ");
        assertThat(robot.node("#presenting-where", Label.class).getText())
                .startsWith("Step ")
                .contains(" of ");
    }

    @Test
    void aLightFallsOnTheBytesThatAStepWritesOrReads() {
        Spotlight light = robot.node("#spotlight", Spotlight.class);
        key(KeyCode.SPACE);
        assertThat(light.isLit()).isFalse();
        key(KeyCode.SPACE);
        key(KeyCode.SPACE);
        robot.await(light::isLit);
        assertThat(robot.lookup(".spotlight-ring.written").queryAll()).hasSize(1);
        key(KeyCode.SPACE);
        robot.await(() -> !light.isLit());
        key(KeyCode.SPACE);
        robot.await(light::isLit);
        assertThat(robot.lookup(".spotlight-ring.read").queryAll()).hasSize(1);
    }

    @Test
    void escapeBringsBackWhatWasThere() {
        robot.push(KeyCode.ESCAPE);
        robot.await(() -> isShown("#timeline"));
        assertThat(robot.settings.zoom.get()).isEqualTo(100);
        assertThat(robot.stage.isFullScreen()).isFalse();
        assertThat(isShown("#side")).isTrue();
        assertThat(isShown("#presenting")).isFalse();
        assertThat(robot.node(".top-bar", HBox.class).isVisible()).isTrue();
    }

    @Test
    void theScaleOfPresentingIsRememberedApart() {
        robot.interact(() -> robot.settings.zoom.set(200));
        robot.push(KeyCode.ESCAPE);
        robot.await(() -> robot.settings.zoom.get() == 100);
        assertThat(robot.settings.presenterZoom.get()).isEqualTo(200);
    }

    @Test
    void whoTypesTypesAndOnlyTheRemoteSteps() {
        robot.interact(() -> robot.editor().requestFocus());
        long before = robot.cursor();
        robot.push(KeyCode.RIGHT);
        assertThat(robot.cursor()).isEqualTo(before);
        key(KeyCode.PAGE_DOWN);
        assertThat(robot.cursor()).isEqualTo(before + 1);
    }

    @Test
    void theScaleThatFitsLeavesRoomForTheBytesAndSomeSource() {
        assertThat(Presenter.fitting(1920)).isEqualTo(200);
        assertThat(Presenter.fitting(1366)).isEqualTo(125);
        assertThat(Presenter.fitting(1024)).isEqualTo(100);
        assertThat(Presenter.fitting(3840)).isEqualTo(300);
    }
}
