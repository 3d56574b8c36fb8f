package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.memory.GridPlaces;
import palimpsest.app.memory.HexGrid;
import palimpsest.app.memory.MemoryViewModel;
import palimpsest.app.memory.RowFormat;
import palimpsest.app.memory.Shading;
import palimpsest.app.session.Program;
import palimpsest.app.session.State;

/** The grid in the window, in front of a module that writes and reads. */
final class GridWindowTest extends WindowTest {
    /** Writes 16 five times and 32 once, reads 16 six times, and can store over the end. */
    private static final String BUSY = """
        (module
          (memory 1)
          (func (export "work") (local $i i32)
            (i32.store8 (i32.const 32) (i32.const 1))
            (loop $again
              (i32.store8 (i32.const 16) (i32.add (i32.load8_u (i32.const 16)) (i32.const 1)))
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (br_if $again (i32.lt_u (local.get $i) (i32.const 5))))
            (drop (i32.load8_u (i32.const 16))))
          (func (export "over")
            (i32.store (i32.const 65534) (i32.const 7))))
        """;

    private HexGrid grid() {
        return robot.node("#grid", HexGrid.class);
    }

    private MemoryViewModel model() {
        return GridPlaces.model(grid());
    }

    private int shade(long address) {
        byte[] shade = new byte[1];
        model().shades.get().shades(address, shade, 0, 1);
        return shade[0] & 0xff;
    }

    private byte mark(long address) {
        byte[] mark = new byte[1];
        model().view.get().marks().marks(address, mark, 0, 1);
        return mark[0];
    }

    private void call(String export) {
        robot.open("busy.wat", BUSY);
        robot.awaitState(State.READY);
        robot.interact(() -> robot.session.call(export, java.util.List.of()));
    }

    @Test
    void anAccessOverTheEndIsDrawnBehindTheWall() {
        call("over");
        robot.awaitState(State.TRAPPED);
        assertThat(GridPlaces.ghost(grid())).contains("10000+2");
        assertThat(model().describeCaret()).contains("The access wanted 4 bytes at 0xfffe: 2 of them");
        robot.interact(() -> robot.session.call("work", java.util.List.of()));
        robot.await(() -> robot.snapshot().state() == State.READY);
        assertThat(GridPlaces.ghost(grid())).isEmpty();
    }

    @Test
    void whatALoadReadIsMarkedAfterItsStep() {
        robot.open("busy.wat", BUSY);
        robot.awaitState(State.READY);
        robot.interact(() -> robot.session.callStepping("work", java.util.List.of()));
        robot.awaitState(State.PAUSED);
        while (robot.snapshot().next().orElseThrow().reads().isEmpty()) {
            robot.move("#step");
        }
        assertThat(ByteMark.has(mark(16), ByteMark.READ)).isFalse();
        robot.move("#step");
        assertThat(ByteMark.has(mark(16), ByteMark.READ)).isTrue();
        assertThat(ByteMark.has(mark(17), ByteMark.READ)).isFalse();
        robot.move("#step");
        assertThat(ByteMark.has(mark(16), ByteMark.READ)).isFalse();
    }

    @Test
    void theColoursTellHowOftenAndHowLongAgo() {
        call("work");
        robot.await(() -> robot.snapshot().results().size() == 1);
        robot.interact(() -> robot.settings.shading.set(Shading.WRITES));
        robot.await(() -> shade(16) > 0);
        assertThat(shade(16)).as("written five times, and once").isGreaterThan(shade(32));
        assertThat(shade(32)).isPositive();
        assertThat(shade(33)).isZero();
        assertThat(robot.node("#shading-note", Labeled.class).getText()).contains("16 times or more");
        robot.interact(() -> robot.settings.shading.set(Shading.READS));
        robot.await(() -> shade(32) == 0 && shade(16) == 255);
        robot.interact(() -> robot.settings.shading.set(Shading.AGE));
        robot.await(() -> shade(32) > 0);
        assertThat(shade(16)).as("written later").isGreaterThan(shade(32));
        robot.interact(() -> robot.settings.shading.set(Shading.NONE));
        assertThat(shade(16)).isZero();
    }

    @Test
    void aProgramThatIsOpenedAgainShowsWhatItsDataWroteAgain() {
        String text = "(module (memory 1) (data (i32.const 0x4000) \"far from the first row\"))";
        for (int time = 0; time < 2; time++) {
            robot.open("far.wat", text);
            robot.awaitState(State.READY);
            robot.await(() -> grid().cellOf(0x4000).isPresent());
            robot.interact(() -> model().topRow.set(0));
            assertThat(grid().cellOf(0x4000)).isEmpty();
        }
    }

    @Test
    void theSelectedByteOfAProgramThatIsOpenedAgainHasAHistory() {
        for (int time = 1; time <= 5; time++) {
            long before = robot.snapshot().program().map(Program::opening).orElse(0L);
            robot.open("first.wat", "(module (memory 1) (data (i32.const 0) \"" + time + "\"))");
            robot.await(() -> robot.snapshot().program().orElseThrow().opening() > before);
            robot.awaitState(State.READY);
            int written = '0' + time;
            robot.await(() -> robot.snapshot().history().stream()
                    .flatMap(history -> history.writers().stream())
                    .anyMatch(writer -> writer.after() == written));
        }
    }

    @Test
    void rowsAreShownAsNumbersChosenInTheHeadAndRemembered() {
        call("work");
        robot.await(() -> robot.snapshot().results().size() == 1);
        robot.interact(() -> {
            robot.settings.rowFormat.set(RowFormat.BYTES
                    .withCells(RowFormat.Kind.NUMBERS, ValueType.U16)
                    .withRadix(RowFormat.Radix.DECIMAL));
            robot.settings.columns.set(5);
        });
        assertThat(model().bytesPerRow.get()).isEqualTo(10);
        assertThat(robot.node("#row-format", MenuButton.class).getText()).isEqualTo("u16");
        assertThat(robot.node("#row-length", MenuButton.class).getText()).isEqualTo("5 per row");
        assertThat(robot.node("#order-note", Labeled.class).isVisible()).isFalse();
        robot.interact(() ->
                robot.settings.rowFormat.set(robot.settings.rowFormat.get().withBigEndian(true)));
        assertThat(robot.node("#order-note", Labeled.class).getText()).contains("WebAssembly itself is little-endian");
        robot.clickByte(16);
        assertThat(robot.node("#selected-value", Labeled.class).getText()).isEqualTo("u16 1280");
    }

    @Test
    void aFillIsOneEditOfTheHostThatUndoTakesBack() {
        call("work");
        robot.await(() -> robot.snapshot().results().size() == 1);
        robot.clickByte(16);
        robot.interact(() -> model().select(0x10, 0x2f));
        robot.push(KeyCode.CONTROL, KeyCode.R);
        robot.interact(() -> robot.node("#fill-value", TextField.class).setText("ab cd"));
        robot.clickOn("#fill-do");
        robot.await(() -> robot.byteAt(0x2f) == 0xcd);
        assertThat(robot.byteAt(0x10)).isEqualTo(0xab);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        robot.await(() -> robot.byteAt(0x2f) == 0);
        assertThat(robot.byteAt(0x10)).isEqualTo(5);
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        robot.await(() -> robot.byteAt(0x2f) == 0xcd);
    }
}
