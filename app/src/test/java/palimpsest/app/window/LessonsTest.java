package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import palimpsest.app.session.ByteHistory;
import palimpsest.app.session.Place;
import palimpsest.app.session.State;
import palimpsest.engine.memory.Actor;

/** The lessons that are about time, taken in the window: forwards, and backwards. */
final class LessonsTest extends WindowTest {
    @Test
    void instantiationIsSteppedThroughBackAndThroughAgain() {
        robot.lesson("24-and-15");
        robot.choose("#menu", "Step through instantiation");
        robot.awaitState(State.PAUSED);
        List<Seen> forwards = stepOn(State.READY);
        // The instructions of $start in the order in which a folded text is executed.
        assertThat(forwards)
                .extracting(Seen::op)
                .containsSubsequence("i32.const", "memory.grow", "drop", "i32.const", "i32.const", "i32.store8");
        assertThat(forwards.get(0).pages()).isZero();
        assertThat(before("memory.grow", forwards).pages()).isZero();
        assertThat(before("drop", forwards).pages()).isEqualTo(1);
        assertThat(before("drop", forwards).stack()).isEqualTo("0");
        assertThat(before("i32.store8", forwards).first()).isZero();
        assertThat(forwards.get(forwards.size() - 1).first()).isEqualTo(24);
        ByteHistory stored = robot.clickByte(0);
        assertThat(stored.writers()).extracting(ByteHistory.Writer::actor).startsWith(Actor.MODULE);
        assertThat(stored.writers().get(0).before()).isZero();
        assertThat(stored.writers().get(0).after()).isEqualTo(24);
        robot.await(() -> robot.words("#writers").contains("module"));

        List<Seen> backwards = stepBackToTheStart();
        Collections.reverse(backwards);
        assertThat(backwards).isEqualTo(forwards);
        assertThat(robot.node("#back", Button.class).isDisabled()).isTrue();
        assertThat(stepOn(State.READY)).isEqualTo(forwards);
    }

    @Test
    void whatTheModuleReadIsFoundAndGoneBackTo() {
        robot.lesson("24-and-15");
        robot.typeByte(1, KeyCode.DIGIT0, KeyCode.F);
        robot.await(() -> robot.byteAt(1) == 15);
        robot.clickByte(1);
        robot.fire(robot.node("#find-readers", Button.class));
        robot.await(() -> robot.words("#readers").contains("Nobody has read it so far."));
        robot.press("#call-nearest");
        robot.await(() -> robot.snapshot().results().size() == 1 && robot.isStill());
        robot.showExports();
        assertThat(robot.node(".export .result", Label.class).getText()).isEqualTo("\u2192 15");

        robot.fire(robot.node("#find-readers", Button.class));
        robot.await(() -> robot.words("#readers").contains("i32.load8_u"));
        assertThat(robot.words("#readers")).contains("module", "0f");
        long end = robot.cursor();
        robot.fire(robot.node("#readers .hyperlink", Hyperlink.class));
        robot.await(robot::isStill);
        robot.move("#back");
        assertThat(op()).isEqualTo("i32.load8_u");
        assertThat(robot.cursor()).isLessThan(end);
        assertThat(robot.snapshot().results()).isEmpty();
        robot.fire(robot.node("#find-readers", Button.class));
        robot.await(() -> robot.words("#readers").contains("Nobody has read it so far."));
    }

    @Test
    void theSumIsSteppedThroughForwardsAndBackwards() {
        writeSevenAndFour();
        robot.press("#step");
        robot.awaitState(State.PAUSED);
        List<String> forwards = new ArrayList<>();
        for (String next :
                List.of("i32.const", "i32.const", "i32.load", "i32.const", "i32.load", "i32.add", "i32.store")) {
            robot.await(() -> robot.node("#next-op", Label.class).getText().equals(next));
            forwards.add(stack());
            robot.move("#step");
        }
        assertThat(forwards).containsExactly("", "8", "0 8", "7 8", "4 7 8", "4 7 8", "11 8");
        robot.awaitState(State.READY);
        assertThat(robot.bytes(8, 4)).containsExactly(11, 0, 0, 0);
        ByteHistory sum = robot.clickByte(8);
        assertThat(sum.writers()).extracting(ByteHistory.Writer::actor).containsExactly(Actor.MODULE);
        assertThat(robot.byteAt(0)).isEqualTo(7);

        List<String> backwards = new ArrayList<>();
        for (String next :
                List.of("i32.store", "i32.add", "i32.load", "i32.const", "i32.load", "i32.const", "i32.const")) {
            robot.move("#back");
            robot.await(() -> robot.node("#next-op", Label.class).getText().equals(next));
            backwards.add(0, stack());
            assertThat(robot.bytes(8, 4)).containsExactly(0, 0, 0, 0);
            assertThat(robot.bytes(0, 8)).containsExactly(7, 0, 0, 0, 4, 0, 0, 0);
        }
        assertThat(backwards).isEqualTo(forwards);
    }

    @Test
    void theNextStepIsToldInWordsWithItsOperands() {
        writeSevenAndFour();
        robot.press("#call-nearest");
        robot.await(() -> robot.byteAt(8) == 11 && robot.isStill());
        robot.move("#back");
        robot.await(() -> robot.node("#next-op", Label.class).getText().equals("i32.store"));
        assertThat(robot.node("#next-step", Label.class).getText())
                .contains("11")
                .contains("8");
        robot.move("#back");
        robot.await(() -> robot.node("#next-op", Label.class).getText().equals("i32.add"));
        assertThat(robot.node("#next-step", Label.class).getText()).contains("7 and 4");
    }

    @Test
    void theMemoryGrowsToItsMaximumAndIsOnePageAgainBeforeIt() {
        robot.lesson("growth");
        long start = robot.cursor();
        assertThat(robot.callExport("grow", "1")).isEqualTo("\u2192 1");
        assertThat(pages()).isEqualTo(2);
        robot.press("#grow");
        robot.await(() -> pages() == 3);
        assertThat(robot.selectByte(131_072).writers())
                .extracting(ByteHistory.Writer::actor)
                .containsExactly(Actor.GROWTH);
        // One page more would be over the maximum: -1, and nothing happens.
        assertThat(robot.callExport("grow", "1")).isEqualTo("\u2192 -1");
        assertThat(pages()).isEqualTo(3);
        robot.press("#grow");
        robot.await(() ->
                robot.snapshot().console().stream().anyMatch(line -> line.text().contains("may have at most 3")));
        assertThat(pages()).isEqualTo(3);

        long end = robot.cursor();
        while (robot.cursor() > start) {
            robot.move("#back");
        }
        assertThat(pages()).isEqualTo(1);
        assertThat(robot.words("#pages")).contains("PAGES: 1 of at most 3").doesNotContain("Page 1");
        robot.move("#to-end");
        assertThat(robot.cursor()).isEqualTo(end);
        assertThat(pages()).isEqualTo(3);
        assertThat(robot.words("#pages")).contains("Page 2");
    }

    @Test
    void aStorePastTheEndTrapsAgainWhenItIsDoneAgain() {
        robot.lesson("growth");
        long ready = robot.cursor();
        robot.showExports();
        robot.typeArguments("store", "65533", "1");
        robot.fire(robot.node("#call-store", Button.class));
        robot.awaitState(State.TRAPPED);
        String trap = trap();
        assertThat(trap).contains("out of bounds memory access", "65533", "65536");
        assertThat(robot.bytes(65_532, 4)).containsExactly(0, 0, 0, 0);
        assertThat(robot.selectByte(65_533).writers()).isEmpty();
        long end = robot.cursor();

        robot.move("#back");
        robot.await(() -> !robot.node("#trap", VBox.class).isVisible());
        assertThat(robot.snapshot().state()).isEqualTo(State.PAUSED);
        assertThat(robot.node("#next-op", Label.class).getText()).isEqualTo("i32.store");
        assertThat(robot.node("#next-step", Label.class).getText()).contains("out of bounds memory access");
        robot.move("#step");
        assertThat(trap()).isEqualTo(trap);
        assertThat(robot.cursor()).isEqualTo(end);
        assertThat(robot.bytes(65_532, 4)).containsExactly(0, 0, 0, 0);

        robot.move("#to-start");
        robot.await(() -> !robot.node("#trap", VBox.class).isVisible());
        assertThat(robot.cursor()).isLessThanOrEqualTo(ready);
        robot.move("#to-end");
        assertThat(trap()).isEqualTo(trap);
        assertThat(robot.bytes(65_532, 4)).containsExactly(0, 0, 0, 0);
    }

    // ---- What is seen

    /**
     * A moment as the window shows it.
     *
     * @param op the instruction that comes next
     * @param stack the operands, the top first
     * @param first the byte at 0, and 0 where there is none
     */
    private record Seen(long cursor, String op, String stack, long pages, int first) {}

    /** Steps on until the state is reached; what was seen before each step and at the end. */
    private List<Seen> stepOn(State until) {
        List<Seen> seen = new ArrayList<>(List.of(seen()));
        while (robot.snapshot().state() != until) {
            robot.move("#step");
            seen.add(seen());
        }
        return seen;
    }

    private List<Seen> stepBackToTheStart() {
        List<Seen> seen = new ArrayList<>(List.of(seen()));
        while (robot.snapshot().time().hasPast()) {
            robot.move("#back");
            seen.add(seen());
        }
        return seen;
    }

    private Seen seen() {
        return new Seen(robot.cursor(), op(), stack(), pages(), pages() > 0 ? robot.byteAt(0) : 0);
    }

    private static Seen before(String op, List<Seen> moments) {
        return moments.stream()
                .filter(moment -> moment.op().equals(op))
                .findFirst()
                .orElseThrow();
    }

    private String op() {
        return robot.snapshot()
                .here()
                .map(Place::op)
                .filter(op -> !op.isEmpty())
                .orElse("nothing");
    }

    private long pages() {
        return robot.snapshot().memories().isEmpty()
                ? 0
                : robot.snapshot().memories().get(0).pages();
    }

    /** The operand stack as the window shows it, its top first. */
    private String stack() {
        return String.join(
                " ",
                robot.lookup("#operand-stack .value").<Label>queryAll().stream()
                        .map(Label::getText)
                        .toList());
    }

    private String trap() {
        robot.await(() -> robot.snapshot().state() == State.TRAPPED
                && robot.node("#trap", VBox.class).isVisible());
        return robot.words("#trap");
    }

    // ---- What is done

    private void writeSevenAndFour() {
        robot.lesson("sum");
        robot.typeByte(0, KeyCode.DIGIT0, KeyCode.DIGIT7);
        robot.await(() -> robot.byteAt(0) == 7);
        robot.typeByte(4, KeyCode.DIGIT0, KeyCode.DIGIT4);
        robot.await(() -> robot.byteAt(4) == 4);
    }
}
