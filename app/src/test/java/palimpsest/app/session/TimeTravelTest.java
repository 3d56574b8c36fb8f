package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.engine.memory.Actor;

/** Going back and forth in a session, and acting from the past. */
@Timeout(60)
final class TimeTravelTest {

    /** Stores 7 at 0 and 4 at 4 come from the host; sum adds them and stores at 8. */
    private static final String SUM = """
            (module
              (memory (export "memory") 1 2)
              (global $calls (mut i32) (i32.const 0))
              (func $add (param $a i32) (param $b i32) (result i32)
                (i32.add (local.get $a) (local.get $b)))
              (func (export "sum")
                (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
                (i32.store (i32.const 8) (call $add (i32.load (i32.const 0)) (i32.load (i32.const 4)))))
              (func (export "past") (i32.store (i32.const 65534) (i32.const 1)))
              (func (export "spin") (param $address i32)
                (loop $again
                  (i32.store (local.get $address) (i32.add (i32.load (local.get $address)) (i32.const 1)))
                  (br $again))))
            """;

    private final Fx fx = new Fx();
    private final Session session = fx.session();

    @AfterEach
    void close() {
        fx.close();
    }

    @Test
    void aFinishedCallIsSteppedBackThroughAndForthAgain() {
        fx.open(SUM);
        session.hostWrite(0, 0, (byte) 7);
        session.hostWrite(0, 4, (byte) 4);
        Snapshot done = fx.call("sum");
        assertThat(done.state()).isEqualTo(State.READY);
        assertThat(bytes(done, 8, 1)).containsExactly(11);
        List<Change> written = List.of(
                new Change(new MemoryRange(0, 8, 1), Actor.MODULE, true),
                new Change(new MemoryRange(0, 9, 3), Actor.MODULE, false));
        session.stepBack();
        Snapshot before = fx.settled();
        assertThat(before.time().atEnd()).isFalse();
        assertThat(before.time().end()).isEqualTo(done.step());
        assertThat(before.step()).isEqualTo(done.step() - 1);
        assertThat(before.state()).isEqualTo(State.PAUSED);
        assertThat(before.here().orElseThrow().op()).isEqualTo("i32.store");
        assertThat(bytes(before, 8, 1)).containsExactly(0);
        assertThat(before.frames().get(0).operands())
                .extracting(Operand::value)
                .containsExactly(Value.i32(8), Value.i32(11));
        assertThat(before.results()).isEmpty();
        assertThat(before.changes()).containsExactlyElementsOf(written);
        session.step();
        Snapshot again = fx.settled();
        assertThat(again.time().atEnd()).isTrue();
        assertThat(bytes(again, 8, 1)).containsExactly(11);
        assertThat(again.results()).hasSize(1);
        assertThat(again.changes()).containsExactlyElementsOf(written);
        assertThat(again.changesComplete()).isTrue();
    }

    @Test
    void everyStepForwardHasItsStepBack() {
        fx.open(SUM);
        session.hostWrite(0, 0, (byte) 7);
        fx.call("sum");
        Snapshot end = fx.settled();
        List<String> forward = new ArrayList<>();
        session.travelToStart();
        for (long step = 0; step < end.step(); step++) {
            forward.add(seen(fx.settled()));
            session.step();
        }
        assertThat(seen(fx.settled())).isEqualTo(seen(end));
        List<String> backward = new ArrayList<>();
        for (long step = end.step(); step > 0; step--) {
            session.stepBack();
            backward.add(0, seen(fx.settled()));
        }
        assertThat(backward).isEqualTo(forward);
        session.stepBack();
        assertThat(fx.settled().stopped().orElseThrow().kind()).isEqualTo(StopView.Kind.START);
    }

    @Test
    void backOverACallAndBackOutToTheCaller() {
        fx.open(SUM);
        session.callStepping("sum", List.of());
        Snapshot atCall = stepUntil("call");
        session.stepOver();
        Snapshot after = fx.settled();
        assertThat(after.here().orElseThrow().op()).isEqualTo("i32.store");
        session.stepBackOver();
        Snapshot back = fx.settled();
        assertThat(back.step()).isEqualTo(atCall.step());
        session.step();
        session.step();
        assertThat(fx.settled().frames()).hasSize(2);
        session.stepBackOut();
        assertThat(fx.settled().step()).isEqualTo(atCall.step());
        session.step();
        session.stepOut();
        assertThat(fx.settled().step()).isEqualTo(after.step());
    }

    @Test
    void aTrapIsShownAgainWhenTheCursorIsAtIt() {
        fx.open(SUM);
        Snapshot trapped = fx.call("past");
        assertThat(trapped.state()).isEqualTo(State.TRAPPED);
        session.stepBack();
        Snapshot before = fx.settled();
        assertThat(before.state()).isEqualTo(State.PAUSED);
        assertThat(before.trap()).isEmpty();
        assertThat(before.next().orElseThrow().writes()).containsExactly(new MemoryRange(0, 65_534, 4));
        fx.settled();
        session.travelToEnd();
        Snapshot again = fx.settled();
        assertThat(again.trap()).isEqualTo(trapped.trap());
        assertThat(again.time().atEnd()).isTrue();
    }

    @Test
    void aTrapOfThePastIsShownThereThoughTheModuleWentOn() {
        fx.open(SUM);
        Snapshot trapped = fx.call("past");
        fx.call("sum");
        session.travelTo(trapped.step());
        Snapshot then = fx.settled();
        assertThat(then.state()).isEqualTo(State.TRAPPED);
        assertThat(then.trap()).isEqualTo(trapped.trap());
        assertThat(then.results()).hasSize(1);
        session.step();
        assertThat(fx.settled().trap()).isEmpty();
    }

    @Test
    void writingInThePastAsksAndThenCutsTheFuture() {
        fx.open(SUM);
        session.hostWrite(0, 0, (byte) 7);
        Snapshot first = fx.settled();
        session.hostWrite(0, 4, (byte) 4);
        Snapshot end = fx.call("sum");
        session.travelTo(first.step());
        session.hostWrite(0, 4, (byte) 5);
        Snapshot asked = fx.settled();
        assertThat(asked.question().orElseThrow().stepsLost()).isEqualTo(end.step() - first.step());
        assertThat(asked.question().orElseThrow().text()).contains("cuts off the future");
        assertThat(bytes(asked, 4, 1)).containsExactly(0);
        session.answer(false);
        Snapshot left = fx.settled();
        assertThat(left.question()).isEmpty();
        assertThat(left.time().end()).isEqualTo(end.step());
        session.hostWrite(0, 4, (byte) 5);
        session.answer(true);
        Snapshot cut = fx.settled();
        assertThat(cut.question()).isEmpty();
        assertThat(cut.time().atEnd()).isTrue();
        assertThat(cut.step()).isEqualTo(first.step() + 1);
        assertThat(bytes(cut, 4, 1)).containsExactly(5);
        assertThat(cut.results()).isEmpty();
        session.hostWrite(0, 5, (byte) 6);
        assertThat(fx.settled().question()).isEmpty();
        assertThat(bytes(fx.call("sum"), 8, 2)).containsExactly(12, 6);
    }

    @Test
    void aCallFromThePastAsksCutsAndRuns() {
        Snapshot ready = fx.open(SUM);
        session.hostWrite(0, 0, (byte) 7);
        fx.call("sum");
        session.travelTo(ready.step());
        session.call("sum", List.of());
        assertThat(fx.settled().question().orElseThrow().text()).startsWith("Calling sum");
        session.answer(true);
        Snapshot after = fx.settled();
        assertThat(bytes(after, 8, 1)).containsExactly(0);
        assertThat(after.results()).hasSize(1);
        assertThat(after.globals()).extracting(Slot::value).containsExactly(Value.i32(1));
    }

    @Test
    void movingWithdrawsTheQuestion() {
        fx.open(SUM);
        fx.call("sum");
        session.stepBack();
        session.hostWrite(0, 0, (byte) 1);
        assertThat(fx.settled().question()).isPresent();
        session.stepBack();
        assertThat(fx.settled().question()).isEmpty();
        session.answer(true);
        assertThat(fx.settled().time().atEnd()).isFalse();
    }

    @Test
    void undoIsKnownForEveryMoment() {
        fx.open(SUM);
        session.hostWrite(0, 0, (byte) 1);
        Snapshot one = fx.settled();
        session.hostWrite(0, 1, (byte) 2);
        session.undo();
        Snapshot undone = fx.settled();
        assertThat(undone.undo()).contains("write at 0x0");
        assertThat(undone.redo()).contains("write at 0x1");
        session.travelTo(one.step());
        Snapshot then = fx.settled();
        assertThat(then.undo()).contains("write at 0x0");
        assertThat(then.redo()).isEmpty();
        session.undo();
        session.answer(true);
        Snapshot cut = fx.settled();
        assertThat(bytes(cut, 0, 2)).containsExactly(0, 0);
        assertThat(cut.undo()).isEmpty();
        assertThat(cut.redo()).contains("write at 0x0");
    }

    @Test
    void aPausedEndlessLoopIsGoneBackThroughAndGoesOnFromItsEnd() {
        fx.open(SUM);
        session.call("spin", List.of(Value.i32(16)));
        fx.await("some steps", now -> now.state() == State.RUNNING && now.step() > 3_000_000);
        session.pause();
        Snapshot paused = fx.await("paused", now -> now.state() == State.PAUSED);
        session.travelTo(1_000_000);
        Snapshot then = fx.settled();
        assertThat(then.step()).isEqualTo(1_000_000);
        assertThat(then.state()).isEqualTo(State.PAUSED);
        session.travelToEnd();
        assertThat(fx.settled().step()).isEqualTo(paused.step());
        session.resume();
        fx.await("more steps", now -> now.state() == State.RUNNING && now.step() > paused.step());
        session.stepBack();
        Snapshot back = fx.settled();
        assertThat(back.state()).isEqualTo(State.PAUSED);
        assertThat(back.time().atEnd()).isFalse();
        assertThat(back.step()).isEqualTo(back.time().end() - 1);
    }

    @Test
    void bookmarksNameMomentsAndAreCutOffWithTheFuture() {
        Snapshot ready = fx.open(SUM);
        session.bookmarks().addHere("fresh");
        Snapshot end = fx.call("sum");
        session.bookmarks().addHere(" ");
        session.bookmarks().add("beyond", end.step() + 1);
        Snapshot marked = fx.settled();
        assertThat(marked.bookmarks()).extracting(Bookmark::name).containsExactly("fresh", "Step " + end.step());
        int first = marked.bookmarks().get(0).number();
        session.bookmarks().rename(first, "before sum");
        session.bookmarks().goTo(first);
        Snapshot there = fx.settled();
        assertThat(there.step()).isEqualTo(ready.step());
        assertThat(there.bookmarks().get(0).name()).isEqualTo("before sum");
        session.grow(0, 1);
        session.answer(true);
        assertThat(fx.settled().bookmarks()).hasSize(1);
        session.bookmarks().remove(first);
        assertThat(fx.settled().bookmarks()).isEmpty();
    }

    @Test
    void instantiationIsGoneBackThroughToItsVeryBeginning() {
        Snapshot ready = fx.open("(module (memory 1) (data (i32.const 2) \"ab\") (func $s (i32.store8 (i32.const 0)"
                + " (i32.const 24))) (start $s))");
        assertThat(bytes(ready, 0, 4)).containsExactly(24, 0, 'a', 'b');
        session.travelToStart();
        Snapshot start = fx.settled();
        assertThat(start.instantiated()).isFalse();
        assertThat(start.step()).isZero();
        assertThat(start.state()).isEqualTo(State.PAUSED);
        session.resume();
        Snapshot again = fx.settled();
        assertThat(again.instantiated()).isTrue();
        assertThat(bytes(again, 0, 4)).containsExactly(24, 0, 'a', 'b');
    }

    private Snapshot stepUntil(String op) {
        for (int i = 0; i < 30; i++) {
            Snapshot now = fx.settled();
            if (now.here().map(Place::op).orElse("").equals(op)) {
                return now;
            }
            session.step();
        }
        throw new AssertionError("never came to " + op);
    }

    /** All that a moment shows of the machine. */
    private static String seen(Snapshot now) {
        return now.step() + " " + now.state() + " " + now.frames() + now.globals() + now.results() + now.here()
                + (now.memories().isEmpty()
                        ? ""
                        : Arrays.toString(bytes(now, 0, 16)) + Arrays.toString(Seen.origins(now, 0, 0, 16)));
    }

    private static int[] bytes(Snapshot snapshot, long address, int count) {
        return Seen.bytes(snapshot, 0, address, count);
    }
}
