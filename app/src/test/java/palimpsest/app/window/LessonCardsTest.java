package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import palimpsest.app.session.HostMemory;
import palimpsest.app.session.ScriptView;
import palimpsest.app.session.State;

/** Cards at work: where the keys are, what is in view, and what counts as done. */
final class LessonCardsTest extends WindowTest {
    private static final Locale USUAL = Locale.getDefault();

    @BeforeAll
    static void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterAll
    static void speakAsBefore() {
        Locale.setDefault(USUAL);
    }

    @Test
    void theFirstLessonBeginsWithTheKeysOnItsCard() {
        robot.clickOn("#start #begin");
        robot.awaitState(State.PAUSED);
        robot.await(() -> robot.node("#lesson-tab", Node.class).isFocused());
    }

    @Test
    void whatIsTypedAfterPredictIsThePredictionAndNoEdit() {
        open("host-writes", State.READY);
        long end = robot.snapshot().time().end();
        Button predict = robot.node("#lesson .predict", Button.class);
        robot.clickOn(predict);
        robot.await(() -> robot.node("#predicted-0", TextField.class).isFocused());
        robot.type(KeyCode.DIGIT1, KeyCode.DIGIT8, KeyCode.DIGIT0, KeyCode.F);
        assertThat(robot.snapshot().time().end()).isEqualTo(end);
        robot.type(KeyCode.ENTER);
        robot.await(() -> robot.words("#prediction-words").contains("All 2 bytes"));
        // Enter once more is done with it.
        robot.await(() -> robot.node("#prediction-leave", Button.class).isFocused());
        robot.type(KeyCode.ENTER);
        robot.await(() -> !robot.node("#prediction", Node.class).isVisible());
    }

    @Test
    void theNextLessonBeginsAtItsTopBesideItsSource() {
        open("24-and-15", State.READY);
        follow("host script");
        robot.await(() -> tab() == 1);
        ScrollPane scroll = scroll();
        robot.interact(() -> scroll.setVvalue(1));
        robot.fire(robot.node("#go-on", Button.class));
        robot.await(() -> robot.words("#lesson-place").contains("5 OF 16") && robot.isStill());
        robot.await(() -> scroll.getVvalue() == 0 && tab() == 0);
    }

    @Test
    void whatWasSelectedAndPrintedBeforeTheLessonDoesNotCount() {
        open("typed-arrays", State.LOADED);
        follow("Run the host script");
        robot.await(() -> robot.snapshot()
                .script()
                .filter(is -> is.state() == ScriptView.State.DONE)
                .isPresent());
        assertThat(robot.snapshot().console()).anyMatch(line -> line.text().startsWith("RangeError"));
        open("alignment", State.READY);
        assertThat(done()).isZero();
        follow("those four bytes");
        robot.await(() -> done() == 1);
    }

    @Test
    void whatAScriptPassesThroughIsNotWhatThePersonHasDone() {
        open("sum", State.READY);
        follow("Run the host script");
        robot.await(() -> robot.snapshot()
                        .script()
                        .filter(is -> is.state() == ScriptView.State.DONE)
                        .isPresent()
                && robot.isStill());
        robot.await(() -> done() == 1);
    }

    @Test
    void aLessonThatIsDoneSaysSoAtItsTop() {
        open("xin-xo", State.READY);
        robot.clickByte(1);
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT, KeyCode.RIGHT).release(KeyCode.SHIFT);
        // On the way to three bytes two were selected, which is what the next step asks for.
        robot.await(() -> done() == 2);
        assertThat(robot.node("#lesson-place", Label.class).getAccessibleText()).doesNotContain("Well done");
        follow("Run the host script");
        robot.await(() ->
                robot.node("#lesson-place", Label.class).getAccessibleText().contains("Well done"));
    }

    @Test
    void whatWasMadeForTheImportsOfOneLessonIsNotThereInTheNext() {
        open("imported", State.READY);
        robot.interact(() -> {
            robot.session.giveMemory("js.mem", new HostMemory(2, OptionalLong.of(10), false));
            robot.session.instantiate();
        });
        robot.await(() -> pages() == 2);
        // The same module, with another card.
        open("sum", State.READY);
        robot.await(() -> pages() == 1);
    }

    private long pages() {
        return robot.snapshot().memories().isEmpty()
                ? -1
                : robot.snapshot().memories().get(0).pages();
    }

    private void open(String lesson, State state) {
        robot.choose("#examples", "example-" + lesson);
        robot.await(() -> robot.snapshot().state() == state && robot.isStill());
        robot.await(() -> robot.lookup("#lesson .lesson-card").tryQuery().isPresent());
    }

    private void follow(String words) {
        robot.fire(robot.lookup("#lesson .card-link").<Hyperlink>queryAll().stream()
                .filter(link -> link.getText().equals(words))
                .findFirst()
                .orElseThrow());
        robot.await(robot::isStill);
    }

    private int tab() {
        return robot.node("#tabs", TabPane.class).getSelectionModel().getSelectedIndex();
    }

    private ScrollPane scroll() {
        Node node = robot.node("#lesson", Node.class);
        while (!(node instanceof ScrollPane)) {
            node = node.getParent();
        }
        return (ScrollPane) node;
    }

    private long done() {
        return robot.lookup("#lesson .checkpoint.done").queryAll().size();
    }
}
