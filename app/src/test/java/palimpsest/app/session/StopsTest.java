package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.ByteSlice;

/** Breakpoints, watchpoints and watched expressions, as a pane uses them. */
@Timeout(60)
final class StopsTest {

    private static final String PROGRAM = """
            (module
              (import "env" "tell" (func $tell (param i32)))
              (memory $cells (export "memory") 1 3)
              (func $double (export "double") (param $n i32) (result i32)
                (i32.mul
                  (local.get $n)
                  (i32.const 2)))
              (func (export "count") (param $n i32)
                (local $i i32)
                (loop $again
                  (i32.store (i32.const 16) (local.get $i))
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (br_if $again (i32.lt_u (local.get $i) (local.get $n))))
                (call $tell (local.get $i)))
              (func (export "more") (drop (memory.grow (i32.const 1)))))
            """;

    private final Fx fx = new Fx();
    private final Session session = fx.session();

    @AfterEach
    void close() {
        fx.close();
    }

    @Test
    void aBreakpointOnALineStopsThereAndSaysSo() {
        fx.open(PROGRAM);
        session.stops().toggleLine(11);
        Snapshot stopped = call("count", Value.i32(3));
        assertThat(stopped.state()).isEqualTo(State.PAUSED);
        assertThat(line(stopped)).isEqualTo(11);
        StopView why = stopped.stopped().orElseThrow();
        assertThat(why.kind()).isEqualTo(StopView.Kind.BREAKPOINT);
        StopPointView point = stopped.stopPoints().get(0);
        assertThat(point.words()).isEqualTo("line 11");
        assertThat(point.hits()).isEqualTo(1);
        assertThat(point.shown()).hasSize(1);
        assertThat(why.hits().get(0).stopPoint()).hasValue(point.number());
        assertThat(why.words()).isEqualTo("Breakpoint at line 11.");
        session.resume();
        Snapshot again = fx.settled();
        assertThat(again.stopPoints().get(0).hits()).isEqualTo(2);
        assertThat(again.stopped().orElseThrow().words()).isEqualTo("Breakpoint at line 11, met 2 times.");
        session.stops().toggleLine(11);
        session.resume();
        Snapshot done = fx.settled();
        assertThat(done.stopPoints()).isEmpty();
        assertThat(done.state()).isEqualTo(State.READY);
        assertThat(done.stopped().orElseThrow().kind()).isEqualTo(StopView.Kind.ENDED);
    }

    @Test
    void conditionsAndIgnoredHitsAreHeeded() {
        fx.open(PROGRAM);
        session.stops().add(new StopAt.Line(11), "$i == 2", 0);
        Snapshot stopped = call("count", Value.i32(5));
        assertThat(stopped.frames().get(0).locals()).contains(new Slot("i", Value.i32(2)));
        int number = stopped.stopPoints().get(0).number();
        session.stop();
        session.stops().change(number, "", 3);
        Snapshot later = call("count", Value.i32(9));
        assertThat(later.stopPoints().get(0).hits()).isEqualTo(4);
        session.stop();
        session.stops().change(number, "$i ==", 0);
        assertThat(call("count", Value.i32(2)).state()).isEqualTo(State.READY);
        assertThat(fx.settled().stopPoints().get(0).problem().orElseThrow()).startsWith("in the condition");
    }

    @Test
    void aWatchpointNamesTheAccessAndItsActor() {
        fx.open(PROGRAM);
        session.stops().add(StopAt.Bytes.changes(new MemoryRange(0, 16, 1)));
        Snapshot stopped = call("count", Value.i32(3));
        assertThat(stopped.state()).isEqualTo(State.PAUSED);
        StopView why = stopped.stopped().orElseThrow();
        assertThat(why.kind()).isEqualTo(StopView.Kind.WATCHPOINT);
        StopView.Access access = why.hits().get(0).access().orElseThrow();
        assertThat(why.words()).isEqualTo("Watch of 1 byte at 0x10: i32.store wrote at 0x10: 00 became 01.");
        assertThat(access.actor()).isEqualTo(Actor.MODULE);
        assertThat(access.range()).isEqualTo(new MemoryRange(0, 16, 1));
        assertThat(access.before()).isEqualTo(ByteSlice.of((byte) 0));
        assertThat(access.after()).isEqualTo(ByteSlice.of((byte) 1));
        assertThat(stopped.step()).isEqualTo(access.step() + 1);
        assertThat(access.place().op()).isEqualTo("i32.store");
        assertThat(access.place().shown()).isPresent();
    }

    @Test
    void aRunBackStopsAtThePreviousHitAndAtLastAtTheStart() {
        fx.open(PROGRAM);
        session.stops().toggleLine(11);
        session.stops().enable(fx.settled().stopPoints().get(0).number(), false);
        call("count", Value.i32(3));
        session.stops().enable(fx.settled().stopPoints().get(0).number(), true);
        for (int i = 2; i >= 0; i--) {
            session.runBack();
            Snapshot back = fx.settled();
            assertThat(back.stopped().orElseThrow().kind()).isEqualTo(StopView.Kind.BREAKPOINT);
            assertThat(back.frames().get(0).locals()).contains(new Slot("i", Value.i32(i)));
        }
        session.runBack();
        assertThat(fx.settled().stopped().orElseThrow().kind()).isEqualTo(StopView.Kind.START);
        session.resume();
        Snapshot forward = fx.settled();
        assertThat(forward.stopped().orElseThrow().kind()).isEqualTo(StopView.Kind.BREAKPOINT);
        assertThat(forward.frames().get(0).locals()).contains(new Slot("i", Value.i32(0)));
    }

    @Test
    void ofSeveralBreakpointsEachThatWasMetIsNamed() {
        fx.open(PROGRAM);
        session.stops().add(new StopAt.Function(1));
        session.stops().toggleLine(11);
        session.stops().toggleLine(6);
        StopView both = call("double", Value.i32(3)).stopped().orElseThrow();
        assertThat(both.words()).isEqualTo("Breakpoint at the entry of $double. Breakpoint at line 6.");
        session.resume();
        fx.settled();
        StopView other = call("count", Value.i32(3)).stopped().orElseThrow();
        assertThat(other.words()).isEqualTo("Breakpoint at line 11.");
    }

    @Test
    void aWriteByHandMeetsAWatchpoint() {
        fx.open(PROGRAM);
        session.stops().add(StopAt.Bytes.changes(new MemoryRange(0, 16, 4)));
        session.hostWrite(0, 18, (byte) 1);
        StopView why = fx.settled().stopped().orElseThrow();
        assertThat(why.kind()).isEqualTo(StopView.Kind.WATCHPOINT);
        assertThat(why.hits().get(0).access().orElseThrow().actor()).isEqualTo(Actor.HOST);
    }

    @Test
    void theNextStepIsToldInWordsAndOperandsWithTheirOrigin() {
        fx.open(PROGRAM);
        session.callStepping("count", List.of(Value.i32(2)));
        session.step();
        session.step();
        Snapshot now = fx.settled();
        assertThat(now.here().orElseThrow().op()).isEqualTo("i32.store");
        assertThat(now.next().orElseThrow().words()).contains("16");
        assertThat(now.next().orElseThrow().writes()).containsExactly(new MemoryRange(0, 16, 4));
        assertThat(now.frames().get(0).operands())
                .extracting(operand -> operand.from().orElseThrow().op())
                .containsExactly("i32.const", "local.get");
    }

    @Test
    void hostCallsAndGrowthStop() {
        fx.open(PROGRAM);
        session.stops().add(new StopAt.HostCalls(Optional.empty()));
        session.stops().add(new StopAt.Growth());
        Snapshot atCall = call("count", Value.i32(1));
        assertThat(atCall.stopped().orElseThrow().kind()).isEqualTo(StopView.Kind.HOST_CALL);
        assertThat(atCall.frames().get(0).kind()).isEqualTo(FrameView.Kind.HOST);
        assertThat(atCall.frames()).hasSize(2);
        session.stops().enable(atCall.stopPoints().get(0).number(), false);
        session.resume();
        assertThat(fx.settled().state()).isEqualTo(State.READY);
        assertThat(call("more").stopped().orElseThrow().kind()).isEqualTo(StopView.Kind.GROWTH);
    }

    @Test
    void breakpointsSurviveARestartAndAnEditOfTheText() {
        fx.open(PROGRAM);
        session.stops().toggleLine(11);
        session.restart();
        fx.settled();
        assertThat(line(call("count", Value.i32(1)))).isEqualTo(11);
        session.openText("test.wat", PROGRAM.replace("(i32.const 16)", "(i32.const 1600)"));
        assertThat(fx.settled().stopPoints()).hasSize(1);
        session.instantiate();
        fx.settled();
        assertThat(line(call("count", Value.i32(1)))).isEqualTo(11);
        session.openText("other.wat", PROGRAM);
        assertThat(fx.settled().stopPoints()).isEmpty();
    }

    @Test
    void aBreakpointWorksInABinaryThatIsShownAsText() {
        byte[] wasm = palimpsest.engine.Wasm.assemble(
                palimpsest.engine.Wasm.loadText("test.wat", PROGRAM).module().orElseThrow());
        session.open("test.wasm", wasm);
        session.instantiate();
        Snapshot ready = fx.settled();
        String text = ready.program().orElseThrow().shown().text();
        session.stops().add(new StopAt.Expression(text.indexOf("i32.mul")));
        Snapshot stopped = call("double", Value.i32(4));
        assertThat(stopped.state()).isEqualTo(State.PAUSED);
        assertThat(stopped.here().orElseThrow().op()).isEqualTo("i32.mul");
        assertThat(stopped.stopPoints().get(0).shown()).hasSize(1);
    }

    @Test
    void aRunToALineStopsThereOnce() {
        fx.open(PROGRAM);
        session.callStepping("count", List.of(Value.i32(3)));
        fx.settled();
        session.runToLine(12);
        Snapshot there = fx.settled();
        assertThat(line(there)).isEqualTo(12);
        session.resume();
        assertThat(fx.settled().state()).isEqualTo(State.READY);
    }

    @Test
    void watchedExpressionsHaveValuesCellsAndProblems() {
        fx.open(PROGRAM);
        session.watches().add("i32[0x10]");
        session.watches().add("$i + 1");
        session.watches().add("i32[");
        session.callStepping("count", List.of(Value.i32(2)));
        Snapshot begun = fx.settled();
        assertThat(begun.watches()).extracting(WatchView::value).containsExactly("0", "1", "");
        assertThat(begun.watches().get(0).cell()).contains(new MemoryRange(0, 16, 4));
        assertThat(begun.watches().get(2).problem().orElseThrow()).startsWith("column");
        session.resume();
        Snapshot done = fx.settled();
        assertThat(done.watches().get(0).value()).isEqualTo("1");
        assertThat(done.watches().get(0).changed()).isTrue();
        assertThat(done.watches().get(1).problem()).isPresent();
        session.watches().edit(done.watches().get(2).number(), "u8[16]");
        session.watches().remove(done.watches().get(1).number());
        assertThat(fx.settled().watches()).extracting(WatchView::text).containsExactly("i32[0x10]", "u8[16]");
    }

    private Snapshot call(String export, Value... arguments) {
        return fx.call(export, arguments);
    }

    private static int line(Snapshot snapshot) {
        return snapshot.program()
                .orElseThrow()
                .shown()
                .position(snapshot.here().orElseThrow().shown().orElseThrow().start())
                .line();
    }
}
