package palimpsest.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.ResourceLimits;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Trap;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.source.Phase;

final class ResourceLimitsTest {

    private final Machine machine = new Machine(new Store(ResourceLimits.USUAL
            .withMemoryBytes(2 * 65536)
            .withTableElements(10)
            .withCalls(100)
            .withSlots(1000)
            .withFuel(5000)));

    private Outcome run(String wat) {
        ModuleInstance instance = machine.instantiate(
                "test", Wasm.loadText("test.wat", wat).valid().orElseThrow(), List.of());
        Outcome outcome = machine.finish();
        return outcome instanceof Outcome.Finished && instance.function("f").isPresent()
                ? machine.call(instance.function("f").orElseThrow(), List.of())
                : outcome;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(module (memory 3)) | out of memory: a memory of 3 pages; the limit is 2",
                "(module (table 11 funcref)) | out of memory: a table of 11 elements; the limit is 10",
                "(module (func $f (export \"f\") (call $f))) | call stack exhausted: 100 calls are in progress",
                "(module (func $f (export \"f\") (local i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64) (call $f)))"
                        + " | call stack exhausted: the calls in progress need more than 1000 locals and operands",
                "(module (func (export \"f\") (loop (br 0)))) | all fuel consumed: 5000 steps are done"
            })
    void whatIsBeyondALimitIsAnExhaustionThatNamesTheLimit(String wat, String message) {
        Trap trap = assertInstanceOf(Outcome.Trapped.class, run(wat)).trap();
        assertEquals(Phase.EXHAUSTION, trap.phase());
        assertTrue(trap.message().startsWith(message), trap.message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(module (memory 1) (func (export \"f\") (result i32) (memory.grow (i32.const 2))))",
                "(module (table 1 funcref) (func (export \"f\") (result i32) (table.grow (ref.null func) (i32.const 10))))"
            })
    void growthBeyondALimitFails(String wat) {
        assertEquals(new Outcome.Finished(List.of(new Value.I32(-1))), run(wat));
    }
}
