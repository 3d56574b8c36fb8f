package palimpsest.engine.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.Value;

/** What ends a wait comes from outside: the past has it at its step, whatever the memory holds by then. */
final class WaitsInThePastTest {

    private static final String MODULE = """
            (module
              (memory 1 1 shared)
              (func (export "wait") (param i64) (result i32)
                (i32.store (i32.const 64)
                  (memory.atomic.wait32 (i32.const 16) (i32.const 0) (local.get 0)))
                (i32.load (i32.const 64)))
              (func (export "notify") (result i32)
                (memory.atomic.notify (i32.const 16) (i32.const 1))))
            """;

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 1_000_000})
    void aRunWithWaitsGoesBackAndForth(long interval) {
        Recorded recorded = Recorded.text(MODULE, new Imports(), interval);
        MemoryInstance memory = recorded.instances.get(0).memories().get(0);

        assertInstanceOf(Outcome.Waiting.class, recorded.call("wait", -1));
        recorded.machine.write(memory, 16, new byte[] {1}, "test");
        recorded.seen.put(recorded.machine.step(), recorded.state());
        recorded.machine.write(memory, 16, new byte[] {0}, "test");
        assertInstanceOf(Outcome.Waiting.class, recorded.call("wait", 1000));
        recorded.machine.timeOut();
        assertEquals(returned(2), recorded.machine.finish());
        assertEquals(returned(1), recorded.call("notify"));
        assertEquals(returned(0), recorded.machine.finish());
        assertInstanceOf(Outcome.Waiting.class, recorded.call("wait", 5));
        assertEquals(1, recorded.machine.notify(memory, 16, 1));
        assertEquals(returned(0), recorded.machine.finish());
        recorded.seen.put(recorded.machine.step(), recorded.state());

        List<Long> steps = List.copyOf(recorded.seen.keySet());
        SplittableRandom random = new SplittableRandom(interval);
        for (int i = 0; i < 200; i++) {
            long step = steps.get(random.nextInt(steps.size()));
            recorded.timeline.travelTo(step);
            assertEquals(recorded.seen.get(step), recorded.state(), "step " + step);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 1_000_000})
    void aWaitInThePastCanEndOtherwiseOnceTheFutureIsCut(long interval) {
        Recorded recorded = Recorded.text(MODULE, new Imports(), interval);
        MemoryInstance memory = recorded.instances.get(0).memories().get(0);
        Outcome waiting = recorded.call("wait", 1000);
        long step = recorded.machine.step();
        recorded.machine.timeOut();
        assertEquals(returned(2), recorded.machine.finish());

        recorded.timeline.travelTo(step);
        assertEquals(Optional.of(waiting), recorded.machine.waiting());
        assertThrows(IllegalStateException.class, () -> recorded.machine.notify(memory, 16, 1));
        recorded.timeline.cut();
        assertEquals(1, recorded.machine.notify(memory, 16, 1));
        assertEquals(returned(0), recorded.machine.finish());
    }

    private static Outcome returned(int value) {
        return new Outcome.Finished(List.of(new Value.I32(value)));
    }
}
