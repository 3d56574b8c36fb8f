package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import palimpsest.app.palette.Choice;
import palimpsest.app.session.State;

/** Everything the window can do, found by a few letters; and all keys on one sheet. */
final class PaletteTest extends WindowTest {
    private static final String TWO = """
        (module
          (memory (export "memory") 1)
          (global $count (mut i32) (i32.const 0))
          (func $inner (param i32) (i32.store (local.get 0) (i32.const 1)))
          (func $outer (export "outer") (call $inner (i32.const 32))))
        """;

    @BeforeEach
    void openModule() {
        robot.open("two.wat", TWO);
        robot.awaitState(State.READY);
    }

    private void palette() {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.await(() -> robot.lookup("#palette").tryQuery().isPresent());
    }

    private void type(String text) {
        palette();
        robot.interact(() -> robot.node("#palette-query", TextField.class).setText(text));
    }

    @SuppressWarnings("unchecked")
    private List<Choice> found() {
        WaitForAsyncUtils.waitForFxEvents();
        return List.copyOf(
                (List<Choice>) robot.node("#palette-list", ListView.class).getItems());
    }

    private boolean isOpen() {
        return robot.lookup("#palette").tryQuery().isPresent();
    }

    @Test
    void aCommandIsFoundByItsNameAndDoneWithEnter() {
        type("dark th");
        assertThat(found().get(0).words()).isEqualTo("Dark theme");
        robot.push(KeyCode.ENTER);
        assertThat(robot.settings.theme.get()).isEqualTo(Theme.DARK);
        assertThat(isOpen()).isFalse();
    }

    @Test
    void anExportIsCalled() {
        type("outer");
        assertThat(found().get(0).words()).isEqualTo("Call outer");
        robot.push(KeyCode.ENTER);
        robot.await(() -> robot.snapshot().results().size() == 1);
    }

    @Test
    void aFunctionThatIsNotExportedIsGoneTo() {
        type("$inner");
        robot.await(() -> found().stream().anyMatch(choice -> choice.words().equals("Go to $inner")));
        robot.push(KeyCode.ENTER);
        robot.await(() -> robot.editor().getCurrentParagraph() == 3);
    }

    @Test
    void anAddressIsSelected() {
        type("0x20");
        assertThat(found().get(0).words()).isEqualTo("Go to address 0x20");
        robot.push(KeyCode.ENTER);
        robot.await(() ->
                robot.snapshot().history().filter(of -> of.address() == 0x20).isPresent());
    }

    @Test
    void lessonsAndRecentFilesAreThereToo() {
        robot.interact(() -> robot.settings.opened(java.nio.file.Path.of("/lessons/heap.wat")));
        type("xin xo");
        assertThat(found()).extracting(Choice::words).anyMatch(words -> words.startsWith("Lesson: xịn xò"));
        robot.push(KeyCode.ESCAPE);
        type("heap.wat");
        assertThat(found().get(0).words()).isEqualTo("Open heap.wat");
    }

    @Test
    void arrowsChooseAndEscapeGivesTheFocusBack() {
        robot.clickOn("#source");
        type("theme");
        List<Choice> choices = found();
        assertThat(choices.size()).isGreaterThan(1);
        robot.push(KeyCode.DOWN);
        assertThat(robot.node("#palette-list", ListView.class)
                        .getSelectionModel()
                        .getSelectedIndex())
                .isEqualTo(1);
        robot.push(KeyCode.ESCAPE);
        assertThat(isOpen()).isFalse();
        assertThat(robot.stage.getScene().getFocusOwner()).isSameAs(robot.editor());
    }

    @Test
    void whatCannotBeDoneNowIsShownButNotDone() {
        type("pause");
        assertThat(found().get(0).possible()).isFalse();
        robot.push(KeyCode.ENTER);
        assertThat(isOpen()).isTrue();
    }

    @Test
    void tabStaysInThePalette() {
        palette();
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.TAB);
        assertThat(robot.node("#palette-query", TextField.class).isFocused()).isTrue();
    }

    @Test
    void everyKeyOfTheWindowStandsOnTheSheet() {
        robot.push(KeyCode.F1);
        robot.await(() -> robot.lookup("#shortcuts").tryQuery().isPresent());
        List<String> keys = robot.lookup("#shortcuts .key-words").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
        List<String> accelerators = robot.stage.getScene().getAccelerators().keySet().stream()
                .filter(key -> !key.getName().matches(".*(Equals|Add|Subtract|Numpad 0|Slash)|F5"))
                .map(KeyCombination::getDisplayText)
                .toList();
        // The keys of the panes come after those of the whole window, and may be the same.
        int panes = keys.indexOf("\u2190\u2002\u2192\u2002\u2191\u2002\u2193");
        assertThat(keys.subList(0, panes)).containsAll(accelerators).doesNotHaveDuplicates();
        assertThat(keys.size()).isGreaterThan(25);
        robot.push(KeyCode.F1);
        assertThat(robot.node("#sheet", StackPane.class).isVisible()).isFalse();
    }

    @Test
    void theKeysOfThePanesStandOnTheSheetToo() {
        robot.push(KeyCode.F1);
        robot.await(() -> robot.lookup("#shortcuts").tryQuery().isPresent());
        assertThat(robot.lookup("#shortcuts .strong").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("In the grid", "In the timeline", "In the source", "In the console", "While presenting");
        assertThat(robot.lookup("#shortcuts .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("Ctrl+R", "Fill", "Alt+\u2193\u2002Alt+\u2191", "Ctrl+D");
    }

    @Test
    void namesOfASourceAreItsDefinitions() {
        assertThat(SourceName.in("(module (type $t (func)) (func $f (type $t)) (export \"f\" (func $f))"
                        + " (data $d \"x\") (elem (table $x) (i32.const 0)))"))
                .extracting(name -> name.kind().toUpperCase(Locale.ROOT) + " " + name.name() + " " + name.offset())
                .containsExactly("TYPE $t 8", "FUNC $f 25", "DATA $d 68");
    }
}
