package palimpsest.app.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.app.bytes.Origin;
import palimpsest.app.bytes.TextEncoding;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.memory.RowFormat.Kind;
import palimpsest.app.memory.RowFormat.Radix;

@ExtendWith(ApplicationExtension.class)
final class TypedGridTest {
    private static final RowFormat DECIMAL = RowFormat.BYTES.withRadix(Radix.DECIMAL);

    private final FakeMemory memory = FakeMemory.lesson();
    private final MemoryViewModel model = new MemoryViewModel();
    private final List<String> asked = new ArrayList<>();
    private HexGrid grid;

    @Start
    void start(Stage stage) {
        model.intents.set(new RecordingIntents(asked));
        memory.put(0x40, Origin.DATA_SEGMENT, 0x18, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f);
        memory.put(0x70, Origin.MODULE, 5, 0x80, 0x01, 0xe5, 0x8e, 0x26, 0);
        model.show(memory.view());
        grid = new HexGrid(model);
        stage.setScene(new Scene(grid, 900, 400));
        stage.show();
    }

    private void show(FxRobot robot, RowFormat format) {
        robot.interact(() -> {
            model.format.set(format);
            model.bytesPerRow.set(16);
            grid.layout();
        });
    }

    private void click(FxRobot robot, int address) {
        robot.clickOn(GridPlaces.of(grid, address), MouseButton.PRIMARY);
    }

    private String told() {
        return grid.queryAccessibleAttribute(AccessibleAttribute.TEXT).toString();
    }

    @Test
    void aCellIsSelectedAsAWholeAndItsNumberIsTold(FxRobot robot) {
        show(robot, DECIMAL.withCells(Kind.NUMBERS, ValueType.I32));
        click(robot, 0x18);
        assertThat(told()).isEqualTo("address 0x18, i32 11, module wrote, changed by the last step");
        assertThat(model.selectionAsHex()).isEqualTo("0b 00 00 00");
        robot.push(KeyCode.LEFT);
        assertThat(told()).startsWith("address 0x14, i32 4, host wrote");
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        assertThat(model.selectionAsHex()).isEqualTo("04 00 00 00 0b 00 00 00");
        robot.push(KeyCode.DOWN);
        assertThat(model.caret()).isEqualTo(0x28);
    }

    @Test
    void aNumberIsTypedIntoItsCellAndWrittenByEnter(FxRobot robot) {
        show(robot, DECIMAL.withCells(Kind.NUMBERS, ValueType.I32));
        click(robot, 0x20);
        robot.write("-25");
        assertThat(asked).isEmpty();
        robot.push(KeyCode.BACK_SPACE);
        robot.push(KeyCode.ENTER);
        assertThat(asked).containsExactly("20=feffffff");
        assertThat(model.caret()).isEqualTo(0x24);
    }

    @Test
    void aNumberThatDoesNotFitIsRefusedWithAReason(FxRobot robot) {
        show(robot, DECIMAL.withCells(Kind.NUMBERS, ValueType.I16));
        click(robot, 0x20);
        robot.write("40000");
        robot.push(KeyCode.ENTER);
        assertThat(asked).isEmpty();
        assertThat(model.fault.get()).isEqualTo("i16 holds -32768 to 32767");
        robot.push(KeyCode.ESCAPE);
        assertThat(model.fault.get()).isEmpty();
    }

    @Test
    void keysStepOverNumbersOfVaryingLength(FxRobot robot) {
        show(robot, DECIMAL.withCells(Kind.LEB_UNSIGNED, ValueType.U8));
        click(robot, 0x70);
        robot.push(KeyCode.RIGHT);
        assertThat(told()).startsWith("address 0x71, unsigned LEB128 128, module wrote");
        robot.push(KeyCode.RIGHT);
        assertThat(told()).startsWith("address 0x73, unsigned LEB128 624485");
        robot.write("7");
        robot.push(KeyCode.ENTER);
        assertThat(asked).as("padded to its three bytes").containsExactly("73=878000");
        robot.push(KeyCode.LEFT);
        robot.push(KeyCode.LEFT);
        assertThat(model.caret()).isEqualTo(0x71);
    }

    @Test
    void aClickOnAPointerFollowsItAndAKeyLeadsBack(FxRobot robot) {
        show(robot, DECIMAL.withCells(Kind.POINTERS, ValueType.U32));
        click(robot, 0x40);
        assertThat(model.caret()).isEqualTo(0x18);
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(model.caret()).isEqualTo(0x40);
        robot.push(KeyCode.ENTER);
        assertThat(model.caret()).isEqualTo(0x18);
        click(robot, 0x44);
        assertThat(model.caret()).as("nothing is at 0").isEqualTo(0x44);
        click(robot, 0x48);
        assertThat(model.caret()).as("outside of the memory").isEqualTo(0x48);
    }

    @Test
    void textIsTypedInTheEncodingOfTheColumn(FxRobot robot) {
        show(robot, RowFormat.BYTES.withText(Optional.of(TextEncoding.UTF16)));
        click(robot, 0x20);
        robot.push(KeyCode.TAB);
        robot.write("x");
        assertThat(asked).containsExactly("20=7800");
        assertThat(model.caret()).isEqualTo(0x22);
    }

    @Test
    void everyPlaceOfARowIsFoundAgainInEveryShape() {
        for (RowFormat format : List.of(
                RowFormat.BYTES,
                DECIMAL.withCells(Kind.NUMBERS, ValueType.U16),
                DECIMAL.withCells(Kind.NUMBERS, ValueType.F64).withBigEndian(true),
                DECIMAL.withCells(Kind.LANES, ValueType.I8),
                DECIMAL.withCells(Kind.LEB_SIGNED, ValueType.U8))) {
            HexLayout layout = new HexLayout(8, 22, 11, 32, 8, format.shape(), true);
            Rows rows = Rows.of(layout, 0, 200, (row, top) -> 1);
            for (int column = 0; column < 32; column++) {
                double x = layout.hexX(column) + layout.hexWidth() / 2;
                assertThat(rows.hit(x, rows.cellTop(2) + 5))
                        .as("%s, column %d", format, column)
                        .contains(new HexLayout.Hit(2, column, false));
            }
        }
    }

    /** Each row is told apart from what it was before; a cell of several writers is drawn in their parts. */
    @Test
    void aCellKeepsTheWritersOfAllItsBytes(FxRobot robot) {
        show(robot, DECIMAL.withCells(Kind.NUMBERS, ValueType.U32));
        FakeMemory mixed = FakeMemory.lesson();
        mixed.put(0x19, Origin.MODULE, 0);
        mixed.put(0x1a, Origin.HOST, 0);
        robot.interact(() -> model.show(mixed.view()));
        assertThat(grid.lastRepaint()).isGreaterThanOrEqualTo(1);
        click(robot, 0x1a);
        assertThat(told()).startsWith("address 0x18, u32 11").contains("host wrote");
    }

    @Test
    void cellsOfAllKindsAreDrawnAtEveryEnd(FxRobot robot) {
        FakeMemory small = new FakeMemory(21);
        for (ValueType type : ValueType.values()) {
            for (Kind kind : Kind.values()) {
                show(robot, DECIMAL.withCells(kind, type));
                robot.interact(() -> {
                    model.show(small.view());
                    model.select(20);
                    grid.layout();
                });
                assertThat(told()).contains("0x");
                assertThat(HexFormat.ofDelimiter(" ").parseHex(model.selectionAsHex()).length)
                        .isLessThanOrEqualTo(8);
            }
        }
    }
}
