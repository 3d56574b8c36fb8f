package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.app.session.State;

/** What only a real display with a window manager has: drag and drop, tooltips, the focus of a real window. */
@Tag("display")
final class RealDisplayTest extends WindowTest {
    private static final String ADDER =
            "(module (memory 1) (func (export \"add\") (result i32) (i32.add (i32.const 40) (i32.const 2))))";

    @TempDir
    Path folder;

    @Override
    void start(Stage stage) {
        stage.setX(400);
        stage.setY(60);
        super.start(stage);
        stage.toFront();
        stage.requestFocus();
    }

    @Test
    void aFileThatIsDroppedIsOpened() throws IOException {
        Path file = folder.resolve("dropped.wat");
        Files.writeString(file, ADDER);
        Label source = new Label("drag me");
        source.setOnDragDetected(event -> {
            Dragboard board = source.startDragAndDrop(TransferMode.COPY);
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(file.toFile()));
            board.setContent(content);
            event.consume();
        });
        Stage[] other = new Stage[1];
        robot.interact(() -> {
            other[0] = new Stage();
            other[0].setScene(new Scene(source, 200, 100));
            other[0].setX(20);
            other[0].setY(60);
            other[0].show();
        });
        try {
            robot.drag(source, MouseButton.PRIMARY)
                    .moveBy(30, 10)
                    .moveTo("#start")
                    .moveBy(15, 15)
                    .drop();
            robot.awaitState(State.READY);
            assertThat(robot.node("#file-name", Label.class).getText()).isEqualTo("dropped.wat");
            assertThat(robot.settings.recent).containsExactly(file.toAbsolutePath());
        } finally {
            robot.interact(() -> other[0].close());
        }
    }

    @Test
    void restingOnAButtonTellsWhatItDoesAndItsKeys() {
        robot.open("add.wat", ADDER);
        robot.moveTo("#restart").moveBy(2, 2);
        robot.await(() -> shownTooltips().contains("Make a new instance  (Ctrl+Shift+F5)"));
    }

    @Test
    void bytesAreTypedAtTheKeyboardOfTheRealWindow() {
        robot.open("add.wat", ADDER);
        robot.clickOn("#go-to").write("0x20").push(KeyCode.ENTER);
        assertThat(robot.node("#grid", Node.class).isFocused()).isTrue();
        robot.write("f7").push(KeyCode.TAB).write("A");
        robot.await(() -> robot.snapshot().step() >= 2);
        byte[] written = new byte[2];
        robot.await(() -> {
            robot.snapshot().memories().get(0).image().read(0x20, written, 0, 2);
            return written[1] != 0;
        });
        assertThat(new String(written, StandardCharsets.ISO_8859_1)).isEqualTo("\u00f7A");
    }

    @Test
    void tabLeadsThroughTheToolbarAndTheFocusIsVisible() {
        robot.open("add.wat", ADDER);
        robot.awaitState(State.READY);
        robot.interact(robot.node("#open", Button.class)::requestFocus);
        robot.push(KeyCode.TAB);
        // Nothing is being called: there is nothing to step over or out of.
        for (String next : List.of("#to-start", "#run-back", "#back", "#step", "#predict", "#run")) {
            robot.push(KeyCode.TAB);
            robot.await(robot.node(next, Button.class)::isFocused);
        }
    }

    @Test
    void aButtonThatWasDisabledForAWhileHasItsFocusBack() {
        robot.open("add.wat", ADDER);
        Button call = robot.node("#call-nearest", Button.class);
        robot.interact(call::requestFocus);
        robot.push(KeyCode.SPACE);
        robot.await(() -> !robot.snapshot().results().isEmpty());
        robot.await(call::isFocused);
        robot.push(KeyCode.SPACE);
        robot.await(() -> robot.snapshot().console().stream()
                        .filter(line -> line.text().contains("42"))
                        .count()
                == 2);
    }

    @Test
    void theEqualsKeyWithControlMakesEverythingLarger() {
        robot.open("add.wat", ADDER);
        robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
        robot.await(() -> robot.settings.zoom.get() == 110);
        robot.push(KeyCode.CONTROL, KeyCode.MINUS);
        robot.push(KeyCode.CONTROL, KeyCode.MINUS);
        robot.await(() -> robot.settings.zoom.get() == 90);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        robot.await(() -> robot.settings.zoom.get() == 100);
    }

    @Test
    void keysGoToTheFieldThatHasTheFocusAndNowhereElse() {
        robot.open("add.wat", ADDER);
        robot.clickOn("#value-i32")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write("258")
                .push(KeyCode.ENTER);
        byte[] written = new byte[4];
        robot.await(() -> {
            robot.snapshot().memories().get(0).image().read(0, written, 0, 4);
            return written[0] != 0;
        });
        // 258 is 0x102, little-endian.
        assertThat(written).containsExactly(2, 1, 0, 0);
        assertThat(robot.node("#value-i32", TextField.class).isFocused()).isTrue();
    }

    private static List<String> shownTooltips() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Tooltip tip && tip.isShowing())
                .map(window -> ((Tooltip) window).getText())
                .toList();
    }
}
