package palimpsest.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import palimpsest.engine.runtime.HostFunction;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Trap;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.FunctionType;

/** Waiting and notifying, as the threads proposal has them, with the host as the other side. */
final class WaitTest {

    private static final String MODULE = """
            (module
              (import "env" "host" (func $host))
              (memory 1 1 shared)
              (func (export "wait") (param $address i32) (param $expected i32) (result i32)
                (memory.atomic.wait32 (local.get $address) (local.get $expected) (i64.const -1)))
              (func (export "waitAWhile") (param $address i32) (param $expected i32) (result i32)
                (memory.atomic.wait32 (local.get $address) (local.get $expected) (i64.const 1500)))
              (func (export "wait64") (param $address i32) (result i32)
                (memory.atomic.wait64 offset=8 (local.get $address) (i64.const 0) (i64.const -1)))
              (func (export "twice") (result i32)
                (i32.add
                  (i32.mul (i32.const 10) (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const 0)))
                  (memory.atomic.wait32 (i32.const 4) (i32.const 0) (i64.const 0))))
              (func (export "notify") (param $address i32) (param $count i32) (result i32)
                (memory.atomic.notify (local.get $address) (local.get $count)))
              (func (export "callHost") (result i32) (call $host) (i32.const 5)))
            """;

    private static final HostFunction NOTHING = (context, arguments) -> List.of();

    private static Running module(HostFunction host) {
        Imports imports = new Imports();
        imports.define(
                "env", "host", new HostFunctionInstance("env.host", new FunctionType(List.of(), List.of()), host));
        return Running.text(MODULE, imports);
    }

    private static Outcome call(Running m, String name, int... arguments) {
        return m.machine.call(m.function(name), List.of(Running.numbers(arguments)));
    }

    private static Outcome.Finished returned(int value) {
        return new Outcome.Finished(List.of(new Value.I32(value)));
    }

    @Test
    void aWaitForAnotherValueReturnsOneAtOnce() {
        Running m = module(NOTHING);
        assertEquals(1, m.call("wait", 0, 7));
        assertEquals(0, m.machine.notify(m.memoryInstance(), 0, 1));
    }

    @Test
    void aWaitForTheValueThatIsThereStopsTheMachineUntilItIsNotified() {
        Running m = module(NOTHING);
        Outcome waiting = new Outcome.Waiting(m.memoryInstance(), 16, OptionalLong.empty());
        assertEquals(waiting, call(m, "wait", 16, 0));
        assertEquals(waiting, m.machine.finish());
        assertEquals(waiting, m.machine.run(0));
        assertTrue(m.machine.busy());
        assertEquals(
                "memory.atomic.wait32", m.machine.snapshot().frames().get(0).mnemonic());
        assertEquals(1, m.machine.notify(m.memoryInstance(), 16, 1));
        assertEquals(Optional.empty(), m.machine.waiting());
        assertEquals(returned(0), m.machine.finish());
        assertEquals(0, m.machine.notify(m.memoryInstance(), 16, 1));
    }

    @Test
    void aWaitThatIsTimedOutReturnsTwo() {
        Running m = module(NOTHING);
        assertEquals(new Outcome.Waiting(m.memoryInstance(), 16, OptionalLong.of(1500)), call(m, "waitAWhile", 16, 0));
        m.machine.timeOut();
        assertEquals(returned(2), m.machine.finish());
    }

    @Test
    void aWaitWithoutATimeoutCannotBeTimedOut() {
        Running m = module(NOTHING);
        assertThrows(IllegalStateException.class, m.machine::timeOut);
        call(m, "wait", 16, 0);
        assertThrows(IllegalStateException.class, m.machine::timeOut);
        assertTrue(m.machine.waiting().isPresent());
    }

    @Test
    void aNotificationElsewhereOrOfNobodyWakesNobody() {
        Running m = module(NOTHING);
        call(m, "wait64", 16);
        assertEquals(0, m.machine.notify(m.memoryInstance(), 16, 1));
        assertEquals(0, m.machine.notify(m.memoryInstance(), 24, 0));
        assertEquals(
                new Outcome.Waiting(m.memoryInstance(), 24, OptionalLong.empty()),
                m.machine.waiting().orElseThrow());
        assertEquals(1, m.machine.notify(m.memoryInstance(), 24, 1));
        assertEquals(returned(0), m.machine.finish());
    }

    @Test
    void theValueIsComparedOnlyWhenTheWaitBegins() {
        Running m = module(NOTHING);
        call(m, "wait", 16, 0);
        m.machine.write(m.memoryInstance(), 16, new byte[] {1}, "test");
        assertInstanceOf(Outcome.Waiting.class, m.machine.finish());
        m.machine.notify(m.memoryInstance(), 16, 1);
        assertEquals(returned(0), m.machine.finish());
    }

    @Test
    void toBeginToWaitToNotifyAndToTimeOutAreStepsAndTheEndOfAWaitIsNone() {
        Running m = module(NOTHING);
        m.machine.invoke(m.function("twice"), List.of());
        long begun = m.machine.step();
        // i32.const 10, the operands of the first wait, the wait
        assertInstanceOf(Outcome.Waiting.class, m.machine.run(5));
        assertEquals(begun + 5, m.machine.step());
        m.machine.notify(m.memoryInstance(), 0, 1);
        assertEquals(begun + 6, m.machine.step());
        assertEquals(new Outcome.Paused(Outcome.Reason.LIMIT), m.machine.run(0));
        assertInstanceOf(Outcome.Waiting.class, m.machine.run(100));
        // i32.mul, the operands, the wait
        assertEquals(begun + 11, m.machine.step());
        m.machine.timeOut();
        assertEquals(begun + 12, m.machine.step());
        assertEquals(returned(2), m.machine.finish());
        assertEquals(begun + 13, m.machine.step());
    }

    @Test
    void inPortionsOfOneStepItIsTheSame() {
        Running m = module(NOTHING);
        m.machine.invoke(m.function("twice"), List.of());
        Outcome outcome = m.machine.run(1);
        int waits = 0;
        while (!(outcome instanceof Outcome.Finished)) {
            if (outcome instanceof Outcome.Waiting) {
                waits++;
                m.machine.timeOut();
            }
            outcome = m.machine.run(1);
        }
        assertEquals(2, waits);
        assertEquals(returned(22), outcome);
    }

    @Test
    void aCallBegunWhileAnotherWaitsCanNotifyIt() {
        Running m = module(NOTHING);
        call(m, "wait", 16, 0);
        assertEquals(returned(0), call(m, "notify", 20, -1));
        assertEquals(returned(0), call(m, "notify", 16, 0));
        assertEquals(returned(1), call(m, "notify", 16, -1));
        assertEquals(returned(0), m.machine.finish());
    }

    @Test
    void ofSeveralThatWaitThoseThatBeganFirstAreWokenFirstAndGoOnWhenTheyAreInnermost() {
        Running m = module(NOTHING);
        call(m, "wait", 16, 0);
        call(m, "waitAWhile", 16, 0);
        call(m, "wait", 32, 0);
        assertEquals(returned(1), call(m, "notify", 16, 1));
        assertEquals(32, m.machine.waiting().orElseThrow().address());
        assertEquals(1, m.machine.notify(m.memoryInstance(), 32, 9));
        assertEquals(returned(0), m.machine.finish());
        assertEquals(
                new Outcome.Waiting(m.memoryInstance(), 16, OptionalLong.of(1500)),
                m.machine.waiting().orElseThrow());
        m.machine.timeOut();
        assertEquals(returned(2), m.machine.finish());
        assertEquals(returned(0), m.machine.finish());
        assertTrue(!m.machine.busy());
    }

    @Test
    void aTrapInACallBegunMeanwhileLeavesTheOuterOneWaiting() {
        Running m = module(NOTHING);
        call(m, "waitAWhile", 16, 0);
        assertInstanceOf(Outcome.Trapped.class, call(m, "notify", 2, 1));
        assertEquals(1, m.machine.notify(m.memoryInstance(), 16, 1));
        assertEquals(returned(0), m.machine.finish());
        call(m, "waitAWhile", 16, 0);
        assertInstanceOf(Outcome.Trapped.class, call(m, "wait", 2, 0));
        m.machine.timeOut();
        assertEquals(returned(2), m.machine.finish());
    }

    @Test
    void anUnsignedCountWakesAllThatWait() {
        Running m = module(NOTHING);
        call(m, "wait", 16, 0);
        call(m, "wait", 16, 0);
        assertEquals(returned(2), call(m, "notify", 16, -1));
    }

    @Test
    void aHostFunctionCanNotify() {
        List<Integer> woken = new ArrayList<>();
        List<Running> modules = new ArrayList<>();
        Running m = module((context, arguments) -> {
            woken.add(context.notify(modules.get(0).memoryInstance(), 16, 2));
            return List.of();
        });
        modules.add(m);
        call(m, "wait", 16, 0);
        assertEquals(returned(5), call(m, "callHost"));
        assertEquals(List.of(1), woken);
        assertEquals(returned(0), m.machine.finish());
        call(m, "callHost");
        assertEquals(List.of(1, 0), woken);
    }

    @Test
    void aCallOfAHostFunctionThatWaitsAsksWhoeverIsThere() {
        List<Value> results = new ArrayList<>();
        List<Running> modules = new ArrayList<>();
        Running m = module((context, arguments) -> {
            results.addAll(context.call(modules.get(0).function("wait"), List.of(Running.numbers(16, 0))));
            return List.of();
        });
        modules.add(m);
        m.machine.setNestedPause(machine -> machine.notify(m.memoryInstance(), 16, 1));
        assertEquals(5, m.call("callHost"));
        assertEquals(List.of(new Value.I32(0)), results);
    }

    @Test
    void aCallOfAHostFunctionThatWaitsWithNobodyThereEnds() {
        List<Value> results = new ArrayList<>();
        List<Running> modules = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of("waitAWhile", "wait"));
        Running m = module((context, arguments) -> {
            results.addAll(context.call(modules.get(0).function(names.remove(0)), List.of(Running.numbers(16, 0))));
            return List.of();
        });
        modules.add(m);
        assertEquals(5, m.call("callHost"));
        assertEquals(List.of(new Value.I32(2)), results);
        assertTrue(m.trap("callHost").message().startsWith("deadlock: "));
    }

    @Test
    void aMachineThatIsAloneTimesOutAtOnceAndTellsADeadlock() {
        Running m = module(NOTHING);
        m.machine.setAlone(true);
        assertEquals(2, m.call("waitAWhile", 16, 0));
        Trap trap = m.trap("wait", 16, 0);
        assertTrue(trap.message().startsWith("deadlock: it waits at address 16 without a timeout"), trap.message());
        assertTrue(trap.render().contains("test.wat:5:"), trap.render());
        assertEquals(0, m.machine.notify(m.memoryInstance(), 16, 1));
        assertEquals(1, m.call("wait", 16, 1));
    }

    @Test
    void whatIsAbandonedWaitsNoMore() {
        Running m = module(NOTHING);
        call(m, "wait", 16, 0);
        call(m, "wait", 16, 0);
        m.machine.abandon();
        assertEquals(Optional.empty(), m.machine.waiting());
        assertEquals(0, m.machine.notify(m.memoryInstance(), 16, 9));
        assertEquals(0, m.call("notify", 16, 9));
    }

    @Test
    void toWaitOutsideTheMemoryOrUnalignedTraps() {
        Running m = module(NOTHING);
        assertTrue(m.trap("wait", 65536, 0).message().startsWith("out of bounds memory access"));
        assertTrue(m.trap("wait", 65533, 0).message().startsWith("out of bounds memory access"));
        assertTrue(m.trap("wait", 2, 0).message().startsWith("unaligned atomic"));
        assertTrue(m.trap("wait64", 4).message().startsWith("unaligned atomic"));
        assertTrue(m.trap("notify", 65536, 0).message().startsWith("out of bounds memory access"));
        assertTrue(m.trap("notify", 2, 0).message().startsWith("unaligned atomic"));
    }

    @Test
    void inAMemoryThatIsNotSharedToWaitTrapsAndToNotifyWakesNobody() {
        Running m = Running.text("""
                (module
                  (memory 1 1)
                  (func (export "wait32") (param i32) (result i32)
                    (memory.atomic.wait32 (local.get 0) (i32.const 7) (i64.const 0)))
                  (func (export "wait64") (param i32) (result i32)
                    (memory.atomic.wait64 (local.get 0) (i64.const 0) (i64.const 0)))
                  (func (export "notify") (param i32) (result i32)
                    (memory.atomic.notify (local.get 0) (i32.const 1))))
                """);
        assertTrue(m.trap("wait32", 0).message().startsWith("expected shared memory"));
        assertTrue(m.trap("wait64", 0).message().startsWith("expected shared memory"));
        assertTrue(m.trap("wait32", 65536).message().startsWith("out of bounds memory access"));
        assertEquals(0, m.call("notify", 0));
    }
}
