package palimpsest.app.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.app.bytes.Origin;
import palimpsest.app.bytes.Overlay;

@ExtendWith(ApplicationExtension.class)
final class HexGridTest {
    private final MemoryViewModel model = new MemoryViewModel();
    private final List<String> asked = new ArrayList<>();
    private HexGrid grid;

    @Start
    void start(Stage stage) {
        model.intents.set(new RecordingIntents(asked));
        model.show(FakeMemory.lesson().view());
        grid = new HexGrid(model);
        stage.setScene(new Scene(grid, 760, 22 + 64 * 22));
        stage.show();
    }

    private void click(FxRobot robot, int row, int column, boolean text) {
        HexLayout layout = grid.hexLayout();
        double x = (text ? layout.textX(column) : layout.hexX(column)) + 4;
        robot.clickOn(grid.localToScreen(x, grid.rows().cellTop(row) + 8), MouseButton.PRIMARY);
    }

    @Test
    void aClickSelectsAByteAndAShiftClickTheBytesUpToIt(FxRobot robot) {
        click(robot, 1, 8, false);
        assertThat(grid.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .isEqualTo("address 0x18, value 0b, 11, module wrote, changed by the last step");
        robot.press(KeyCode.SHIFT);
        click(robot, 1, 11, false);
        robot.release(KeyCode.SHIFT);
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(model.selectionAsHex()).isEqualTo("0b 00 00 00");
        robot.interact(
                () -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("0b 00 00 00"));
    }

    @Test
    void typingTwoDigitsAsksForAWriteAndMovesOn(FxRobot robot) {
        click(robot, 2, 0, false);
        robot.write("f7");
        assertThat(asked).containsExactly("20=f7");
        assertThat(model.caret()).isEqualTo(0x21);
        robot.write("a");
        robot.push(KeyCode.ESCAPE);
        robot.write("1");
        robot.push(KeyCode.RIGHT);
        assertThat(asked).hasSize(1);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(asked).containsExactly("20=f7", "undo");
    }

    @Test
    void typingInTheTextColumnWritesTheCharactersBytes(FxRobot robot) {
        click(robot, 2, 3, true);
        robot.write("x");
        assertThat(asked).containsExactly("23=78");
        assertThat(model.caret()).isEqualTo(0x24);
    }

    @Test
    void keysMoveAndExtendTheSelectionAndTabChangesTheSide(FxRobot robot) {
        click(robot, 0, 1, false);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        assertThat(model.selectionStart()).isEqualTo(0x11);
        assertThat(model.selectionLast()).isEqualTo(0x12);
        robot.push(KeyCode.END);
        assertThat(model.caret()).isEqualTo(0x1f);
        robot.push(KeyCode.CONTROL, KeyCode.END);
        assertThat(model.caret()).isEqualTo(65535);
        assertThat(model.topRow.get()).isPositive();
        robot.push(KeyCode.CONTROL, KeyCode.HOME);
        robot.push(KeyCode.UP);
        robot.push(KeyCode.LEFT);
        assertThat(model.caret()).isZero();
        robot.push(KeyCode.TAB);
        assertThat(model.inText.get()).isTrue();
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(model.inText.get()).isFalse();
    }

    @Test
    void onlyTheRowThatChangedIsDrawnAgain(FxRobot robot) {
        FakeMemory changed = FakeMemory.lesson();
        changed.put(0x108, Origin.MODULE, 1);
        robot.interact(() -> {
            grid.layout();
            model.show(changed.view());
        });
        assertThat(grid.lastRepaint()).isEqualTo(1);
    }

    @Test
    void aStretchOverTheBytesIsDrawnInItsRowsAndTold(FxRobot robot) {
        Overlay view = new Overlay(0x18, 4, "sums[2]", Overlay.Kind.VIEW, 0);
        double before = grid.rows().height(1);
        robot.interact(() -> {
            model.overlay("views", List.of(view));
            grid.layout();
        });
        assertThat(grid.rows().height(1)).as("room for the name").isGreaterThan(before);
        assertThat(grid.rows().height(2)).as("no room where there is no name").isEqualTo(before);
        click(robot, 1, 8, false);
        assertThat(grid.queryAccessibleAttribute(AccessibleAttribute.TEXT).toString())
                .contains("sums[2]");
        robot.interact(() -> model.overlay("views", List.of(new Overlay(0x28, 4, "other", Overlay.Kind.VIEW, 0))));
        assertThat(grid.lastRepaint()).as("rows drawn again").isEqualTo(2);
        robot.interact(() -> {
            model.overlay("views", List.of());
            grid.layout();
        });
        assertThat(grid.rows().height(1)).isEqualTo(before);
    }

    @Test
    void anyPlaceOfAHugeMemoryIsShownAtOnce(FxRobot robot) {
        for (long length : new long[] {1L << 32, 1L << 40, -1L}) {
            robot.interact(() -> {
                model.show(new FakeMemory(length).view(length >>> 16, OptionalLong.empty()));
                grid.layout();
                assertThat(grid.goTo("0x" + Long.toHexString(length - 1))).isTrue();
            });
            assertThat(model.caret()).isEqualTo(length - 1);
            assertThat(model.topRow.get()).isGreaterThan(model.rows() - 200);
            robot.interact(grid::layout);
            assertThat(robot.lookup(".scroll-bar:vertical .thumb")
                            .query()
                            .getBoundsInParent()
                            .getHeight())
                    .isGreaterThanOrEqualTo(30);
        }
    }

    @Test
    void aMemoryThatLostItsPagesIsDrawnEmpty(FxRobot robot) {
        robot.interact(() -> {
            model.select(65535);
            grid.reveal(65535);
            model.show(MemoryView.none());
        });
        assertThat(grid.lookup(".hex-grid-empty").isVisible()).isTrue();
        assertThat(model.topRow.get()).isZero();
    }
}
