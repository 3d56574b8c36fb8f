package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.junit.jupiter.api.Test;
import palimpsest.app.session.State;

/** The parts of the window are styled one by one behind the first page, so that the first program shows at once. */
final class PreparingTest extends WindowTest {
    private static final String MODULE = "(module (memory 1) (func (export \"f\")))";

    private List<SplitPane> panes() {
        return robot.lookup(".split-pane").queryAllAs(SplitPane.class).stream().toList();
    }

    /** The outermost has the columns, the timeline and the console. */
    private SplitPane whole() {
        return panes().get(0);
    }

    private SplitPane columns() {
        return (SplitPane) whole().getItems().get(0);
    }

    private boolean isWhole() {
        return !panes().isEmpty()
                && whole().getItems().size() == 3
                && columns().getItems().size() == 3
                && ((SplitPane) columns().getItems().get(0)).getItems().size() == 2;
    }

    private void everythingStandsInItsPlace() {
        robot.await(() -> isWhole() && whole().isVisible());
        double[] edges = columns().getItems().stream()
                .mapToDouble(pane -> pane.localToScene(0, 0).getX())
                .toArray();
        assertThat(edges).isSorted();
        assertThat(columns().getItems().get(1).lookup("#grid")).isNotNull();
        assertThat(columns().getItems().get(2).getId()).isEqualTo("side");
        robot.await(() -> Math.abs(columns().getDividerPositions()[0] - robot.settings.sourceDivider.get()) < 0.02);
        assertThat(whole().getDividerPositions()[0]).isCloseTo(robot.settings.timelineDivider.get(), within(0.05));
        robot.clickByte(0);
    }

    @Test
    void theFirstPageStaysInViewMeanwhile() {
        Node first = robot.lookup("#start").query();
        robot.interact(robot.window::prepare);
        robot.await(this::isWhole);
        assertThat(whole().isVisible()).isFalse();
        assertThat(first.isVisible()).isTrue();
        robot.open("first.wat", MODULE);
        robot.awaitState(State.READY);
        everythingStandsInItsPlace();
    }

    @Test
    void whoOpensSomethingBeforeItIsDoneHasAllAtOnce() {
        robot.interact(() -> {
            robot.window.prepare();
            robot.window.open("first.wat", MODULE.getBytes(StandardCharsets.UTF_8));
        });
        robot.awaitState(State.READY);
        everythingStandsInItsPlace();
    }

    @Test
    void preparingTwiceOrTooLateChangesNothing() {
        robot.interact(robot.window::prepare);
        robot.interact(robot.window::prepare);
        robot.open("first.wat", MODULE);
        robot.interact(robot.window::prepare);
        robot.awaitState(State.READY);
        everythingStandsInItsPlace();
    }
}
