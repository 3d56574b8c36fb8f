package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import palimpsest.app.session.ConsoleLine;
import palimpsest.app.session.Seen;
import palimpsest.app.session.Value;
import palimpsest.app.session.WasiView;

/** A program of WASI in the window: the line under the console is its standard input, and a page says what it is given. */
@ExtendWith(ApplicationExtension.class)
final class WasiWindowTest extends WindowTest {

    /** Reads a line, writes it back, and returns how many bytes it has. */
    private static final String ECHO = """
            (module
              (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "args_sizes_get" (func $sizes (param i32 i32) (result i32)))
              (memory (export "memory") 1)
              (func (export "echo") (result i32)
                (i32.store (i32.const 0) (i32.const 32))
                (i32.store (i32.const 4) (i32.const 16))
                (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
                (i32.store (i32.const 4) (i32.load (i32.const 8)))
                (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 12)))
                (i32.load (i32.const 8)))
              (func (export "count") (result i32)
                (drop (call $sizes (i32.const 0) (i32.const 4)))
                (i32.load (i32.const 0))))
            """;

    @Test
    void theConsoleLineSaysThatTheProgramReadsAndGivesItWhatIsTyped() {
        robot.open("echo.wat", ECHO);
        TextField line = robot.node("#console-line", TextField.class);
        assertThat(line.getPromptText()).startsWith("JavaScript");
        call();
        assertThat(line.getPromptText()).startsWith("The program reads");
        robot.interact(() -> {
            line.setText("xịn");
            line.getOnAction().handle(null);
        });
        awaitResults(1);
        assertThat(texts(ConsoleLine.Kind.INPUT)).containsExactly("xịn");
        assertThat(texts(ConsoleLine.Kind.OUTPUT)).containsExactly("xịn");
        assertThat(line.getPromptText()).startsWith("JavaScript");
        assertThat(robot.node("#console-end", Button.class).isVisible()).isFalse();
    }

    @Test
    void controlDAndTheButtonEndTheInput() {
        robot.open("echo.wat", ECHO);
        call();
        robot.clickOn("#console-line").press(KeyCode.CONTROL).type(KeyCode.D).release(KeyCode.CONTROL);
        awaitResults(1);
        call();
        robot.interact(() -> robot.node("#console-end", Button.class).fire());
        awaitResults(2);
        assertThat(robot.snapshot().bookmarks())
                .as("Ctrl+D is a bookmark elsewhere")
                .isEmpty();
    }

    @Test
    void aPageSaysWhatTheProgramIsGivenAndKeepsItForTheNextTime() {
        robot.open("echo.wat", ECHO);
        robot.choose("#menu", "Program\u2019s arguments and folders\u2026");
        robot.interact(() -> {
            robot.node("#program-arguments", TextArea.class).setText("one\ntwo words");
            robot.node("#program-environment", TextArea.class).setText("no variable");
            robot.node("#program-use", Button.class).fire();
        });
        assertThat(robot.node("#program-problem", Label.class).getText()).contains("\u201cno variable\u201d");
        robot.interact(() -> {
            robot.node("#program-environment", TextArea.class).setText("LANG=vi");
            robot.node("#program-folders", TextArea.class).setText("/nowhere/at/all");
            robot.node("#program-use", Button.class).fire();
        });
        assertThat(robot.node("#program-problem", Label.class).getText()).contains("/nowhere/at/all");
        long before = robot.snapshot().instance();
        robot.interact(() -> {
            robot.node("#program-folders", TextArea.class).setText("");
            robot.node("#program-use", Button.class).fire();
        });
        robot.await(() -> robot.snapshot().instance() > before && robot.isStill());
        assertThat(robot.lookup("#program").tryQuery()).isEmpty();
        robot.interact(() -> robot.session.call("count", List.of()));
        awaitResults(1);
        assertThat(Seen.returned(robot.snapshot())).containsExactly(Value.i32(3));
        robot.choose("#menu", "Program\u2019s arguments and folders\u2026");
        assertThat(robot.node("#program-arguments", TextArea.class).getText()).isEqualTo("one\ntwo words");
    }

    private void call() {
        robot.interact(() -> robot.session.call("echo", List.of()));
        robot.await(() -> robot.snapshot().wasi().filter(WasiView::reading).isPresent());
    }

    private void awaitResults(int count) {
        robot.await(() -> robot.snapshot().results().size() == count && robot.isStill());
    }

    private List<String> texts(ConsoleLine.Kind kind) {
        return robot.snapshot().console().stream()
                .filter(line -> line.kind() == kind)
                .map(ConsoleLine::text)
                .toList();
    }
}
