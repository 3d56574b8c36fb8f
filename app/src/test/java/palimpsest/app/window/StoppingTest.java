package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import palimpsest.app.session.State;
import palimpsest.app.session.StopView;

/** Breakpoints, watchpoints and watched values, by clicks in the window. */
final class StoppingTest extends WindowTest {
    /** The add is alone on line 6. */
    private static final String SUM = """
            (module
              (memory 1)
              (func (export "sum")
                i32.const 8
                (i32.load (i32.const 0)) (i32.load (i32.const 4))
                i32.add
                i32.store))
            """;

    @Test
    void aClickBesideALineNumberStopsThereBothWays() {
        openWithSevenAndFour();
        robot.clickOn(gutter(6));
        robot.await(() -> hasStop(6));
        robot.press("#call-nearest");
        robot.awaitState(State.PAUSED);
        assertThat(line()).isEqualTo(6);
        assertThat(kind()).isEqualTo(StopView.Kind.BREAKPOINT);
        assertThat(robot.words("#status")).contains(": Breakpoint at line 6.", "6:5 i32.add");
        long stopped = robot.cursor();
        assertThat(robot.byteAt(8)).isZero();

        robot.press("#run");
        robot.awaitState(State.READY);
        assertThat(robot.byteAt(8)).isEqualTo(11);
        robot.move("#run-back");
        assertThat(robot.cursor()).isEqualTo(stopped);
        assertThat(line()).isEqualTo(6);
        assertThat(robot.byteAt(8)).isZero();

        robot.clickOn(gutter(6));
        robot.await(() -> !hasStop(6) && robot.snapshot().stopPoints().isEmpty());
        robot.move("#to-end");
        robot.press("#call-nearest");
        robot.await(() -> robot.snapshot().results().size() == 2);
        assertThat(robot.snapshot().state()).isEqualTo(State.READY);
    }

    @Test
    void aWatchedValueFollowsTheCursorBothWays() {
        openWithSevenAndFour();
        showWatches();
        TextField field = robot.node("#watch-add", TextField.class);
        robot.interact(() -> {
            field.requestFocus();
            field.setText("i32[8]");
        });
        robot.type(KeyCode.ENTER);
        robot.await(() -> robot.lookup("#watches .watch").tryQuery().isPresent());
        assertThat(watched()).isEqualTo("0");
        robot.press("#call-nearest");
        robot.await(() -> watched().equals("11"));
        robot.move("#back");
        robot.await(() -> watched().equals("0"));
        robot.move("#step");
        robot.await(() -> watched().equals("11"));
        robot.move("#to-start");
        robot.await(() -> !watched().equals("11"));
        robot.move("#to-end");
        robot.await(() -> watched().equals("11"));
    }

    @Test
    void aWatchpointOnTheSelectedBytesStopsAfterTheirChangeBothWays() {
        openWithSevenAndFour();
        robot.clickByte(8);
        showWatches();
        robot.choose("#stop-add", "When the selected bytes change");
        robot.await(() -> robot.snapshot().stopPoints().size() == 1);
        robot.press("#call-nearest");
        robot.await(() -> kind() == StopView.Kind.WATCHPOINT && robot.isStill());
        long stopped = robot.cursor();
        assertThat(robot.byteAt(8)).isEqualTo(11);
        StopView.Access access =
                robot.snapshot().stopped().orElseThrow().hits().get(0).access().orElseThrow();
        assertThat(access.before().at(0)).isEqualTo((byte) 0);
        assertThat(access.after().at(0)).isEqualTo((byte) 11);
        assertThat(robot.words("#stops")).contains("met 1\u00d7");

        robot.move("#to-start");
        assertThat(robot.snapshot().instantiated()).isFalse();
        robot.press("#run");
        robot.await(() -> robot.cursor() == stopped && robot.isStill());
        assertThat(robot.byteAt(8)).isEqualTo(11);
        robot.move("#back");
        assertThat(robot.byteAt(8)).isZero();
        robot.move("#to-end");
        robot.typeByte(9, KeyCode.DIGIT0, KeyCode.DIGIT1);
        robot.await(() -> robot.byteAt(9) == 1);
        robot.move("#run-back");
        assertThat(robot.cursor()).isLessThanOrEqualTo(stopped);
    }

    private void openWithSevenAndFour() {
        robot.open("sum.wat", SUM);
        robot.awaitState(State.READY);
        robot.typeByte(0, KeyCode.DIGIT0, KeyCode.DIGIT7);
        robot.await(() -> robot.byteAt(0) == 7);
        robot.typeByte(4, KeyCode.DIGIT0, KeyCode.DIGIT4);
        robot.await(() -> robot.byteAt(4) == 4);
    }

    private void showWatches() {
        robot.side("watches-tab");
    }

    private Node gutter(int line) {
        return robot.lookup(".gutter").queryAll().stream()
                .filter(gutter -> number(gutter).equals(Integer.toString(line)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("line " + line + " is not shown"));
    }

    private static String number(Node gutter) {
        return gutter.lookup(".number") instanceof Label label ? label.getText().strip() : "";
    }

    private boolean hasStop(int line) {
        Node dot = gutter(line).lookup(".stop");
        return dot != null && dot.getStyleClass().contains("on");
    }

    private StopView.Kind kind() {
        return robot.snapshot().stopped().map(StopView::kind).orElse(StopView.Kind.DONE);
    }

    private int line() {
        return robot.snapshot()
                .program()
                .orElseThrow()
                .shown()
                .position(robot.snapshot()
                        .here()
                        .orElseThrow()
                        .shown()
                        .orElseThrow()
                        .start())
                .line();
    }

    private String watched() {
        return robot.lookup("#watches .value").<Label>queryAll().stream()
                .findFirst()
                .map(Label::getText)
                .orElse("");
    }
}
