package palimpsest.engine.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.oracle.RandomModule;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.I31;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.StructInstance;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.ReferenceType;
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
    void whatTheHostReadAndWroteByteByByteComesAgain() {
        Lived lived = new Lived();
        HostFunctionInstance scatter =
                new HostFunctionInstance("scatter", new FunctionType(List.of(), List.of()), (context, arguments) -> {
                    MemoryInstance memory = lived.store.memories().get(0);
                    for (int i = 0; i < 300; i++) {
                        context.write(memory, i * 40_503L % 65_536, new byte[] {(byte) i}, "host.js:3");
                        context.noteRead(memory, i, 8, i < 150 ? "host.js:4" : "host.js:5");
                    }
                    for (int i = 0; i < 5000; i++) {
                        context.write(memory, i, new byte[] {(byte) i, 7}, "host.js:" + (6 + i / 2000));
                    }
                    return List.of();
                });
        lived.instantiate(Wasm.loadText("test.wat", """
                        (module (import "host" "scatter" (func $scatter)) (memory 1)
                          (func (export "go") (call $scatter) (i32.store (i32.const 9) (i32.const 9))))
                        """), new Imports().define("host", "scatter", scatter));
        lived.call("go", new Value[0]);
        RebuiltSession rebuilt = again(lived);
        compare(lived, rebuilt);
        assertEquals(texts(lived.timeline), texts(rebuilt.timeline()));
        SessionRecord saved = lived.record();
        assertTrue(saved.actions().size() < 700, () -> saved.actions().size() + " actions");
        assertTrue(
                SessionFile.encode(saved).length < 22_000, "three bytes for a write of two in a row, ten for others");
    }

    private static List<String> texts(Timeline timeline) {
        return timeline.tape().stream()
                .map(entry -> {
                    HostAction action = entry.action();
                    return entry.step() + " "
                            + (action instanceof HostAction.Write write
                                    ? write.address() + " " + write.bytes() + " " + write.place()
                                    : action instanceof HostAction.Read read
                                            ? read.address() + " " + read.count() + " " + read.place()
                                            : action.getClass().getSimpleName());
                })
                .toList();
    }

    @Test
    void aSessionThatHoldsNothingNewIsWrittenInTheFirstFormat() {
        assertEquals(1, SessionFile.encode(Episodes.everything().record())[8]);
        Lived lived = Lived.text("(module (memory 1))");
        lived.machine.noteRead(lived.store.memories().get(0), 5, 2, "host.js:1");
        assertEquals(2, SessionFile.encode(lived.record())[8]);
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

    private static final String OBJECTS = """
            (module
              (type $point (struct (field $x (mut i32)) (field $next (mut (ref null $point)))))
              (type $row (array (mut i32)))
              (import "host" "swap" (func $swap (param (ref null $point) externref) (result anyref)))
              (global $kept (export "kept") (mut anyref) (ref.null any))
              (table $all 8 (ref null $point))
              (memory 1)
              (func (export "make") (param i32) (result (ref $point) (ref $row))
                (struct.new $point (local.get 0) (table.get $all (i32.const 0)))
                (array.new $row (local.get 0) (i32.const 3)))
              (func (export "change") (param (ref $point) i32)
                (struct.set $point $x (local.get 0) (local.get 1))
                (table.set $all (i32.and (local.get 1) (i32.const 7)) (local.get 0)))
              (func (export "same") (param eqref eqref) (result i32)
                (i32.store (i32.const 4) (ref.eq (local.get 0) (local.get 1)))
                (i32.load (i32.const 4)))
              (func (export "swap") (param i32)
                (global.set $kept
                  (call $swap
                    (struct.new $point (local.get 0) (ref.null $point))
                    (extern.convert_any (array.new $row (local.get 0) (i32.const 2)))))))
            """;

    @Test
    void objectsOfTheModuleThatTheHostGivesBackAreThoseOfTheReplay() {
        Lived lived = new Lived();
        List<Value> had = new ArrayList<>();
        lived.instantiate(
                Wasm.loadText("objects.wat", OBJECTS),
                new Imports().define("host", "swap", Episodes.function(OBJECTS, "host.swap", (context, arguments) -> {
                    had.addAll(arguments);
                    return List.of(new Value.Ref(
                            ReferenceType.EXTERNREF, had.get(had.size() - 1).reference()));
                })));
        List<Value> first = results(lived.call("make", 3));
        List<Value> second = results(lived.call("make", 4));
        lived.call("change", first.get(0), new Value.I32(9));
        lived.call("same", first.get(0), second.get(0));
        lived.call("same", first.get(0), first.get(0));
        lived.call("same", second.get(1), second.get(1));
        lived.call("swap", 5);
        lived.call("change", had.get(0), new Value.I32(2));
        lived.call("swap", 6);
        lived.call("same", had.get(3), second.get(1));
        lived.call("change", second.get(0), new Value.I32(0));
        List<Value> third = results(lived.call("make", 1));
        lived.call("change", third.get(0), new Value.I32(1));
        RebuiltSession rebuilt = again(lived);
        compare(lived, rebuilt);
        // And by short ways forward from each place.
        compareForward(lived, rebuilt);
    }

    private static void compareForward(Lived lived, RebuiltSession rebuilt) {
        for (long from = 0; from < lived.timeline.end(); from += 3) {
            rebuilt.timeline().travelTo(from);
            for (long step = from; step <= Math.min(from + 40, lived.timeline.end()); step += 2) {
                lived.timeline.travelTo(step);
                rebuilt.timeline().travelTo(step);
                assertEquals(
                        StateText.of(lived.machine, lived.instances),
                        StateText.of(rebuilt.timeline().machine(), rebuilt.instances()),
                        "from " + from + " to " + step);
            }
        }
    }

    private static List<Value> results(Outcome outcome) {
        return ((Outcome.Finished) outcome).results();
    }

    @Test
    void whatTheHostTookOutOfGlobalsAndTablesIsKnownInTheReplay() {
        Lived lived = new Lived();
        lived.instantiate(Wasm.loadText("taken.wat", """
                        (module
                          (type $point (struct (field $x (mut i32))))
                          (global $kept (export "kept") (mut (ref null $point)) (ref.null $point))
                          (table $all (export "all") 4 (ref null $point))
                          (memory 1)
                          (func (export "fill") (param i32)
                            (global.set $kept (struct.new $point (local.get 0)))
                            (table.set $all (i32.const 1) (struct.new $point (i32.const 20)))
                            (table.set $all (i32.const 2) (global.get $kept)))
                          (func (export "change") (param (ref null $point) i32)
                            (i32.store (i32.const 0) (struct.get $point $x (local.get 0)))
                            (struct.set $point $x (local.get 0) (local.get 1))))
                        """), new Imports());
        GlobalInstance kept =
                (GlobalInstance) lived.instances.get(0).export("kept").orElseThrow();
        TableInstance all = (TableInstance) lived.instances.get(0).export("all").orElseThrow();
        ReferenceType type = (ReferenceType) kept.type().type();
        lived.call("fill", 1);
        Value first = lived.machine.take(kept);
        Value element = new Value.Ref(type, lived.machine.take(all, 1));
        assertSame(first.reference(), lived.machine.take(all, 2));
        lived.call("fill", 2);
        lived.call("change", first, new Value.I32(7));
        lived.call("change", element, new Value.I32(8));
        Value second = lived.machine.take(kept);
        lived.call("change", second, new Value.I32(9));
        lived.call("change", first, new Value.I32(10));
        // The words of the memory say which object it was each time.
        byte[] last = new byte[4];
        lived.store.memories().get(0).memory().read(0, last, 0, 4);
        assertArrayEquals(new byte[] {7, 0, 0, 0}, last);
        assertEquals(
                3,
                lived.timeline.tape().stream()
                        .filter(entry -> entry.action() instanceof HostAction.Take)
                        .count());
        RebuiltSession rebuilt = again(lived);
        compare(lived, rebuilt);
        compareForward(lived, rebuilt);
        // Lived again from the beginning, other objects take their places.
        lived.timeline.travelTo(0);
        lived.timeline.travelToEnd();
        lived.call("change", second, new Value.I32(11));
        compare(lived, again(lived));
    }

    @Test
    void anObjectThatNobodyCanNameIsRefused() {
        Lived lived = new Lived();
        lived.instantiate(
                Wasm.loadText("objects.wat", OBJECTS),
                new Imports()
                        .define(
                                "host",
                                "swap",
                                Episodes.function(
                                        OBJECTS,
                                        "host.swap",
                                        (context, arguments) ->
                                                List.of(new Value.Ref(ReferenceType.EXTERNREF, I31.wrap(1))))));
        List<Value> made = results(lived.call("make", 3));
        lived.call("change", made.get(0), new Value.I32(1));
        lived.call("make", 0);
        StructInstance inner = new StructInstance(((StructInstance) made.get(0).reference()).type(), 2, false, true);
        lived.call("change", new Value.Ref((ReferenceType) made.get(0).type(), inner), new Value.I32(1));
        SessionFault fault = lived.capture().fault().orElseThrow();
        assertEquals(SessionFault.Kind.NOT_SAVABLE, fault.kind());
        assertEquals(
                "test: the session cannot be saved: the host gave a module a structure or array that it had neither"
                        + " as an argument nor as a result, and had not taken out of a global or a table; nothing"
                        + " tells which object it is",
                fault.headline());
    }
}
