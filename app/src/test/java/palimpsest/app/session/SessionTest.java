package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.TextSource;

/** What a person does in the window, without a window. */
@Timeout(60)
final class SessionTest {

    private static final String CELLS = """
            (module
              (memory $cells (export "memory") 1 3)
              (global $calls (mut i32) (i32.const 0))
              (func (export "store") (param $address i32) (param $value i32)
                (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
                (i32.store8 (local.get $address) (local.get $value)))
              (func (export "load") (param $address i32) (result i32)
                (i32.load (local.get $address)))
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
    void nothingIsOpenAtFirst() {
        Snapshot snapshot = fx.settled();
        assertThat(snapshot.state()).isEqualTo(State.EMPTY);
        assertThat(snapshot.memories()).isEmpty();
        session.instantiate();
        assertThat(lastLine(fx.settled())).isEqualTo("open a module first");
    }

    @Test
    void whatIsOddAboutAModuleIsNotedInTheConsole() {
        byte[] broken = {0, 'a', 's', 'm', 1, 0, 0, 0, 0, 6, 4, 'n', 'a', 'm', 'e', 7};
        session.open("broken.wasm", broken);
        Snapshot snapshot = fx.settled();
        assertThat(snapshot.state()).isEqualTo(State.LOADED);
        assertThat(snapshot.console())
                .anySatisfy(line -> assertThat(line.text()).startsWith("broken.wasm: The name section is broken"));
    }

    @Test
    void aModuleIsOpenedInstantiatedAndCalled() {
        session.openText("test.wat", CELLS);
        Snapshot loaded = fx.settled();
        assertThat(loaded.state()).isEqualTo(State.LOADED);
        assertThat(loaded.instantiated()).isFalse();
        assertThat(loaded.exports()).extracting(ExportedFunction::name).containsExactly("store", "load", "spin");
        assertThat(loaded.exports().get(0).parameters())
                .extracting(ExportedFunction.Parameter::name)
                .containsExactly("$address", "$value");
        session.instantiate();
        Snapshot ready = fx.settled();
        assertThat(ready.state()).isEqualTo(State.READY);
        assertThat(ready.memories()).hasSize(1);
        assertThat(ready.memories().get(0).name()).isEqualTo("$cells");
        assertThat(ready.memories().get(0).pages()).isEqualTo(1);
        assertThat(ready.memories().get(0).image().length()).isEqualTo(65_536);
        Snapshot called = fx.call("store", Value.i32(7), Value.i32(0x1ff));
        assertThat(bytes(called, 6, 3)).containsExactly(0, 0xff, 0);
        assertThat(marks(called, 6, 3))
                .containsExactly(Mark.NEVER_TOUCHED, Mark.MODULE | Mark.CHANGED, Mark.NEVER_TOUCHED);
        assertThat(called.globals()).containsExactly(new Slot("$calls", Value.i32(1)));
        assertThat(result(fx.call("load", Value.i32(4)))).containsExactly(Value.i32(0xff000000));
    }

    @Test
    void faultsOfATextAreDiagnosedAndNothingCanBeInstantiated() {
        session.openText("bad.wat", "(module\n  (func (result i32) (i64.const 1))\n  (func (i32.bad)))");
        Snapshot faulty = fx.settled();
        assertThat(faulty.state()).isEqualTo(State.FAULTY);
        assertThat(faulty.program().orElseThrow().diagnostics()).isNotEmpty();
        session.instantiate();
        assertThat(fx.settled().state()).isEqualTo(State.FAULTY);
        assertThat(lastLine(fx.settled())).isEqualTo("the module has faults; correct them first");
    }

    @Test
    void bytesThatAreNoModuleAreAFault() {
        session.open("noise.wasm", new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0, 77});
        assertThat(fx.settled().state()).isEqualTo(State.FAULTY);
        session.open("noise.wat", new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(fx.settled().state()).isEqualTo(State.FAULTY);
        session.open("empty.wat", "(module)".getBytes(StandardCharsets.UTF_8));
        assertThat(fx.settled().state()).isEqualTo(State.LOADED);
    }

    @Test
    void aHostWriteStaysTheHostsThoughTheModuleStoresNextToIt() {
        fx.open(CELLS);
        session.hostWrite(0, 8, (byte) 15);
        fx.settled();
        Snapshot after = fx.call("store", Value.i32(9), Value.i32(1));
        assertThat(marks(after, 8, 2)).containsExactly(Mark.HOST, Mark.MODULE | Mark.CHANGED);
        ByteHistory history = fx.select(0, 8);
        assertThat(history.writers()).hasSize(1);
        ByteHistory.Writer writer = history.writers().get(0);
        assertThat(writer.actor()).isEqualTo(Actor.HOST);
        assertThat(writer.before()).isEqualTo(0);
        assertThat(writer.after()).isEqualTo(15);
    }

    @Test
    void everyWriterOfAByteIsToldNewestFirst() {
        fx.open("(module (memory 1) (data (i32.const 3) \"A\")"
                + " (func (export \"f\") (i32.store8 (i32.const 3) (i32.const 66))))");
        fx.call("f");
        session.hostWrite(0, 3, (byte) 67);
        fx.settled();
        ByteHistory history = fx.select(0, 3);
        assertThat(history.complete()).isTrue();
        assertThat(history.writers())
                .extracting(ByteHistory.Writer::actor)
                .containsExactly(Actor.HOST, Actor.MODULE, Actor.DATA_SEGMENT);
        assertThat(history.writers()).extracting(ByteHistory.Writer::before).containsExactly(66, 65, 0);
        assertThat(history.writers()).extracting(ByteHistory.Writer::after).containsExactly(67, 66, 65);
        assertThat(history.writers().get(1).place().op()).isEqualTo("i32.store8");
        assertThat(history.writers().get(1).place().text()).startsWith("test.wat:1:");
        assertThat(history.writers())
                .extracting(ByteHistory.Writer::step)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void aRewriteOfTheSameValueIsAnEventOfItsOwnKind() {
        fx.open(CELLS);
        fx.call("store", Value.i32(5), Value.i32(9));
        Snapshot again = fx.call("store", Value.i32(5), Value.i32(9));
        assertThat(marks(again, 5, 1)).containsExactly(Mark.MODULE | Mark.REWRITTEN);
        assertThat(again.changes()).containsExactly(new Change(new MemoryRange(0, 5, 1), Actor.MODULE, false));
        assertThat(fx.select(0, 5).writers()).hasSize(2);
    }

    @Test
    void aHostWriteIsUndoneAndRedoneByTheHost() {
        fx.open(CELLS);
        session.hostWrite(0, 0, (byte) 1, (byte) 2);
        session.hostWrite(0, 1, (byte) 3);
        assertThat(fx.settled().undo()).contains("write at 0x1");
        session.undo();
        Snapshot once = fx.settled();
        assertThat(bytes(once, 0, 2)).containsExactly(1, 2);
        assertThat(once.redo()).contains("write at 0x1");
        session.undo();
        Snapshot twice = fx.settled();
        assertThat(bytes(twice, 0, 2)).containsExactly(0, 0);
        assertThat(twice.undo()).isEmpty();
        assertThat(marks(twice, 0, 1)).containsExactly(Mark.HOST | Mark.CHANGED);
        session.redo();
        session.redo();
        session.redo();
        assertThat(bytes(fx.settled(), 0, 2)).containsExactly(1, 3);
        session.undo();
        session.hostWrite(0, 9, (byte) 9);
        assertThat(fx.settled().redo()).isEmpty();
    }

    @Test
    void aHostWriteThatDoesNotFitIsToldAndWritesNothing() {
        fx.open(CELLS);
        session.hostWrite(0, 65_535, (byte) 1, (byte) 2);
        Snapshot after = fx.settled();
        assertThat(lastLine(after)).startsWith("out of bounds memory access: 2 bytes at 0xffff");
        assertThat(after.undo()).isEmpty();
        session.show(0, 65_520, 16);
        assertThat(marks(fx.settled(), 65_535, 1)).containsExactly(Mark.NEVER_TOUCHED);
    }

    @Test
    void theHostGrowsAMemoryUpToItsMaximum() {
        fx.open(CELLS);
        session.grow(0, 1);
        session.show(0, 65_536, 16);
        Snapshot grown = fx.settled();
        assertThat(grown.memories().get(0).pages()).isEqualTo(2);
        assertThat(marks(grown, 65_535, 2)).containsExactly(Mark.NEVER_TOUCHED, Mark.GROWN);
        assertThat(fx.select(0, 65_536).writers())
                .extracting(ByteHistory.Writer::actor)
                .containsExactly(Actor.GROWTH);
        session.grow(0, 2);
        Snapshot refused = fx.settled();
        assertThat(refused.memories().get(0).pages()).isEqualTo(2);
        assertThat(lastLine(refused)).contains("at most 3");
    }

    @Test
    void aTrapSaysWhereAndWhyAndTheInstanceStaysUsable() {
        fx.open(CELLS);
        Snapshot trapped = fx.call("load", Value.i32(65_533));
        assertThat(trapped.state()).isEqualTo(State.TRAPPED);
        TrapView trap = trapped.trap().orElseThrow();
        assertThat(trap.message()).startsWith("out of bounds memory access");
        assertThat(trap.explanation()).contains("past the end");
        assertThat(trap.access()).contains(new MemoryRange(0, 65_533, 4));
        assertThat(trap.place().orElseThrow().op()).isEqualTo("i32.load");
        assertThat(trapped.here().orElseThrow().shown()).isPresent();
        assertThat(trapped.frames()).hasSize(1);
        assertThat(trapped.frames().get(0).locals()).extracting(Slot::value).containsExactly(Value.i32(65_533));
        assertThat(result(fx.call("load", Value.i32(0)))).containsExactly(Value.i32(0));
        assertThat(fx.settled().state()).isEqualTo(State.READY);
        assertThat(fx.settled().trap()).isEmpty();
    }

    @Test
    void anEndlessLoopPausesSoonAndGoesOnAndStops() {
        fx.open(CELLS);
        session.call("spin", List.of(Value.i32(16)));
        Snapshot running = fx.await("running", now -> now.state() == State.RUNNING && now.step() > 1_000);
        assertThat(running.frames()).isEmpty();
        session.call("load", List.of(Value.i32(0)));
        session.pause();
        Snapshot paused = fx.await("paused", now -> now.state() == State.PAUSED);
        assertThat(paused.frames()).hasSize(1);
        assertThat(paused.here()).isPresent();
        assertThat(paused.console()).extracting(ConsoleLine::text).anyMatch(line -> line.contains("in the middle"));
        assertThat(paused.changes().get(0).range().address()).isEqualTo(16);
        assertThat(paused.changes().get(0).changed()).isTrue();
        session.resume();
        fx.await("running again", now -> now.state() == State.RUNNING && now.step() > paused.step());
        assertThat(fx.medianPause()).isLessThan(TimeUnit.MILLISECONDS.toNanos(200));
    }

    @Test
    void aRunningModuleCanBeStoppedAndCalledAgain() {
        fx.open(CELLS);
        session.call("spin", List.of(Value.i32(16)));
        fx.await("running", now -> now.state() == State.RUNNING);
        session.stop();
        Snapshot stopped = fx.settled();
        assertThat(stopped.state()).isEqualTo(State.READY);
        assertThat(stopped.results().get(0).outcome()).isEqualTo(new CallResult.Outcome.Stopped());
        assertThat(result(fx.call("load", Value.i32(0)))).containsExactly(Value.i32(0));
    }

    @Test
    void aRunningModuleIsSeenMoving() {
        fx.open(CELLS);
        session.call("spin", List.of(Value.i32(16)));
        Snapshot first = fx.await("some writes", now -> now.state() == State.RUNNING && marks(now, 16, 1)[0] != 0);
        fx.await("more writes", now -> {
            return now.number() > first.number() && bytes(now, 17, 3)[0] != bytes(first, 17, 3)[0];
        });
        session.hostWrite(0, 20, (byte) 1);
        fx.await("the host's write", now -> Mark.origin(marks(now, 20, 1)[0]) == Mark.HOST);
    }

    @Test
    void closingEndsTheEngineThreadEvenInAnEndlessLoop() throws InterruptedException {
        fx.open(CELLS);
        session.call("spin", List.of(Value.i32(16)));
        fx.await("running", now -> now.state() == State.RUNNING);
        session.close();
        assertThat(session.engineEnds(2_000)).isTrue();
        long last = fx.on(session::snapshot).number();
        Thread.sleep(100);
        assertThat(fx.on(session::snapshot).number()).isEqualTo(last);
    }

    @Test
    void aCallIsSteppedInstructionByInstruction() {
        fx.open(CELLS);
        session.hostWrite(0, 0, (byte) 7);
        session.callStepping("load", List.of(Value.i32(0)));
        Snapshot begun = fx.settled();
        assertThat(begun.state()).isEqualTo(State.PAUSED);
        assertThat(begun.here().orElseThrow().op()).isEqualTo("local.get");
        session.step();
        Snapshot first = fx.settled();
        assertThat(first.frames().get(0).operands()).extracting(Operand::value).containsExactly(Value.i32(0));
        assertThat(first.here().orElseThrow().op()).isEqualTo("i32.load");
        assertThat(first.step()).isEqualTo(begun.step() + 1);
        // The end of a function does nothing and is no step: the last instruction ends the call.
        session.step();
        Snapshot done = fx.settled();
        assertThat(done.state()).isEqualTo(State.READY);
        assertThat(result(done)).containsExactly(Value.i32(7));
    }

    @Test
    void instantiationIsStepped() {
        session.openText(
                "test.wat",
                "(module (memory 0) (func $s (drop (memory.grow (i32.const 1))) (i32.store8 (i32.const 0)"
                        + " (i32.const 24))) (start $s))");
        session.step();
        Snapshot begun = fx.settled();
        assertThat(begun.state()).isEqualTo(State.PAUSED);
        Snapshot empty = stepUntil("i32.const");
        assertThat(empty.memories().get(0).pages()).isZero();
        assertThat(stepUntil("drop").memories().get(0).pages()).isEqualTo(1);
        stepUntil("i32.store8");
        session.step();
        assertThat(bytes(fx.settled(), 0, 1)).containsExactly(24);
        session.resume();
        Snapshot ready = fx.settled();
        assertThat(ready.state()).isEqualTo(State.READY);
        assertThat(ready.instantiated()).isTrue();
    }

    @Test
    void importsThatNobodyGivesAreMadeAndListed() {
        Snapshot ready = fx.open("""
                (module
                  (import "js" "mem" (memory 2))
                  (import "env" "answer" (func $answer (param i64) (result i32)))
                  (func (export "ask") (result i32) (call $answer (i64.const 1))))
                """);
        assertThat(ready.standIns()).hasSize(2);
        assertThat(ready.standIns().get(0).text()).contains("js.mem").contains("made to its type");
        assertThat(ready.standIns().get(1).text()).contains("env.answer").contains("zeros");
        assertThat(ready.memories().get(0).importedFrom()).contains("js.mem");
        assertThat(ready.memories().get(0).pages()).isEqualTo(2);
        assertThat(result(fx.call("ask"))).containsExactly(Value.i32(0));
    }

    @Test
    void aCallThatDoesNotFitIsRefusedAndHarmsNothing() {
        fx.open(CELLS);
        session.hostWrite(0, 0, (byte) 1);
        assertThat(lastLine(fx.call("load"))).isEqualTo("load takes [i32], not []");
        assertThat(lastLine(fx.call("load", Value.i64(0)))).isEqualTo("load takes [i32], not [i64]");
        assertThat(lastLine(fx.call("lode"))).isEqualTo("there is no exported function lode");
        assertThat(result(fx.call("load", Value.i32(0)))).containsExactly(Value.i32(1));
    }

    @Test
    void anInstantiationThatTrapsLeavesItsMemoryToBeSeenAndNothingToBeCalled() {
        Snapshot trapped = fx.open(
                "(module (memory 1) (data (i32.const 0) \"ok\") (data (i32.const 65535) \"no\") (func (export \"f\")))");
        assertThat(trapped.state()).isEqualTo(State.TRAPPED);
        assertThat(trapped.instantiated()).isFalse();
        assertThat(trapped.trap().orElseThrow().message()).startsWith("out of bounds memory access");
        assertThat(marks(trapped, 0, 3))
                .containsExactly(
                        Mark.DATA_SEGMENT | Mark.CHANGED, Mark.DATA_SEGMENT | Mark.CHANGED, Mark.NEVER_TOUCHED);
        assertThat(marks(trapped, 65_535, 1)).containsExactly(Mark.NEVER_TOUCHED);
        assertThat(lastLine(fx.call("f"))).isEqualTo("instantiate the module before you call f");
    }

    @Test
    void aMemoryTooLargeToGiveIsATrapNotACrash() {
        Snapshot refused = fx.open("(module (memory i64 0x1000000))");
        assertThat(refused.state()).isEqualTo(State.TRAPPED);
        assertThat(refused.trap().orElseThrow().message()).startsWith("out of memory");
        session.openText("test.wat", CELLS);
        session.instantiate();
        assertThat(fx.settled().state()).isEqualTo(State.READY);
    }

    @Test
    void aRecursionWithoutEndIsATrap() {
        fx.open("(module (func $f (export \"f\") (call $f)))");
        Snapshot exhausted = fx.call("f");
        assertThat(exhausted.state()).isEqualTo(State.TRAPPED);
        assertThat(exhausted.trap().orElseThrow().message()).startsWith("call stack exhausted");
        assertThat(exhausted.trap().orElseThrow().explanation()).contains("recursion");
        assertThat(exhausted.frames()).hasSizeBetween(100, 1_000);
    }

    @Test
    void severalMemoriesAreToldApart() {
        Snapshot ready = fx.open("""
                (module
                  (memory $first 1) (memory $second 1 2)
                  (func (export "f") (i32.store8 $second (i32.const 3) (i32.const 9))))
                """);
        assertThat(ready.memories()).extracting(MemoryInfo::name).containsExactly("$first", "$second");
        Snapshot after = fx.call("f");
        assertThat(after.changes()).containsExactly(new Change(new MemoryRange(1, 3, 1), Actor.MODULE, true));
        assertThat(Seen.marks(after, 0, 3, 1)).containsExactly(Mark.NEVER_TOUCHED);
        session.hostWrite(1, 3, (byte) 1);
        fx.settled();
        assertThat(fx.select(1, 3).writers()).hasSize(2);
        assertThat(fx.select(0, 3).writers()).isEmpty();
    }

    @Test
    void restartingMakesAFreshInstanceWithFreshMemory() {
        Snapshot first = fx.open(CELLS);
        fx.call("store", Value.i32(0), Value.i32(1));
        session.restart();
        assertThat(fx.settled().instance()).isEqualTo(first.instance());
        session.answer(true);
        Snapshot second = fx.settled();
        assertThat(second.instance()).isGreaterThan(first.instance());
        assertThat(bytes(second, 0, 1)).containsExactly(0);
        assertThat(marks(second, 0, 1)).containsExactly(Mark.NEVER_TOUCHED);
        assertThat(second.results()).isEmpty();
    }

    @Test
    void startingAgainAsksWhereWorkByHandWouldBeForgotten() {
        Snapshot first = fx.open(CELLS);
        session.restart();
        Snapshot second = fx.settled();
        assertThat(second.question()).isEmpty();
        assertThat(second.instance()).isGreaterThan(first.instance());
        fx.call("store", Value.i32(0), Value.i32(1));
        session.hostWrite(0, 1, (byte) 2);
        session.hostWrite(0, 2, (byte) 3);
        session.grow(0, 1);
        session.restart();
        Snapshot asked = fx.settled();
        Question question = asked.question().orElseThrow();
        assertThat(question.text()).isEqualTo("Starting again forgets the record with 1 call and 3 edits.");
        assertThat(question.act()).isEqualTo("Start again");
        assertThat(question.stepsLost()).isEqualTo(asked.time().end());
        session.answer(false);
        Snapshot left = fx.settled();
        assertThat(left.question()).isEmpty();
        assertThat(bytes(left, 0, 3)).containsExactly(1, 2, 3);
        session.instantiateStepping();
        session.answer(true);
        Snapshot third = fx.settled();
        assertThat(third.state()).isEqualTo(State.PAUSED);
        assertThat(third.question()).isEmpty();
        session.resume();
        assertThat(bytes(fx.settled(), 0, 3)).containsExactly(0, 0, 0);
    }

    @Test
    void anOldSnapshotDoesNotChangeWhenTheMemoryDoes() {
        Snapshot before = fx.open(CELLS);
        fx.call("store", Value.i32(0), Value.i32(1));
        assertThat(bytes(before, 0, 1)).containsExactly(0);
        assertThatThrownBy(() -> before.memories().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> before.console().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> before.exports().get(0).parameters().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aBinaryIsShownAsTextAndItsInstructionsAreFoundInIt() {
        byte[] wasm = palimpsest.engine.Wasm.assemble(
                palimpsest.engine.Wasm.loadText("cells.wat", CELLS).module().orElseThrow());
        session.open("cells.wasm", wasm);
        session.instantiate();
        Program program = fx.settled().program().orElseThrow();
        assertThat(program.printed()).isTrue();
        assertThat(program.wasmBytes()).isEqualTo(wasm.length);
        TextSource shown = program.shown();
        assertThat(shown.text()).contains("i32.store8");
        Place place = fx.call("load", Value.i32(-1)).here().orElseThrow();
        assertThat(place.text()).startsWith("cells.wasm:0x");
        String marked = shown.text()
                .substring(
                        place.shown().orElseThrow().start(),
                        place.shown().orElseThrow().end());
        assertThat(marked).contains("i32.load").doesNotContain("i32.store");
    }

    @Test
    void onlyTheEnginesThreadMayAskTheEngine() {
        Workbench bench = new Workbench(
                new Thread(),
                asked -> true,
                asked -> true,
                asked -> true,
                new EngineThread(new Door(task -> {}, seen -> {}), new JavaScript()),
                new JavaScript());
        assertThatThrownBy(bench::snapshot).isInstanceOf(AssertionError.class);
    }

    private Snapshot stepUntil(String op) {
        for (int i = 0; i < 20; i++) {
            session.step();
            Snapshot now = fx.settled();
            if (now.here().map(Place::op).orElse("").equals(op)) {
                return now;
            }
        }
        throw new AssertionError("never came to " + op);
    }

    private static List<Value> result(Snapshot snapshot) {
        return Seen.returned(snapshot);
    }

    private static String lastLine(Snapshot snapshot) {
        return snapshot.console().get(snapshot.console().size() - 1).text();
    }

    private static int[] bytes(Snapshot snapshot, long address, int count) {
        return Seen.bytes(snapshot, 0, address, count);
    }

    private static int[] marks(Snapshot snapshot, long address, int count) {
        return Seen.marks(snapshot, 0, address, count);
    }
}
