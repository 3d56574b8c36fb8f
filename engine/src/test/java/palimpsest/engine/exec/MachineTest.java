package palimpsest.engine.exec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.memory.AccessFault;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.ByteOrigin;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.runtime.HostContext;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Trap;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmException;
import palimpsest.engine.source.Phase;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ValueType;

final class MachineTest {

    private static final String COUNTDOWN = """
            (module
              (memory (export "memory") 1)
              (func (export "count") (param $n i32) (result i32) (local $sum i32)
                (block $done
                  (loop $again
                    (br_if $done (i32.eqz (local.get $n)))
                    (local.set $sum (i32.add (local.get $sum) (local.get $n)))
                    (local.set $n (i32.sub (local.get $n) (i32.const 1)))
                    (br $again)))
                (local.get $sum)))
            """;

    // ---- Time

    @Test
    void blockStructureTakesNoStepAndEveryOtherInstructionOne() {
        Running m = Running.text(COUNTDOWN);
        long before = m.machine.step();
        assertEquals(6, m.call("count", 3));
        // The call by the host; three times eleven; once local.get, i32.eqz, br_if; the last local.get.
        assertEquals(before + 1 + 3 * 12 + 3 + 1, m.machine.step());
    }

    @Test
    void theThenAndTheElseBranchCountTheirOwnInstructionsOnly() {
        Running m = Running.text("""
                (module (func (export "f") (param i32) (result i32)
                  (if (result i32) (local.get 0)
                    (then (nop) (nop) (i32.const 1))
                    (else (i32.const 2)))
                  (i32.const 10) i32.add))
                """);
        long before = m.machine.step();
        assertEquals(11, m.call("f", 1));
        assertEquals(before + 1 + 2 + 3 + 2, m.machine.step());
        before = m.machine.step();
        assertEquals(12, m.call("f", 0));
        assertEquals(before + 1 + 2 + 1 + 2, m.machine.step());
    }

    @Test
    void instantiationIsAllocationSegmentsAndStartEachAStep() {
        Running m = Running.begun("""
                (module
                  (memory 1)
                  (table 2 funcref)
                  (elem (i32.const 0) $start)
                  (data (i32.const 5) "ab")
                  (data (i32.const 9) "c")
                  (func $start (i32.store8 (i32.const 0) (i32.const 24)))
                  (start $start))
                """, new Imports());
        List<WriteEvent> events = new ArrayList<>();
        m.store.listen(WriteListener.events(events::add));
        assertEquals(0, m.machine.step());
        assertEquals("allocate test", m.machine.snapshot().frames().get(0).mnemonic());
        List<String> actions = new ArrayList<>();
        while (m.machine.run(1) instanceof Outcome.Paused) {
            actions.add(m.machine.snapshot().frames().get(0).mnemonic());
        }
        assertEquals(
                List.of(
                        "element segment 0",
                        "data segment 0",
                        "data segment 1",
                        "call start function",
                        "i32.const",
                        "i32.const",
                        "i32.store8"),
                actions);
        assertEquals(8, m.machine.step());
        assertFalse(m.machine.busy());
        assertEquals(
                List.of("2 DATA_SEGMENT 5 6162", "3 DATA_SEGMENT 9 63", "7 MODULE 0 18"),
                events.stream().map(MachineTest::told).toList());
        assertEquals("test.wat:5:3", events.get(0).site().place());
        assertEquals("test.wat:7:16", events.get(2).site().place());
        assertEquals(Optional.of("start"), events.get(2).site().function());
    }

    private static String told(WriteEvent event) {
        if (event instanceof WriteEvent.Written written) {
            return event.step() + " " + event.actor() + " " + written.address() + " " + written.after();
        }
        return event.step() + " " + event.actor() + " grown";
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 100, 100_000})
    void portionsOfAnySizeGiveTheSameResultAndTime(long portion) {
        Running m = Running.text(COUNTDOWN);
        long before = m.machine.step();
        m.machine.invoke(m.function("count"), List.of(new Value.I32(1000)));
        Outcome outcome;
        long asked = m.machine.step();
        do {
            outcome = m.machine.run(portion);
            asked += portion;
            if (outcome instanceof Outcome.Paused) {
                assertEquals(asked, m.machine.step());
            }
        } while (outcome instanceof Outcome.Paused);
        assertEquals(new Outcome.Finished(List.of(new Value.I32(500500))), outcome);
        assertEquals(before + 1 + 1000 * 12 + 3 + 1, m.machine.step());
    }

    // ---- Traps

    @Test
    void aStorePastTheEndTellsAddressWidthAndSizeAndWritesNothing() {
        Running m = Running.text("""
                (module (memory 1)
                  (func (export "f") (param i32)
                    (i32.store offset=2 (local.get 0) (i32.const -1))))
                """);
        Trap trap = m.trap("f", 65532);
        assertEquals(
                "out of bounds memory access: i32.store at address 65532 + offset 2, 4 bytes, ends at 65538, but the memory"
                        + " has 65536 bytes (1 page)",
                trap.message());
        assertEquals(
                "test.wat:3:5",
                trap.source().orElseThrow().place(trap.span().orElseThrow().start()));
        assertEquals(new Trap.Access(0, 65534, 4), trap.access().orElseThrow());
        assertEquals(List.of("f at test.wat:3:5"), trap.stack());
        assertArrayEquals(new byte[4], m.bytes(65532, 4));
        // The frame stays, before the store.
        Snapshot.Frame frame = m.machine.snapshot().frames().get(0);
        assertEquals("i32.store", frame.mnemonic());
        assertEquals(List.of(new Value.I32(65532), new Value.I32(-1)), frame.stack());
        assertEquals(trap.step() + 1, m.machine.step());
        assertFalse(m.machine.busy());
    }

    @Test
    void theAddressDoesNotWrapAround() {
        Running m = Running.text("""
                (module (memory 1)
                  (func (export "f") (param i32) (result i32) (i32.load8_u offset=4294967295 (local.get 0))))
                """);
        assertTrue(m.trap("f", 1).message().contains("address 1 + offset 4294967295, 1 byte, ends at 4294967297"));
    }

    @Test
    void theCallStackOfATrapIsListedInnermostFirst() {
        Running m = Running.text("""
                (module
                  (func $inner (unreachable))
                  (func $outer (export "f") (call $inner)))
                """);
        Trap trap = m.trap("f");
        assertEquals("unreachable executed", trap.message());
        assertEquals(List.of("inner at test.wat:2:16", "outer at test.wat:3:29"), trap.stack());
    }

    @Test
    void aHundredThousandCallsDeepIsFineAndEndlessRecursionIsAnExhaustion() {
        Running m = Running.text("""
                (module
                  (func $down (export "down") (param i32) (result i32)
                    (if (result i32) (local.get 0)
                      (then (i32.add (i32.const 1) (call $down (i32.sub (local.get 0) (i32.const 1)))))
                      (else (i32.const 0))))
                  (func $endless (export "endless") (call $endless)))
                """);
        assertEquals(100_000, m.call("down", 100_000));
        Trap trap = m.trap("endless");
        assertEquals(Phase.EXHAUSTION, trap.phase());
        assertTrue(trap.message().startsWith("call stack exhausted"), trap.message());
        assertEquals(5, m.call("down", 5));
    }

    @Test
    void tailCallsTakeNoRoom() {
        Running m = Running.text("""
                (module
                  (func $even (export "even") (param i32) (result i32)
                    (if (i32.eqz (local.get 0)) (then (return (i32.const 1))))
                    (return_call $odd (i32.sub (local.get 0) (i32.const 1))))
                  (func $odd (param i32) (result i32)
                    (if (i32.eqz (local.get 0)) (then (return (i32.const 0))))
                    (return_call $even (i32.sub (local.get 0) (i32.const 1)))))
                """);
        assertEquals(1, m.call("even", 1_000_000));
    }

    @Test
    void fuelEndsAnEndlessLoop() {
        Running m = Running.text("(module (func (export \"f\") (loop (br 0))))");
        m.machine.setFuel(OptionalLong.of(10_000));
        Trap trap = m.trap("f");
        assertEquals(Phase.EXHAUSTION, trap.phase());
        assertTrue(trap.message().startsWith("all fuel consumed"), trap.message());
        assertEquals(OptionalLong.of(10_000).getAsLong() + 1, trap.step());
    }

    @Test
    void pauseFromAnotherThreadStopsAnEndlessLoop() throws InterruptedException {
        Running m = Running.text("(module (func (export \"f\") (loop (br 0))))");
        m.machine.invoke(m.function("f"), List.of());
        Thread other = new Thread(m.machine::pause);
        other.start();
        assertEquals(new Outcome.Paused(Outcome.Reason.REQUESTED), m.machine.finish());
        other.join();
        assertTrue(m.machine.busy());
        m.machine.abandon();
        assertFalse(m.machine.busy());
        assertEquals(0, m.machine.depth());
    }

    // ---- Looking

    @Test
    void aSnapshotHasLocalsWithNamesAndTypedOperands() {
        Running m = Running.text("""
                (module
                  (func $add (export "add") (param $a i64) (param f32) (result i64)
                    (i64.add (local.get $a) (i64.const 5))))
                """);
        m.machine.invoke(m.function("add"), List.of(new Value.I64(37), Value.F32.of(0.5f)));
        m.machine.run(2);
        Snapshot.Frame frame = m.machine.snapshot().frames().get(0);
        assertEquals("add", frame.function());
        assertEquals("i64.add", frame.mnemonic());
        assertEquals(
                List.of(new Snapshot.Local("a", new Value.I64(37)), new Snapshot.Local("1", Value.F32.of(0.5f))),
                frame.locals());
        assertEquals(List.of(new Value.I64(37), new Value.I64(5)), frame.stack());
        // The whole folded expression is the instruction's place.
        assertEquals(
                "test.wat:3:5",
                frame.source().orElseThrow().place(frame.span().orElseThrow().start()));
    }

    @Test
    void anOuterFrameStandsAtItsCallWithoutTheOperandsItGave() {
        Running m = Running.text("""
                (module
                  (func $callee (param i32) (nop))
                  (func (export "f") (i64.const 9) (i32.const 4) (call $callee) (drop)))
                """);
        m.machine.invoke(m.function("f"), List.of());
        m.machine.run(3);
        List<Snapshot.Frame> frames = m.machine.snapshot().frames();
        assertEquals(
                List.of("nop", "call"),
                frames.stream().map(Snapshot.Frame::mnemonic).toList());
        assertEquals(List.of(new Value.I64(9)), frames.get(1).stack());
    }

    @Test
    void theNextAccessIsKnownBeforeItIsMade() {
        Running m = Running.text("""
                (module (memory 1)
                  (func (export "f") (i64.store16 offset=3 (i32.const 5) (i64.const 1))
                    (memory.fill (i32.const 7) (i32.const 1) (i32.const 9))))
                """);
        m.machine.invoke(m.function("f"), List.of());
        assertEquals(Optional.empty(), m.machine.pendingAccess());
        m.machine.run(2);
        assertEquals(Optional.of(new PendingAccess(0, 8, 2, false, true)), m.machine.pendingAccess());
        m.machine.run(4);
        assertEquals(Optional.of(new PendingAccess(0, 7, 9, false, true)), m.machine.pendingAccess());
    }

    // ---- The host

    private static Imports host(String name, List<ValueType> parameters, List<ValueType> results, Host host) {
        FunctionType type = new FunctionType(parameters, results);
        return new Imports().define("env", name, new HostFunctionInstance("env." + name, type, host::call));
    }

    /** A host function that knows the module it serves. */
    private interface Host {
        List<Value> call(HostContext context, List<Value> arguments);
    }

    @Test
    void hostWritesAndGrowthAreStepsWithTheirPlace() {
        Running m = Running.text("(module (memory 1 2))");
        List<WriteEvent> events = new ArrayList<>();
        m.store.listen(WriteListener.events(events::add));
        long before = m.machine.step();
        m.machine.write(m.memoryInstance(), 1, new byte[] {15}, "host.js:6");
        assertEquals(1, m.machine.grow(m.memoryInstance(), 1, "host.js:7"));
        assertEquals(-1, m.machine.grow(m.memoryInstance(), 1, "host.js:8"));
        assertEquals(before + 3, m.machine.step());
        assertEquals(
                List.of(before + " HOST 1 0f", before + 1 + " GROWTH grown"),
                events.stream().map(MachineTest::told).toList());
        assertEquals("host.js:6", events.get(0).site().place());
        assertThrows(AccessFault.class, () -> m.machine.write(m.memoryInstance(), 131072, new byte[1], "host.js:9"));
        assertEquals(before + 3, m.machine.step());
        assertEquals(Optional.of(Actor.HOST), m.memory().actor(1));
        assertEquals(ByteOrigin.GROWN, m.memory().origin(65536));
    }

    @Test
    void aHostFunctionIsCalledAndMayCallBack() {
        Imports imports = host("twice", List.of(NumberType.I32), List.of(NumberType.I32), (context, arguments) -> {
            var inner = context.caller().orElseThrow().function("inner").orElseThrow();
            int first = ((Value.I32) context.call(inner, arguments).get(0)).value();
            return context.call(inner, List.of(new Value.I32(first)));
        });
        Running m = Running.text("""
                (module
                  (import "env" "twice" (func $twice (param i32) (result i32)))
                  (func (export "inner") (param i32) (result i32) (i32.mul (local.get 0) (i32.const 3)))
                  (func (export "f") (param i32) (result i32)
                    (i32.add (i32.const 100) (call $twice (local.get 0)))))
                """, imports);
        long before = m.machine.step();
        assertEquals(145, m.call("f", 5));
        // Call, const, get, call; twice (call, three instructions); the return; add.
        assertEquals(before + 4 + 2 * 4 + 1 + 1, m.machine.step());
    }

    @Test
    void aTrapInACallBackGoesThroughTheHostAndKeepsItsPlace() {
        Imports imports = host(
                "back",
                List.of(),
                List.of(),
                (context, arguments) -> context.call(
                        context.caller().orElseThrow().function("inner").orElseThrow(), arguments));
        Running m = Running.text("""
                (module
                  (import "env" "back" (func $back))
                  (func (export "inner") (unreachable))
                  (func (export "f") (call $back)))
                """, imports);
        Trap trap = m.trap("f");
        assertEquals("unreachable executed", trap.message());
        assertEquals(
                "test.wat:3:26",
                trap.source().orElseThrow().place(trap.span().orElseThrow().start()));
        assertTrue(trap.stack().contains("f at test.wat:4:22"), trap.stack().toString());
        assertFalse(m.machine.busy());
    }

    @Test
    void aHostFunctionThatTrapsTrapsTheCall() {
        Imports imports = host("no", List.of(), List.of(), (context, arguments) -> {
            throw new TrapException("refused by the host");
        });
        Running m =
                Running.text("(module (import \"env\" \"no\" (func $no)) (func (export \"f\") (call $no)))", imports);
        Trap trap = m.trap("f");
        assertEquals("refused by the host", trap.message());
        assertEquals(List.of("env.no of the host", "f at test.wat:1:59"), trap.stack());
    }

    @Test
    void aModuleCatchesWhatTheHostThrows() {
        Imports imports = host("rethrow", List.of(), List.of(), (context, arguments) -> {
            var thrower = context.caller().orElseThrow().function("thrower").orElseThrow();
            try {
                return context.call(thrower, List.of());
            } catch (WasmException e) {
                throw new WasmException(e.exception());
            }
        });
        Running m = Running.text("""
                (module
                  (import "env" "rethrow" (func $rethrow))
                  (tag $t (param i32))
                  (func (export "thrower") (throw $t (i32.const 42)))
                  (func (export "f") (result i32)
                    (block $h (result i32)
                      (try_table (catch $t $h) (call $rethrow))
                      (i32.const 0))))
                """, imports);
        assertEquals(42, m.call("f"));
        Outcome outcome = m.machine.call(m.function("thrower"), List.of());
        assertTrue(
                assertInstanceOf(Outcome.Threw.class, outcome).trap().message().startsWith("uncaught exception"));
        assertEquals(42, m.call("f"));
    }

    @Test
    void aHostFunctionCanBeLeftToTheCaller() {
        Imports imports = host("ask", List.of(NumberType.I32), List.of(NumberType.I32), (context, arguments) -> {
            throw new AssertionError("not called");
        });
        Running m = Running.text("""
                (module
                  (import "env" "ask" (func $ask (param i32) (result i32)))
                  (func (export "f") (result i32) (i32.add (call $ask (i32.const 6)) (i32.const 1))))
                """, imports);
        m.machine.invoke(m.function("f"), List.of());
        Outcome.HostCall call = assertInstanceOf(Outcome.HostCall.class, m.machine.advance(1000));
        assertEquals(List.of(new Value.I32(6)), call.arguments());
        Snapshot.Frame top = m.machine.snapshot().frames().get(0);
        assertEquals(Snapshot.Kind.HOST, top.kind());
        assertEquals("env.ask", top.function());
        m.machine.hostReturns(List.of(new Value.I32(41)));
        assertEquals(new Outcome.Finished(List.of(new Value.I32(42))), m.machine.advance(1000));
    }
}
