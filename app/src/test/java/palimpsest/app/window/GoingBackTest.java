package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import palimpsest.app.session.ByteHistory;
import palimpsest.app.session.Place;
import palimpsest.app.session.State;
import palimpsest.app.timeline.TimelinePlaces;
import palimpsest.engine.memory.Actor;

/** The last lesson: going back to any step, and asking a byte who wrote it. */
final class GoingBackTest extends WindowTest {
    private static final String NESTED = """
            (module
              (memory 1)
              (func $add (param $a i32) (param $b i32) (result i32)
                (i32.add (local.get $a) (local.get $b)))
              (func (export "sum")
                (i32.store (i32.const 8)
                  (call $add (i32.load (i32.const 0)) (i32.load (i32.const 4))))))
            """;

    @Test
    void everyWriterOfAByteIsGoneBackTo() {
        long end = sevenAndFourAndTheirSumAndNinetyNine();
        ByteHistory known = robot.clickByte(8);
        assertThat(known.writers()).extracting(ByteHistory.Writer::actor).containsExactly(Actor.HOST, Actor.MODULE);
        robot.await(() -> robot.lookup("#writers .card").queryAll().size() == 2);
        assertThat(robot.words("#writers")).containsSubsequence("host", "0b \u2192 63", "module", "00 \u2192 0b");

        long stored = known.writers().get(1).step();
        robot.fire(link("#writers", "step " + stored));
        robot.await(() -> robot.cursor() == stored + 1 && robot.isStill());
        assertThat(robot.bytes(8, 4)).containsExactly(11, 0, 0, 0);
        robot.await(() -> robot.lookup("#writers .card").queryAll().size() == 1);
        assertThat(robot.words("#writers")).contains("module").doesNotContain("host");

        robot.move("#back");
        assertThat(op()).isEqualTo("i32.store");
        assertThat(robot.byteAt(8)).isZero();
        robot.await(() -> robot.words("#writers").contains("Nobody yet"));
        robot.move("#to-end");
        assertThat(robot.cursor()).isEqualTo(end);
        assertThat(robot.byteAt(8)).isEqualTo(0x63);
    }

    @Test
    void whatAStoreWroteOverAndWhereItsValueCameFromIsAnswered() {
        sevenAndFourAndTheirSumAndNinetyNine();
        robot.clickByte(8);
        robot.await(() -> robot.lookup("#writers .card").queryAll().size() == 2);
        robot.fire(link("#writers", "wrote over?"));
        robot.await(() -> robot.words("#history").contains("WHAT THAT STEP WROTE OVER")
                && robot.lookup("#overwritten .card").tryQuery().isPresent());
        assertThat(robot.words("#overwritten")).contains("1 byte at 0x8", "0b \u2192 63");
        robot.move("#back");
        robot.await(() -> robot.lookup("#writers .card").queryAll().size() == 1);
        robot.fire(robot.node("#follow-origin", Button.class));
        robot.await(() -> robot.words("#origin").contains("i32.add"));
        assertThat(robot.words("#origin")).containsSubsequence("i32.store", "i32.add");
        assertThat(robot.words("#origin")).contains("from 7", "from 4");
        robot.fire(link("#origin", "from 7"));
        robot.await(() -> robot.words("#origin").contains("i32.load"));
        robot.await(() -> robot.words("#origin").contains("07"));
    }

    @Test
    void whoActsInThePastIsAskedAndMayLeaveItAsItIs() {
        long end = sevenAndFourAndTheirSumAndNinetyNine();
        long stored = robot.clickByte(8).writers().get(1).step();
        robot.interact(() -> robot.session.travelTo(stored + 1));
        robot.await(() -> robot.cursor() == stored + 1 && robot.isStill());
        robot.typeByte(4, KeyCode.DIGIT0, KeyCode.DIGIT5);
        robot.await(() -> robot.node("#question", Region.class).isVisible());
        assertThat(robot.words("#question")).contains("cuts off the future");
        robot.clickOn("#question-no");
        robot.await(() -> !robot.node("#question", Region.class).isVisible());
        assertThat(robot.bytes(0, 12)).containsExactly(7, 0, 0, 0, 4, 0, 0, 0, 11, 0, 0, 0);
        assertThat(robot.cursor()).isEqualTo(stored + 1);
        assertThat(robot.snapshot().time().end()).isEqualTo(end);

        robot.typeByte(4, KeyCode.DIGIT0, KeyCode.DIGIT5);
        robot.await(() -> robot.node("#question", Region.class).isVisible());
        robot.clickOn("#question-yes");
        robot.await(() -> robot.byteAt(4) == 5);
        robot.await(() -> !robot.node("#question", Region.class).isVisible());
        assertThat(robot.snapshot().time().end()).isEqualTo(stored + 2);
        assertThat(robot.snapshot().time().atEnd()).isTrue();
        assertThat(robot.clickByte(8).writers())
                .extracting(ByteHistory.Writer::actor)
                .containsExactly(Actor.MODULE);
        robot.press("#call-nearest");
        robot.await(() -> robot.byteAt(8) == 12);
    }

    @Test
    void theTransportGoesOverACallOutOfItAndBack() {
        robot.open("nested.wat", NESTED);
        robot.typeByte(0, KeyCode.DIGIT0, KeyCode.DIGIT7);
        robot.await(() -> robot.byteAt(0) == 7);
        robot.press("#step");
        robot.awaitState(State.PAUSED);
        while (!op().equals("call")) {
            robot.move("#step");
        }
        long call = robot.cursor();
        robot.move("#over");
        assertThat(op()).isEqualTo("i32.store");
        long store = robot.cursor();
        robot.choose("#menu", "Back over");
        robot.await(() -> robot.cursor() == call && robot.isStill());
        robot.move("#step");
        assertThat(robot.snapshot().frames()).hasSize(2);
        robot.move("#out");
        assertThat(robot.cursor()).isEqualTo(store);
        robot.move("#back");
        assertThat(robot.snapshot().frames()).hasSize(2);
        robot.choose("#menu", "Back out");
        robot.await(() -> robot.cursor() == call && robot.isStill());
        robot.press("#run");
        robot.awaitState(State.READY);
        assertThat(robot.byteAt(8)).isEqualTo(7);
        long end = robot.cursor();
        // There is nothing to stop at on the way.
        robot.move("#run-back");
        assertThat(robot.cursor()).isZero();
        robot.move("#to-end");
        assertThat(robot.cursor()).isEqualTo(end);
        robot.move("#to-start");
        assertThat(robot.cursor()).isZero();
        assertThat(robot.snapshot().instantiated()).isFalse();
    }

    @Test
    void aClickOnTheTimelineTravels() {
        long end = sevenAndFourAndTheirSumAndNinetyNine();
        Region chart = robot.node("#timeline", Region.class);
        long stored = robot.clickByte(8).writers().get(1).step();
        robot.clickOn(TimelinePlaces.moment(chart, stored, end));
        robot.await(() -> robot.cursor() == stored && robot.isStill());
        assertThat(op()).isEqualTo("i32.store");
        assertThat(robot.byteAt(8)).isZero();
        robot.clickOn(TimelinePlaces.moment(chart, end, end));
        robot.await(() -> robot.cursor() == end && robot.isStill());
        assertThat(robot.byteAt(8)).isEqualTo(0x63);
    }

    /** The end of the record. */
    private long sevenAndFourAndTheirSumAndNinetyNine() {
        robot.lesson("sum");
        robot.typeByte(0, KeyCode.DIGIT0, KeyCode.DIGIT7);
        robot.await(() -> robot.byteAt(0) == 7);
        robot.typeByte(4, KeyCode.DIGIT0, KeyCode.DIGIT4);
        robot.await(() -> robot.byteAt(4) == 4);
        robot.press("#call-nearest");
        robot.await(() -> robot.byteAt(8) == 11 && robot.isStill());
        robot.typeByte(8, KeyCode.DIGIT6, KeyCode.DIGIT3);
        robot.await(() -> robot.byteAt(8) == 0x63);
        return robot.cursor();
    }

    private String op() {
        return robot.snapshot().here().map(Place::op).orElse("");
    }

    private Hyperlink link(String part, String words) {
        return robot.lookup(part + " .hyperlink").<Hyperlink>queryAll().stream()
                .filter(link -> link.getText().equals(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link " + words + " in " + robot.words(part)));
    }
}
