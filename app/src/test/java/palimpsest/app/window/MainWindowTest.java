package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.app.memory.HexGrid;
import palimpsest.app.session.ByteHistory;
import palimpsest.app.session.CallResult;
import palimpsest.app.session.State;
import palimpsest.app.session.Value;
import palimpsest.engine.memory.Actor;

final class MainWindowTest extends WindowTest {
    private static final String WAITING = """
            (module
              (memory 1 1 shared)
              (func (export "wait") (result i32)
                (memory.atomic.wait32 (i32.const 16) (i32.const 0) (i64.const 1000000))))
            """;

    private static final String ENDLESS =
            "(module (memory 1) (func (export \"spin\") (loop (i32.store (i32.const 0) (i32.const 1)) (br 0))))";
    private static final String ADDER =
            "(module (memory 1) (func (export \"add\") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1))))";

    @TempDir
    Path folder;

    @Test
    void oneClickOnTheStartPageOpensALesson() {
        assertThat(robot.node("#start", StackPane.class).isVisible()).isTrue();
        robot.clickOn("#start #tile-xin-xo");
        robot.awaitState(State.READY);
        assertThat(robot.node("#start", StackPane.class).isVisible()).isFalse();
        assertThat(robot.node("#file-name", Label.class).getText()).isEqualTo("xin-xo.wat");
        assertThat(robot.stage.getTitle()).startsWith("xin-xo.wat");
        byte[] bytes = new byte[9];
        robot.snapshot().memories().get(0).image().read(0, bytes, 0, 9);
        // From the lesson's own text: xịn xò is these 9 bytes in UTF-8.
        assertThat(bytes).containsExactly(0x78, 0xe1, 0xbb, 0x8b, 0x6e, 0x20, 0x78, 0xc3, 0xb2);
    }

    @Test
    void theButtonAboveCallsTheNearestExport() {
        robot.choose("#examples", "example-sum");
        robot.awaitState(State.READY);
        Button call = robot.node("#call-nearest", Button.class);
        assertThat(call.getText()).isEqualTo("Call sum()");
        robot.clickOn(call);
        robot.await(() -> !robot.snapshot().results().isEmpty());
        assertThat(robot.snapshot().results().get(0).outcome()).isInstanceOf(CallResult.Outcome.Returned.class);
    }

    @Test
    void argumentsAreTypedAndTheResultIsShown() {
        robot.open("add.wat", ADDER);
        showExports();
        List<TextField> fields = List.copyOf(robot.lookup(".export .text-field").queryAllAs(TextField.class));
        assertThat(fields).hasSize(2);
        robot.interact(() -> {
            fields.get(0).setText("40");
            fields.get(1).setText("0x2");
        });
        robot.clickOn("#call-add");
        robot.await(() -> !robot.snapshot().results().isEmpty());
        assertThat(robot.node(".export .result", Label.class).getText()).isEqualTo("\u2192 42");
    }

    @Test
    void anArgumentThatIsNoNumberIsToldAndNotCalled() {
        robot.open("add.wat", ADDER);
        showExports();
        TextField field = robot.lookup(".export .text-field").queryAs(TextField.class);
        robot.interact(() -> field.setText("many"));
        assertThat(field.getStyleClass()).contains("wrong");
        assertThat(robot.node("#call-add", Button.class).isDisabled()).isTrue();
    }

    @Test
    void aTypedByteIsWrittenByTheHost() {
        robot.open("add.wat", ADDER);
        robot.clickOn("#grid");
        robot.interact(() -> robot.window.select(5));
        robot.type(KeyCode.DIGIT0, KeyCode.F);
        robot.await(() -> robot.snapshot()
                        .history()
                        .map(ByteHistory::writers)
                        .filter(w -> !w.isEmpty())
                        .isPresent()
                || byteAt(5) == 15);
        assertThat(byteAt(5)).isEqualTo((byte) 15);
        robot.interact(() -> robot.window.select(5));
        robot.await(() -> robot.snapshot()
                .history()
                .filter(history -> history.address() == 5)
                .isPresent());
        ByteHistory.Writer writer =
                robot.snapshot().history().orElseThrow().writers().get(0);
        assertThat(writer.actor()).isEqualTo(Actor.HOST);
        assertThat(writer.before()).isZero();
        assertThat(writer.after()).isEqualTo(15);
        assertThat(robot.node("#grid", HexGrid.class).queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .asString()
                .contains("host");
    }

    @Test
    void goingToAnAddressSelectsIt() {
        robot.open("add.wat", ADDER);
        robot.press(KeyCode.CONTROL, KeyCode.G).release(KeyCode.G, KeyCode.CONTROL);
        assertThat(robot.node("#go-to", TextField.class).isFocused()).isTrue();
        robot.write("0x100").type(KeyCode.ENTER);
        robot.await(() -> robot.snapshot()
                .history()
                .filter(history -> history.address() == 0x100)
                .isPresent());
    }

    @Test
    void anAddressOutsideIsMarkedAndMovesNothing() {
        robot.open("add.wat", ADDER);
        robot.clickOn("#go-to").write("99999999").type(KeyCode.ENTER);
        assertThat(robot.node("#go-to", TextField.class).getStyleClass()).contains("wrong");
    }

    @Test
    void theThemeIsSwitchedAndEverythingTakesIt() {
        assertThat(sheets()).contains("light.css");
        robot.clickOn("#theme");
        assertThat(robot.settings.theme.get()).isEqualTo(Theme.DARK);
        assertThat(sheets()).contains("dark.css").doesNotContain("light.css");
    }

    @Test
    void keysMakeEverythingLargerAndUsualAgain() {
        Label name = robot.node(".app-name", Label.class);
        double before = name.getFont().getSize();
        robot.interact(() -> robot.settings.zoom.set(150));
        assertThat(name.getFont().getSize()).isEqualTo(1.5 * before, Offset.offset(0.3));
        robot.press(KeyCode.CONTROL, KeyCode.MINUS).release(KeyCode.MINUS, KeyCode.CONTROL);
        assertThat(robot.settings.zoom.get()).isEqualTo(125);
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT0).release(KeyCode.DIGIT0, KeyCode.CONTROL);
        assertThat(robot.settings.zoom.get()).isEqualTo(100);
    }

    @Test
    void aFaultIsUnderlinedAndSaidInWordsWhileTyping() {
        robot.open("add.wat", ADDER);
        String broken = ADDER.replace("i32.add", "get_local 0 i32.add");
        robot.interact(() -> robot.editor().replaceText(broken));
        robot.await(() -> robot.node("#problems", ScrollPane.class).isVisible());
        int at = broken.indexOf("get_local");
        robot.await(() -> robot.editor().getStyleOfChar(at).contains("fault"));
        assertThat(robot.editor().getStyleOfChar(at - 3)).doesNotContain("fault");
        assertThat(robot.lookup(".problem").queryAs(Label.class).getText()).contains("local.get");
        robot.interact(() -> robot.editor().replaceText(ADDER));
        robot.await(() -> !robot.node("#problems", ScrollPane.class).isVisible());
    }

    @Test
    void anUnderlineMovesWithItsWordAndGoesWithItsFault() {
        robot.open("add.wat", ADDER);
        String broken = ADDER.replace("i32.add", "get_local 0 i32.add");
        robot.interact(() -> robot.editor().replaceText(broken));
        robot.await(() -> underlined().equals("get_local"));
        robot.interact(() -> robot.editor().insertText(broken.indexOf("(func"), "(global i32 (i32.const 7)) "));
        robot.await(() -> robot.editor()
                .getStyleOfChar(robot.editor().getText().indexOf("global"))
                .contains("keyword"));
        robot.await(() -> underlined().equals("get_local"));
        int at = robot.editor().getText().indexOf("get_local");
        robot.interact(() -> robot.editor().deleteText(at, at + "get_local 0 ".length()));
        robot.await(() -> underlined().isEmpty());
    }

    private String underlined() {
        String text = robot.editor().getText();
        return IntStream.range(0, text.length())
                .filter(at -> robot.editor().getStyleOfChar(at).contains("fault"))
                .mapToObj(at -> text.substring(at, at + 1))
                .collect(Collectors.joining());
    }

    @Test
    void anEditedSourceRunsAsItStands() {
        robot.open("add.wat", ADDER);
        robot.interact(() -> robot.editor().replaceText(ADDER.replace("i32.add", "i32.mul")));
        assertThat(robot.node("#file-name", Label.class).getText()).contains("edited");
        robot.clickOn("#run");
        robot.await(
                () -> robot.snapshot().program().orElseThrow().shown().text().contains("i32.mul")
                        && robot.snapshot().state() == State.READY);
        robot.interact(() -> robot.session.call("add", List.of(Value.i32(6), Value.i32(7))));
        robot.await(() -> !robot.snapshot().results().isEmpty());
        assertThat(robot.snapshot().results().get(0).outcome())
                .isEqualTo(new CallResult.Outcome.Returned(List.of(Value.i32(42))));
    }

    @Test
    void anEndlessLoopIsPausedSteppedAndStopped() {
        robot.open("spin.wat", ENDLESS);
        robot.clickOn("#call-nearest");
        robot.awaitState(State.RUNNING);
        robot.clickOn("#pause");
        robot.awaitState(State.PAUSED);
        robot.await(() -> robot.lookup(".hyperlink").tryQuery().isPresent());
        assertThat(robot.node("#run", Button.class).getText()).isEqualTo("Continue");
        long step = robot.snapshot().step();
        robot.clickOn("#step");
        robot.await(() -> robot.snapshot().step() > step);
        robot.clickOn("#stop");
        robot.awaitState(State.READY);
    }

    @Test
    void aModuleThatWaitsIsTimedOutOrWokenByAButton() {
        robot.open("wait.wat", WAITING);
        robot.clickOn("#call-nearest");
        robot.awaitState(State.WAITING);
        robot.await(() -> robot.node("#wait", HBox.class).isVisible());
        assertThat(robot.node("#run", Button.class).isDisabled()).isTrue();
        robot.clickOn("#time-out");
        robot.await(() -> robot.snapshot().results().size() == 1);
        robot.clickOn("#call-nearest");
        robot.awaitState(State.WAITING);
        robot.clickOn("#wake");
        robot.await(() -> robot.snapshot().results().size() == 2);
        assertThat(robot.snapshot().results())
                .extracting(CallResult::outcome)
                .containsExactly(
                        new CallResult.Outcome.Returned(List.of(Value.i32(2))),
                        new CallResult.Outcome.Returned(List.of(Value.i32(0))));
        robot.await(() -> !robot.node("#wait", HBox.class).isVisible());
    }

    @Test
    void theInstructionThatIsNextIsMarkedInTheSource() {
        robot.open("add.wat", ADDER);
        robot.clickOn("#step");
        robot.awaitState(State.PAUSED);
        robot.await(() -> robot.snapshot().here().isPresent());
        int at = ADDER.indexOf("local.get 0");
        robot.await(() -> robot.editor().getStyleOfChar(at).contains("current"));
        assertThat(robot.editor().getStyleOfChar(ADDER.indexOf("module"))).doesNotContain("current");
    }

    @Test
    void aFileOpensAgainFromTheRecentOnes() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.wat"), ADDER);
        robot.interact(() -> robot.window.open(file));
        robot.awaitState(State.READY);
        assertThat(robot.settings.recent).containsExactly(file);
        robot.open("other.wat", ENDLESS);
        Menu files = (Menu) robot.node("#menu", MenuButton.class).getItems().get(0);
        Menu recent = (Menu) files.getItems().get(1);
        robot.interact(() -> recent.getItems().get(0).fire());
        robot.await(() -> robot.node("#file-name", Label.class).getText().equals("mine.wat"));
    }

    @Test
    void aFileThatIsGoneIsToldInPlaceAndForgotten() {
        Path missing = folder.resolve("gone.wat");
        robot.interact(() -> robot.settings.recent.add(missing));
        robot.interact(() -> robot.window.open(missing));
        robot.await(() -> robot.node("#notice", Notices.class).isVisible());
        assertThat(robot.lookup("#notice .label").queryAs(Label.class).getText())
                .contains("gone.wat");
        assertThat(robot.settings.recent).isEmpty();
    }

    @Test
    void keysRunTheSourceFromWithinTheEditor() {
        robot.open("add.wat", ADDER);
        long instance = robot.snapshot().instance();
        robot.clickOn("#source").press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        robot.await(() -> robot.snapshot().instance() > instance);
        assertThat(robot.editor().getText()).isEqualTo(ADDER);
    }

    @Test
    void theHostGrowsTheMemory() {
        robot.open("add.wat", ADDER);
        robot.interact(() -> robot.node("#grow-count", TextField.class).setText("2"));
        robot.clickOn("#grow");
        robot.await(() -> robot.snapshot().memories().get(0).pages() == 3);
        robot.interact(() -> robot.window.select(65536));
        robot.await(() -> robot.snapshot()
                .history()
                .filter(history -> history.address() == 65536)
                .isPresent());
        assertThat(robot.snapshot().history().orElseThrow().writers().get(0).actor())
                .isEqualTo(Actor.GROWTH);
    }

    @Test
    void aTypedValueIsWrittenByTheHostInLittleEndianOrder() {
        robot.open("add.wat", ADDER);
        robot.interact(() -> robot.window.select(16));
        robot.clickOn("#value-i32");
        robot.interact(() -> robot.node("#value-i32", TextField.class).setText("1000000"));
        robot.type(KeyCode.ENTER);
        robot.await(() -> byteAt(16) == 0x40);
        // 1,000,000 is 0x000f4240.
        assertThat(new byte[] {byteAt(16), byteAt(17), byteAt(18), byteAt(19)}).containsExactly(0x40, 0x42, 0x0f, 0x00);
    }

    @Test
    void whoWroteTheByteIsSaidOnCards() {
        robot.choose("#examples", "example-xin-xo");
        robot.awaitState(State.READY);
        robot.interact(() -> robot.window.select(3));
        robot.await(() -> robot.lookup(".writer").tryQuery().isPresent());
        assertThat(robot.lookup(".writer .actor").queryAs(Label.class).getText())
                .contains("data");
    }

    @Test
    void aTrapIsExplainedAndItsPlaceMarked() {
        String storing = "(module (memory 1) (func (export \"f\") (i32.store (i32.const 65533) (i32.const 1))))";
        robot.open("trap.wat", storing);
        robot.clickOn("#call-nearest");
        robot.awaitState(State.TRAPPED);
        robot.await(() -> robot.node("#trap", VBox.class).isVisible());
        assertThat(robot.lookup("#trap .problem").queryAs(Label.class).getText())
                .startsWith("out of bounds memory access")
                .contains("65533", "65536");
        robot.await(() ->
                robot.editor().getStyleOfChar(storing.indexOf("i32.store")).contains("current"));
        assertThat(byteAt(65533)).isZero();
    }

    @Test
    void anEditedSourceIsSavedWithTheLineEndsItsFileHad() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.wat"), "(module)\r\n");
        robot.interact(() -> robot.window.open(file));
        robot.awaitState(State.READY);
        robot.interact(() -> robot.editor().appendText(";; more\n"));
        robot.press(KeyCode.CONTROL, KeyCode.S).release(KeyCode.S, KeyCode.CONTROL);
        robot.await(() -> robot.node("#file-name", Label.class).getText().equals("mine.wat"));
        assertThat(file).hasContent("(module)\r\n;; more\r\n");
        assertThat(Files.readString(file)).isEqualTo("(module)\r\n;; more\r\n");
    }

    @Test
    void aVeryLargeTextIsShownToBeReadOnly() {
        String large = "(module\n" + "  (func (nop))\n".repeat(100_000) + ")";
        robot.open("large.wat", large);
        assertThat(robot.node("#source-lines", ListView.class).isVisible()).isTrue();
        assertThat(robot.node("#source-lines", ListView.class).getItems().size())
                .isEqualTo(100_002);
        assertThat(robot.editor().getText()).isEmpty();
        assertThat(robot.lookup(".source-line").queryAll().size()).isLessThan(200);
    }

    private void showExports() {
        robot.interact(
                () -> robot.node("#tabs", TabPane.class).getSelectionModel().select(2));
    }

    private String sheets() {
        return String.join(" ", robot.stage.getScene().getStylesheets());
    }

    private byte byteAt(long address) {
        byte[] value = new byte[1];
        robot.snapshot().memories().get(0).image().read(address, value, 0, 1);
        return value[0];
    }
}
