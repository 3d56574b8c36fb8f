package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import palimpsest.app.session.State;

/** Folding of the source, of a long one, and of a script. */
final class FoldingTest extends WindowTest {
    private static final String TEXT = """
            (module
              (memory 1)
              (func $one (export "one")
                (i32.store8 (i32.const 0) (i32.const 1))
                (i32.store8 (i32.const 1) (i32.const 2)))
              (func $two (export "two")
                (nop)
                (block
                  (nop)))
              (data (i32.const 8)
                "eight"))
            """;

    /** The lines of the text without what is folded away when all is. */
    private static final List<Integer> FIELDS = List.of(0, 1, 2, 5, 9);

    private void openText() {
        robot.open("folding.wat", TEXT);
        robot.awaitState(State.READY);
        robot.await(() -> arrows("can-fold").size() == 5);
    }

    private List<Node> arrows(String kind) {
        return robot.lookup("#source ." + kind).queryAll().stream()
                .sorted((one, other) -> Double.compare(top(one), top(other)))
                .collect(Collectors.toList());
    }

    private static double top(Node node) {
        return node.localToScene(0, 0).getY();
    }

    private String marks() {
        return robot.lookup(".fold-mark").<Label>queryAll().stream()
                .filter(label -> label.getWidth() > 0)
                .sorted((one, other) -> Double.compare(top(one), top(other)))
                .map(Label::getText)
                .collect(Collectors.joining(", "));
    }

    /** The lines, from 0, that can be seen; the text ends with an empty one, which doesn't count. */
    private static List<Integer> seen(CodeArea area) {
        return IntStream.range(0, area.getParagraphs().size() - 1)
                .filter(line -> !area.getParagraph(line).getParagraphStyle().contains("collapse"))
                .boxed()
                .toList();
    }

    private void caretTo(int line) {
        robot.interact(() -> {
            robot.editor().requestFocus();
            robot.editor().moveTo(line, 4);
        });
    }

    private void awaitSeen(List<Integer> lines) {
        robot.await(() -> seen(robot.editor()).equals(lines));
    }

    @Test
    void theArrowFoldsAFunctionAndTheMarkOpensIt() {
        openText();
        robot.clickOn(arrows("can-fold").get(1));
        awaitSeen(List.of(0, 1, 2, 5, 6, 7, 8, 9, 10));
        robot.await(() -> marks().equals("… 2 lines"));
        assertThat(robot.editor().getText()).isEqualTo(TEXT);
        assertThat(robot.editor().isUndoAvailable()).isFalse();
        robot.clickOn(".fold-mark");
        awaitSeen(IntStream.range(0, 11).boxed().toList());
        assertThat(robot.editor().getText()).isEqualTo(TEXT);
    }

    @Test
    void keysFoldWhatTheCaretIsInAndOpenItAgain() {
        openText();
        caretTo(8);
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.OPEN_BRACKET);
        awaitSeen(List.of(0, 1, 2, 3, 4, 5, 6, 7, 9, 10));
        assertThat(robot.editor().getCurrentParagraph()).isEqualTo(7);
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.OPEN_BRACKET);
        awaitSeen(List.of(0, 1, 2, 3, 4, 5, 9, 10));
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.CLOSE_BRACKET);
        awaitSeen(List.of(0, 1, 2, 3, 4, 5, 6, 7, 9, 10));
    }

    @Test
    void allFieldsFoldAndOpenFromTheMenu() {
        openText();
        robot.choose("#menu", "Fold all");
        awaitSeen(FIELDS);
        robot.await(() -> marks().equals("… 2 lines, … 3 lines, … 1 line"));
        robot.choose("#menu", "Unfold all");
        awaitSeen(IntStream.range(0, 11).boxed().toList());
    }

    @Test
    void arrowKeysGoOverWhatIsHidden() {
        openText();
        robot.choose("#menu", "Fold all");
        awaitSeen(FIELDS);
        caretTo(2);
        robot.push(KeyCode.DOWN);
        robot.await(() -> robot.editor().getCurrentParagraph() == 5);
        robot.push(KeyCode.UP);
        robot.await(() -> robot.editor().getCurrentParagraph() == 2);
        robot.push(KeyCode.END);
        robot.push(KeyCode.RIGHT);
        assertThat(robot.editor().getCurrentParagraph()).isEqualTo(5);
        robot.push(KeyCode.LEFT);
        assertThat(robot.editor().getCurrentParagraph()).isEqualTo(2);
        assertThat(robot.editor().getCaretColumn()).isEqualTo("  (func $one (export \"one\")".length());
    }

    @Test
    void theInstructionThatIsNextOpensItsFunction() {
        openText();
        robot.choose("#menu", "Fold all");
        awaitSeen(FIELDS);
        robot.interact(() -> robot.session.stops().toggleLine(4));
        robot.showExports();
        robot.fire(robot.node("#call-one", Button.class));
        robot.awaitState(State.PAUSED);
        awaitSeen(List.of(0, 1, 2, 3, 4, 5, 9));
        assertThat(robot.editor().getParagraph(3).getParagraphStyle()).contains("current-line");
    }

    @Test
    void typingAndUndoingKeepEveryCharacter() {
        openText();
        robot.choose("#menu", "Fold all");
        awaitSeen(FIELDS);
        caretTo(2);
        robot.push(KeyCode.END);
        robot.write(" (result)");
        assertThat(robot.editor().getText()).isEqualTo(TEXT.replace("\"one\")", "\"one\") (result)"));
        awaitSeen(FIELDS);
        // Enter behind the first line of a fold opens it, and what is above moves the others.
        robot.push(KeyCode.ENTER);
        awaitSeen(List.of(0, 1, 2, 3, 4, 5, 6, 10));
        robot.await(() -> marks().equals("… 3 lines, … 1 line"));
        while (robot.editor().isUndoAvailable()) {
            robot.interact(() -> robot.editor().undo());
        }
        assertThat(robot.editor().getText()).isEqualTo(TEXT);
        awaitSeen(List.of(0, 1, 2, 3, 4, 5, 9));
    }

    @Test
    void deletingBackIntoAFoldOpensIt() {
        openText();
        robot.choose("#menu", "Fold all");
        awaitSeen(FIELDS);
        robot.interact(() -> {
            robot.editor().requestFocus();
            robot.editor().moveTo(5, 0);
        });
        robot.push(KeyCode.BACK_SPACE);
        assertThat(robot.editor().getText()).isEqualTo(TEXT.replace(")))\n  (func $two", ")))  (func $two"));
        // The line that was joined to it opens as well.
        awaitSeen(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
        robot.interact(() -> robot.editor().undo());
        assertThat(robot.editor().getText()).isEqualTo(TEXT);
        assertThat(seen(robot.editor())).contains(2, 3, 4, 5);
    }

    @Test
    void aLongTextIsReadWhileItIsFoldedAndWrittenAgain() {
        String many = IntStream.range(0, 300)
                .mapToObj(i -> "  (func $f" + i + "\n    (nop)\n    (nop))\n")
                .collect(Collectors.joining("", "(module\n", ")\n"));
        robot.open("long.wat", many);
        robot.awaitState(State.READY);
        robot.await(() -> !arrows("can-fold").isEmpty());
        robot.choose("#menu", "Fold all");
        ListView<?> lines = robot.node("#source-lines", ListView.class);
        robot.await(() -> lines.isVisible() && lines.getItems().size() == 303);
        robot.interact(() -> lines.getSelectionModel().select(2));
        robot.interact(lines::requestFocus);
        robot.push(KeyCode.ENTER);
        robot.await(() -> robot.editor().isVisible() && !lines.isVisible());
        assertThat(robot.editor().getText()).isEqualTo(many);
        // The second function's first line is the fifth.
        assertThat(robot.editor().getCurrentParagraph()).isEqualTo(4);
    }

    @Test
    void bracesOfAScriptFold() {
        String text = "// {\nfunction twice(n) {\n  return `${n}\n`;\n}\nconsole.log(twice(1));\n";
        robot.lesson("24-and-15");
        robot.interact(
                () -> robot.node("#tabs", TabPane.class).getSelectionModel().select(1));
        CodeArea script = robot.node("#script", CodeArea.class);
        robot.interact(() -> script.replaceText(text));
        robot.await(() -> script.getText().equals(text)
                && robot.lookup("#script .can-fold").queryAll().size() == 1);
        robot.interact(() -> {
            script.requestFocus();
            script.moveTo(2, 0);
        });
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.OPEN_BRACKET);
        robot.await(() -> seen(script).equals(List.of(0, 1, 5)));
        assertThat(script.getText()).isEqualTo(text);
        robot.choose("#menu", "Unfold all");
        robot.await(() -> seen(script).size() == 6);
    }
}
