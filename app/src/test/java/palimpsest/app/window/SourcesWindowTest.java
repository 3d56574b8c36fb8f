package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.session.Place;
import palimpsest.app.session.State;
import palimpsest.app.session.Value;
import palimpsest.app.symbols.TinyProgram;

/** The program that a module was made from, in the window. */
@ExtendWith(ApplicationExtension.class)
final class SourcesWindowTest extends WindowTest {

    @TempDir
    private Path folder;

    @Test
    void aProgramIsSteppedByItsLinesAndTheModuleByItsInstructions() throws IOException {
        open(TinyProgram.in(folder));
        assertThat(original().getText()).isEqualTo(TinyProgram.TEXT);
        assertThat(original().isVisible()).isTrue();
        robot.interact(() -> robot.session.callStepping("main", List.of(Value.i32(5))));
        robot.awaitState(State.PAUSED);
        robot.await(() -> currentLine() == 3);
        robot.move("#step");
        assertThat(currentLine()).isEqualTo(4);
        robot.move("#step");
        assertThat(currentLine()).isEqualTo(8);
        robot.move("#back");
        assertThat(currentLine()).isEqualTo(4);
        robot.clickOn("#show-wat");
        assertThat(robot.editor().getText()).startsWith("(module");
        assertThat(shown(original())).isFalse();
        long before = robot.cursor();
        robot.move("#step");
        assertThat(robot.cursor()).isEqualTo(before + 1);
    }

    @Test
    void aClickBesideALineStopsThere() throws IOException {
        open(TinyProgram.in(folder));
        stopAt(8);
        robot.await(() -> !robot.snapshot().stopPoints().isEmpty());
        robot.interact(() -> robot.session.call("main", List.of(Value.i32(5))));
        robot.awaitState(State.PAUSED);
        robot.await(() -> currentLine() == 8);
        assertThat(robot.words("#stack")).contains("tiny.ts:8:3", "tiny.ts:4:22");
        robot.side("watches-tab");
        assertThat(robot.words("#stops")).contains("tiny.ts:8");
    }

    @Test
    void aFileThatIsNotThereIsNamedAndTheModuleShown() throws IOException {
        Path module = TinyProgram.in(folder);
        Files.delete(folder.resolve("tiny.ts"));
        open(module);
        robot.await(() -> robot.words("#sources").contains("tiny.ts is not beside the module."));
        assertThat(shown(robot.editor())).isTrue();
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("tiny.ts"), TinyProgram.TEXT);
        robot.interact(() -> robot.window.lookForSourcesIn(other));
        robot.await(() -> shown(original()));
        assertThat(original().getText()).isEqualTo(TinyProgram.TEXT);
    }

    @Test
    void aCProgramShowsItsLinesItsVariablesAndTheirBytes() throws IOException {
        open(module("c/O0-dwarf4.wasm"));
        assertThat(original().getText()).startsWith("// C equivalent of the seeds");
        stopAt(38);
        robot.await(() -> !robot.snapshot().stopPoints().isEmpty());
        robot.interact(() -> robot.session.call("mat_trace", List.of()));
        robot.awaitState(State.PAUSED);
        robot.await(() -> currentLine() == 38);
        robot.side("variables-tab");
        // int64_t t = 0 is the first part of the line.
        assertThat(here()).isEqualTo("linear_memory.c:38:53");
        robot.move("#step");
        assertThat(here()).isEqualTo("linear_memory.c:38:69");
        robot.await(() -> robot.words("#variables").contains("IN mat_trace\nt\nint64_t\n0\n"));
        // Whoever foretells a byte is not told its variable.
        robot.push(KeyCode.F8);
        robot.await(() -> robot.lookup("#prediction-leave").tryQuery().isPresent());
        assertThat(robot.words("#variables"))
                .contains("IN mat_trace\nt\nint64_t\nkept back while you predict\n")
                .doesNotContain("int64_t\n0\n");
        robot.fire(robot.node("#prediction-leave", Button.class));
        robot.await(() -> robot.words("#variables").contains("IN mat_trace\nt\nint64_t\n0\n"));
        robot.side("variables-tab");
        // Through the loop: t becomes matrix[0][0], then matrix[0][0] + matrix[1][1].
        stepUntil("IN mat_trace\nt\nint64_t\n1\n");
        stepUntil("IN mat_trace\nt\nint64_t\n-1\n");
        assertThat(robot.words("#variables")).contains("\ni\nint\n1\n");
        assertThat(drawn())
                .contains(new Overlay(0x430 + 36, 4, "every.color", Overlay.Kind.FIELD, 0x430 >> 2))
                .anyMatch(over -> over.label().equals("t") && over.length() == 8);
    }

    @Test
    void partsOfAVariableOpenOnAClick() throws IOException {
        open(module("c/O0-dwarf5.wasm"));
        robot.side("variables-tab");
        robot.await(() -> robot.words("#variables").contains("GLOBAL"));
        assertThat(robot.words("#variables"))
                .contains(
                        "greeting\nconst char[10]\n\u201cx\u1ecbn x\u00f2\u201d\n", "counter\nvolatile uint32_t\n7\n");
        open("every");
        assertThat(robot.words("#variables"))
                .contains("c\nchar\n'A' 65\n", "s\nint16_t\n-2\n", "l\nint64_t\n-5000000000\n", "f\nfloat\n1.5\n")
                .contains(
                        "ok\n_Bool\ntrue\n",
                        "color\nColor\nBLUE (7)\n",
                        "text\nconst char *\n0x400 \u201cx\u1ecbn x\u00f2\u201d\n");
        open("flags");
        assertThat(robot.words("#variables"))
                .contains("a\nunsigned int\n5\n", "b\nunsigned int\n17\n", "c\nunsigned int\n123456\n");
        open("head");
        assertThat(robot.words("#variables"))
                .contains("name\nconst char *\n")
                .contains("\u201cfirst\u201d\nvalue\nuint32_t\n11\n");
    }

    private void stepUntil(String words) {
        for (int i = 0; i < 20 && !robot.words("#variables").contains(words); i++) {
            robot.move("#step");
        }
        assertThat(robot.words("#variables")).contains(words);
    }

    private void open(String variable) {
        ToggleButton arrow = robot.lookup("#variables .toggle-button").queryAllAs(ToggleButton.class).stream()
                .filter(each -> each.getAccessibleText().equals("Show the parts of " + variable))
                .findFirst()
                .orElseThrow();
        robot.fire(arrow);
    }

    private static Path module(String file) {
        Path path = Path.of(System.getProperty("palimpsest.testdata", ""), "modules", file);
        assumeThat(path)
                .as("no test data: set the property palimpsest.testdata")
                .exists();
        return path;
    }

    private void open(Path module) {
        robot.interact(() -> robot.window.open(module));
        robot.awaitState(State.READY);
        robot.await(
                () -> !robot.node("#source-files", ComboBox.class).getItems().isEmpty());
    }

    private CodeArea original() {
        return robot.node("#original", CodeArea.class);
    }

    private static boolean shown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Clicks beside a line. */
    private void stopAt(int line) {
        robot.interact(() -> original().showParagraphAtCenter(line - 1));
        robot.clickOn(original().getParagraphGraphic(line - 1));
    }

    private int currentLine() {
        for (int i = 0; i < original().getParagraphs().size(); i++) {
            if (original().getParagraph(i).getParagraphStyle().contains("current-line")) {
                return i + 1;
            }
        }
        return 0;
    }

    private String here() {
        Optional<Place> here = robot.snapshot().here();
        return here.map(Place::best).orElse("");
    }

    private List<Overlay> drawn() {
        return robot.window.grid().overlaysProperty().get();
    }
}
