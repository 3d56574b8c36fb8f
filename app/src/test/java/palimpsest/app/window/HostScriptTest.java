package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import palimpsest.app.session.ByteHistory;
import palimpsest.app.session.ConsoleLine;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.ScriptView;
import palimpsest.app.session.State;
import palimpsest.engine.memory.Actor;

/** The host's side in the window: its script, and the line under the console. */
@ExtendWith(ApplicationExtension.class)
final class HostScriptTest {
    private WindowRobot robot;

    @Start
    void start(Stage stage) {
        robot = new WindowRobot(stage);
    }

    @Stop
    void stop() {
        robot.window.close();
    }

    /** The fourth and the fifth lesson: the host reads 24, writes 15, and the module returns it. */
    @Test
    void theHostReads24AndWrites15WhichTheModuleReturns() {
        robot.lesson("24-and-15");
        robot.await(() -> robot.snapshot().script().isPresent());
        assertThat(area().getText()).contains("bytes[1] = 15");
        robot.interact(() -> robot.node("#script-run", Button.class).fire());
        awaitScript(ScriptView.State.DONE);
        assertThat(printed()).containsExactly("24", "15");
        robot.await(() -> robot.byteAt(1) == 15);
        assertThat(robot.byteAt(0)).isEqualTo(24);
        assertThat(robot.snapshot().reads()).containsExactly(new MemoryRange(0, 0, 1));
        ByteHistory history = robot.clickByte(1);
        assertThat(history.writers()).extracting(ByteHistory.Writer::actor).startsWith(Actor.HOST);
        assertThat(history.writers().get(0).place().text()).isEqualTo("24-and-15.js:" + lineOf("bytes[1] = 15"));
        assertThat(robot.node("#script-state", Label.class).getText()).contains("done");
    }

    @Test
    void theScriptIsSteppedActionByActionAndItsLineIsMarked() {
        robot.lesson("24-and-15");
        robot.await(() -> robot.snapshot().script().isPresent());
        robot.interact(() -> robot.node("#script-step", Button.class).fire());
        awaitScript(ScriptView.State.STOPPED);
        for (int i = 0; i < 40 && marked() + 1 != lineOf("bytes[1] = 15"); i++) {
            long before = robot.snapshot().number();
            robot.interact(() -> robot.node("#script-step", Button.class).fire());
            robot.await(() -> robot.snapshot().number() > before && robot.isStill());
        }
        assertThat(marked() + 1).isEqualTo(lineOf("bytes[1] = 15"));
        assertThat(robot.byteAt(1)).isEqualTo(15);
        assertThat(robot.snapshot().reads()).as("on the way to that line").containsExactly(new MemoryRange(0, 0, 1));
        long written = robot.cursor();
        robot.interact(() -> robot.session.travelTo(written - 1));
        robot.await(() -> robot.cursor() == written - 1 && robot.isStill());
        assertThat(robot.snapshot().reads()).as("before it").isEmpty();
        robot.interact(robot.session::step);
        robot.await(() -> robot.cursor() == written && robot.isStill());
        assertThat(robot.snapshot().reads()).as("and once more").containsExactly(new MemoryRange(0, 0, 1));
        robot.interact(() -> robot.node("#script-stop", Button.class).fire());
        awaitScript(ScriptView.State.FAILED);
        assertThat(robot.snapshot().state()).isNotEqualTo(State.PAUSED);
    }

    @Test
    void aMistakeIsMarkedOnItsLine() {
        robot.open("m.wat", "(module (memory (export \"memory\") 1))");
        robot.interact(() -> robot.node("#new-script", Button.class).fire());
        robot.await(() -> robot.snapshot().script().isPresent());
        robot.interact(() -> area().replaceText("const a = 1;\nnothing();\n"));
        robot.interact(() -> robot.node("#script-run", Button.class).fire());
        awaitScript(ScriptView.State.FAILED);
        robot.await(() -> robot.node("#script-fault", Label.class).getText().startsWith("ReferenceError"));
        robot.interact(() -> area().replaceText("const a = 1;\n"));
        robot.await(() -> robot.node("#script-fault", Label.class).getText().isEmpty());
    }

    @Test
    void aLineUnderTheConsoleIsEvaluatedAndComesBack() {
        robot.lesson("24-and-15");
        robot.await(() -> robot.snapshot().script().isPresent());
        robot.interact(() -> robot.node("#script-run", Button.class).fire());
        awaitScript(ScriptView.State.DONE);
        TextField line = robot.node("#console-line", TextField.class);
        robot.interact(() -> {
            line.setText("6 * 7");
            line.getOnAction().handle(null);
            line.requestFocus();
        });
        robot.await(() -> robot.snapshot().console().contains(new ConsoleLine(ConsoleLine.Kind.RESULT, "42")));
        assertThat(line.getText()).isEmpty();
        robot.type(KeyCode.UP);
        assertThat(line.getText()).isEqualTo("6 * 7");
        robot.type(KeyCode.DOWN);
        assertThat(line.getText()).isEmpty();
    }

    @Test
    void anImportThatNobodyGivesAsksThePersonAndGoesOnWithTheAnswer() {
        robot.open(
                "ask.wat",
                "(module (import \"env\" \"get\" (func $get (param i32) (result i32)))"
                        + " (func (export \"f\") (result i32) (call $get (i32.const 5))))");
        robot.await(() -> robot.lookup("#imports .choice-box").tryQuery().isPresent());
        ChoiceBox<?> ways = robot.node("#imports .choice-box", ChoiceBox.class);
        robot.interact(() -> ways.getSelectionModel().selectLast());
        robot.side("moments-tab");
        robot.press("#call-nearest");
        robot.await(() -> robot.snapshot().asked().isPresent()
                && robot.lookup("#reply").tryQuery().filter(Node::isFocused).isPresent());
        assertThat(robot.node("#byte-tab", ToggleButton.class).isSelected())
                .as("the question is in front")
                .isTrue();
        assertThat(robot.node("#asked", Label.class).getText()).isEqualTo("env.get(5)");
        robot.interact(() -> {
            robot.node("#reply", TextField.class).setText("7");
            robot.node("#reply-button", Button.class).fire();
        });
        robot.await(() -> robot.snapshot().results().size() == 1);
        assertThat(robot.snapshot().console()).contains(new ConsoleLine(ConsoleLine.Kind.RESULT, "\u2192 7"));
    }

    private CodeArea area() {
        return robot.node("#script", CodeArea.class);
    }

    private void awaitScript(ScriptView.State state) {
        robot.await(() ->
                robot.snapshot().script().filter(is -> is.state() == state).isPresent() && robot.isStill());
    }

    private List<String> printed() {
        return robot.snapshot().console().stream()
                .filter(line -> line.kind() == ConsoleLine.Kind.OUTPUT)
                .map(ConsoleLine::text)
                .toList();
    }

    /** The line, from 1, that has some words in it. */
    private int lineOf(String words) {
        String before = area().getText().substring(0, area().getText().indexOf(words));
        return (int) before.lines().count() + (before.endsWith("\n") ? 1 : 0);
    }

    /** The line, from 0, that is marked; -1 without one. */
    private int marked() {
        for (int i = 0; i < area().getParagraphs().size(); i++) {
            if (area().getParagraph(i).getParagraphStyle().contains("current-line")) {
                return i;
            }
        }
        return -1;
    }
}
