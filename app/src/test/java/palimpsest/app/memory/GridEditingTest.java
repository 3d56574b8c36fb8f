package palimpsest.app.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.app.bytes.Origin;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.memory.RowFormat.Kind;
import palimpsest.app.memory.RowFormat.Radix;

@ExtendWith(ApplicationExtension.class)
final class GridEditingTest {
    private final MemoryViewModel model = new MemoryViewModel();
    private final List<String> asked = new ArrayList<>();
    private HexGrid grid;

    @Start
    void start(Stage stage) {
        model.intents.set(new RecordingIntents(asked));
        FakeMemory memory = FakeMemory.lesson();
        memory.put(0x60, Origin.MODULE, 0x18, 0, 0, 0);
        model.show(memory.view());
        grid = new HexGrid(model);
        VBox below = new VBox(new FillBar(model, grid), new SelectionBar(model));
        stage.setScene(new Scene(new BorderPane(grid, null, null, below, null), 800, 480));
        stage.show();
        grid.requestFocus();
    }

    private void select(FxRobot robot, long from, long to) {
        robot.interact(() -> {
            model.select(from, to);
            grid.requestFocus();
        });
    }

    private static void fire(GridMenu menu, String id) {
        menu.getItems().stream().filter(item -> id.equals(item.getId())).forEach(MenuItem::fire);
    }

    private static void onClipboard(FxRobot robot, String text) {
        robot.interact(() -> GridClipboard.put(text));
    }

    private String clipboard(FxRobot robot) {
        String[] text = new String[1];
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        return text[0];
    }

    private static String label(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    @Test
    void theSelectionIsToldAsPlaceNumberBytesAndText(FxRobot robot) {
        select(robot, 0x18, 0x1b);
        assertThat(label(robot, "#selected-place")).isEqualTo("4 bytes, 0x18 to 0x1b");
        assertThat(label(robot, "#selected-value")).startsWith("i32 11 · f32 1.5");
        assertThat(label(robot, "#selected-hex")).isEqualTo("0b 00 00 00");
        select(robot, 0, 3);
        assertThat(label(robot, "#selected-text")).isEqualTo("“xị”");
        select(robot, 0, 2);
        assertThat(label(robot, "#selected-text")).as("cut in two").isEqualTo("“x\ufffd”");
        assertThat(robot.lookup("#selected-text")
                        .queryAs(Labeled.class)
                        .getTooltip()
                        .getText())
                .isEqualTo("U+FFFD at 0x1: cut: the selection ends after 2 of its 3 bytes");
    }

    @Test
    void pastedDigitsAreOneEditAndStaySelected(FxRobot robot) {
        select(robot, 0x20, 0x20);
        onClipboard(robot, "de ad be ef");
        robot.push(KeyCode.CONTROL, KeyCode.V);
        assertThat(asked).containsExactly("20=deadbeef");
        assertThat(model.selectionLast()).isEqualTo(0x23);
    }

    @Test
    void textIsPastedIntoTheTextColumnAndRefusedAmongTheDigits(FxRobot robot) {
        select(robot, 0x20, 0x20);
        onClipboard(robot, "xò");
        robot.push(KeyCode.CONTROL, KeyCode.V);
        assertThat(asked).isEmpty();
        assertThat(label(robot, "#grid-fault")).startsWith("These are no bytes.");
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.CONTROL, KeyCode.V);
        assertThat(asked).containsExactly("20=78c3b2");
        assertThat(model.fault.get()).isEmpty();
    }

    @Test
    void whatWouldGoOverTheEndIsNotPasted(FxRobot robot) {
        select(robot, 65535, 65535);
        onClipboard(robot, "01 02");
        robot.push(KeyCode.CONTROL, KeyCode.V);
        assertThat(asked).isEmpty();
        assertThat(model.fault.get()).isEqualTo("2 bytes do not fit: the memory ends 1 bytes from here");
    }

    @Test
    void numbersAreCopiedAndPastedAsTheCellsShowThem(FxRobot robot) {
        robot.interact(() -> model.format.set(
                RowFormat.BYTES.withCells(Kind.NUMBERS, ValueType.I32).withRadix(Radix.DECIMAL)));
        select(robot, 0x10, 0x18);
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(clipboard(robot)).isEqualTo("7 4 11");
        select(robot, 0x20, 0x20);
        onClipboard(robot, "-1, 258");
        robot.push(KeyCode.CONTROL, KeyCode.V);
        assertThat(asked).containsExactly("20=ffffffff02010000");
    }

    @Test
    void aPatternFillsTheWholeSelection(FxRobot robot) {
        select(robot, 0x20, 0x26);
        robot.push(KeyCode.CONTROL, KeyCode.R);
        robot.write("ab cd");
        robot.push(KeyCode.ENTER);
        assertThat(asked).containsExactly("20=abcdabcdabcdab");
        assertThat(robot.lookup("#fill-bar").query().isVisible()).isFalse();
        assertThat(grid.isFocused()).isTrue();
        robot.push(KeyCode.DELETE);
        assertThat(asked).last().isEqualTo("20=00000000000000");
    }

    @Test
    void whatIsNoPatternIsRefusedAndTheBarStays(FxRobot robot) {
        select(robot, 0x20, 0x26);
        robot.push(KeyCode.CONTROL, KeyCode.R);
        robot.write("many");
        robot.push(KeyCode.ENTER);
        assertThat(asked).isEmpty();
        assertThat(label(robot, "#grid-fault")).startsWith("Type hexadecimal digits");
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#fill-bar").query().isVisible()).isFalse();
        assertThat(model.fault.get()).isEmpty();
    }

    @Test
    void moreThanTheLimitIsNotFilledAtOnce(FxRobot robot) {
        robot.interact(() -> {
            model.show(new FakeMemory(1L << 32).view());
            model.select(0, -1);
            assertThat(model.edits().clear()).isFalse();
        });
        assertThat(model.fault.get()).isEqualTo("At most 1048576 bytes can be written at once");
    }

    @Test
    void theMenuOffersWhatCanBeDoneWithTheSelection(FxRobot robot) {
        select(robot, 0x60, 0x63);
        GridMenu menu = new GridMenu(grid, model);
        for (String id : List.of("grid-watch", "grid-who", "grid-undo", "grid-redo")) {
            robot.interact(() -> fire(menu, id));
        }
        assertThat(asked).containsExactly("watch 60 4", "who wrote 63", "undo", "redo");
        select(robot, 0x60, 0x60);
        robot.interact(() -> fire(menu, "grid-follow"));
        assertThat(model.caret()).isEqualTo(0x18);
    }

    @Test
    void undoneEditsAreDoneAgainByKeys(FxRobot robot) {
        select(robot, 0, 0);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(asked).containsExactly("undo", "redo", "redo");
    }
}
