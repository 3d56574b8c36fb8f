package palimpsest.engine.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.oracle.RandomModule;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.StateText;
import palimpsest.engine.timeline.Timeline;

/** A session that was written down lives again, step for step the same, in a store that knows nothing of the first. */
final class SessionReplayTest {

    /** Through the bytes of a file and back to life; what comes out of it is written down again as the very same bytes. */
    static RebuiltSession again(Lived lived) {
        return again(lived.record());
    }

    private static RebuiltSession again(SessionRecord record) {
        byte[] bytes = SessionFile.encode(record);
        SessionRead read = SessionFile.read(new BinarySource("test.palimpsest", bytes));
        SessionRecord opened = read.session()
                .orElseThrow(() -> new AssertionError(read.fault().orElseThrow().render()));
        assertEquals(record, opened);
        assertArrayEquals(bytes, SessionFile.encode(opened));
        SessionReplay.Result result = SessionReplay.replay("test.palimpsest", opened, Lived.LIMITS, Progress.NONE);
        RebuiltSession rebuilt = result.session()
                .orElseThrow(
                        () -> new AssertionError(result.fault().orElseThrow().render()));
        SessionCapture.Marks marks = new SessionCapture.Marks(
                opened.marks().bookmarks(), rebuilt.stops(), opened.marks().watches());
        SessionRead captured = SessionCapture.capture(
                "test.palimpsest", rebuilt.timeline(), rebuilt.modules(), marks, opened.extras());
        assertEquals(Optional.of(opened), captured.session(), () -> String.valueOf(captured.fault()));
        return rebuilt;
    }

    /** The rebuilt session is at each of some steps what the first one is there. */
    private static void compare(Lived lived, RebuiltSession rebuilt) {
        Timeline first = lived.timeline;
        Timeline second = rebuilt.timeline();
        assertEquals(first.end(), second.end());
        assertEquals(first.cursor(), second.cursor());
        long stride = Math.max(1, first.end() / 40);
        for (long step = first.end(); step >= 0; step -= stride) {
            first.travelTo(step);
            second.travelTo(step);
            assertEquals(
                    StateText.of(lived.machine, lived.instances),
                    StateText.of(second.machine(), rebuilt.instances()),
                    "step " + step);
        }
    }

    @Test
    void hostCallsTrapsGrowthTablesAndExceptionsComeAgain() {
        Lived lived = Episodes.everything();
        compare(lived, again(lived));
    }

    @Test
    void waitsThatWereNotifiedAndThatTimedOutComeAgain() {
        Lived lived = Episodes.waits();
        compare(lived, again(lived));
    }

    @Test
    void aSessionSavedInTheMiddleOfACallStandsThere() {
        Lived lived = Lived.text("""
                (module (memory 1)
                  (func (export "count") (param i32)
                    (loop $again
                      (i32.store8 (local.get 0) (local.get 0))
                      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
                """);
        lived.machine.invoke(lived.function("count"), List.of(new Value.I32(200)));
        lived.machine.run(317);
        RebuiltSession rebuilt = again(lived);
        compare(lived, rebuilt);
        lived.timeline.travelToEnd();
        rebuilt.timeline().travelToEnd();
        assertEquals(lived.machine.finish(), rebuilt.timeline().machine().finish());
        compare(lived, rebuilt);
    }

    @Test
    void aSessionSavedInsideOfAHostFunctionWaitsThere() {
        Lived lived = Episodes.everything();
        lived.machine.invoke(lived.function("host"), List.of(new Value.I32(7)));
        assertTrue(lived.machine.advance(1000) instanceof Outcome.HostCall);
        compare(lived, again(lived));
    }

    @Test
    void theCursorComesBackToWhereItWas() {
        Lived lived = Episodes.everything();
        lived.timeline.travelTo(77);
        RebuiltSession rebuilt = again(lived);
        assertEquals(77, rebuilt.timeline().cursor());
        assertEquals(77, lived.timeline.cursor());
        compare(lived, rebuilt);
    }

    @Test
    void generatedModulesComeAgain() {
        for (long seed = 0; seed < Long.getLong("palimpsest.record.seeds", 25); seed++) {
            Lived lived = new Lived();
            lived.machine.setFuel(OptionalLong.of(30_000));
            lived.instantiate(Wasm.load("seed " + seed, RandomModule.binary(seed)), new Imports());
            for (RandomModule.Call call : RandomModule.calls(seed)) {
                lived.call(
                        call.function(),
                        call.arguments().stream().mapToLong(Long::longValue).toArray());
                if (lived.machine.step() >= 30_000) {
                    break;
                }
            }
            lived.timeline.travelTo(new SplittableRandom(seed).nextLong(lived.timeline.end() + 1));
            compare(lived, again(lived));
        }
    }

    @Test
    void aSessionWithoutAnyInstanceKeepsItsModule() {
        Lived lived = new Lived();
        var module = Wasm.loadText("wish.wat", "(module (memory 1))").valid().orElseThrow();
        SessionRecord record = SessionCapture.capture(
                        "test", lived.timeline, List.of(module), SessionCapture.Marks.NONE, List.of())
                .session()
                .orElseThrow();
        RebuiltSession rebuilt = again(record);
        assertEquals("wish.wat", rebuilt.modules().get(0).module().source().name());
        assertEquals(List.of(), rebuilt.instances());
    }

    @Test
    void memoriesMadeBeforeTheBeginningAreThereAgain() {
        Store store = new Store();
        var module = Wasm.loadText("shared.wat", """
                        (module (import "js" "mem" (memory 1 2)) (func (export "f") (i32.store (i32.const 4) (i32.const 9))))
                        """).valid().orElseThrow();
        var linked = Linker.linkOrMake(store, module, new Imports());
        Machine machine = new Machine(store);
        Timeline timeline = new Timeline(machine, Lived.LIMITS);
        ModuleInstance instance = machine.instantiate("shared", module, linked.externals());
        machine.finish();
        machine.call(instance.function("f").orElseThrow(), List.of());
        SessionRecord record = SessionCapture.capture("test", timeline, List.of(), SessionCapture.Marks.NONE, List.of())
                .session()
                .orElseThrow();
        assertEquals(1, record.host().memories().size());
        byte[] byte4 = new byte[1];
        again(record).instances().get(0).memories().get(0).memory().read(4, byte4, 0, 1);
        assertEquals(9, byte4[0]);
    }

    @Test
    void aStateThatIsNotTheSavedOneIsTold() {
        SessionRecord record = Episodes.everything().record();
        SessionRecord other = new SessionRecord(
                record.limits(),
                record.modules(),
                record.host(),
                record.actions(),
                record.end(),
                record.cursor(),
                "00".repeat(32),
                record.marks(),
                record.extras());
        SessionFault fault = SessionReplay.replay("x.palimpsest", other, Lived.LIMITS, Progress.NONE)
                .fault()
                .orElseThrow();
        assertEquals(SessionFault.Kind.DIFFERS, fault.kind());
        assertTrue(fault.headline().startsWith("x.palimpsest: the session does not run as it did when it was saved"));
    }

    @Test
    void aModuleThatIsNotTheSavedOneIsTold() {
        SessionRecord record = Episodes.everything().record();
        SavedModule broken = new SavedModule(
                "test.wat",
                SavedModule.Form.TEXT,
                ByteSlice.of("(module (func $f (result i32)))".getBytes(StandardCharsets.UTF_8)));
        SessionRecord other = new SessionRecord(
                record.limits(),
                List.of(broken),
                record.host(),
                record.actions(),
                record.end(),
                record.cursor(),
                record.digest(),
                record.marks(),
                record.extras());
        SessionFault fault = SessionReplay.replay("x.palimpsest", other, Lived.LIMITS, Progress.NONE)
                .fault()
                .orElseThrow();
        assertEquals(SessionFault.Kind.MODULE, fault.kind());
        assertTrue(fault.render().contains("type mismatch"), fault.render());
    }

    @Test
    void openingMayBeEnded() {
        SessionRecord record = Episodes.everything().record();
        SessionReplay.Result result = SessionReplay.replay("x", record, Lived.LIMITS, share -> share < 0.5);
        assertEquals(SessionFault.Kind.CANCELLED, result.fault().orElseThrow().kind());
        assertTrue(result.session().isEmpty());
    }

    @Test
    void anObjectOfTheModuleThatTheHostGivesBackIsRefused() {
        Lived lived = Lived.text("""
                (module
                  (type $point (struct (field i32)))
                  (func (export "make") (result (ref $point)) (struct.new $point (i32.const 3)))
                  (func (export "take") (param (ref $point)) (result i32) (struct.get $point 0 (local.get 0))))
                """);
        Value point =
                ((Outcome.Finished) lived.call("make", new long[0])).results().get(0);
        assertEquals(new Outcome.Finished(List.of(new Value.I32(3))), lived.call("take", point));
        SessionFault fault = lived.capture().fault().orElseThrow();
        assertEquals(SessionFault.Kind.NOT_SAVABLE, fault.kind());
        assertEquals(
                "test: the session cannot be saved: the host keeps a structure or array of the module and gives it back",
                fault.headline());
    }
}
