package palimpsest.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import palimpsest.engine.Wasm;
import palimpsest.engine.oracle.RandomModule;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.valid.ValidModule;

/**
 * Runs random modules with every loop as generated code and without any: the same state wherever they stop. The property
 * {@code palimpsest.differential.modules} says how many.
 */
class RegionDifferentialTest {

    private static final int MODULES = Integer.getInteger("palimpsest.differential.modules", 60);

    @Test
    void generatedCodeStopsInTheStatesThatOperationsStopIn() {
        int loops = 0;
        for (long seed = 0; seed < MODULES; seed++) {
            loops += compare(seed);
        }
        assertTrue(loops > MODULES / 2, "too few loops: " + loops);
    }

    private static int compare(long seed) {
        ValidModule module =
                Wasm.load("random.wasm", RandomModule.binary(seed)).valid().orElseThrow();
        Machine plain = new Machine(new Store(), Tier.EXACT);
        Machine generated = new Machine(new Store(), Tier.STRESS);
        ModuleInstance one = plain.instantiate("random", module, List.of());
        ModuleInstance other = generated.instantiate("random", module, List.of());
        plain.finish();
        generated.finish();
        SplittableRandom random = new SplittableRandom(seed);
        for (RandomModule.Call call : RandomModule.calls(seed)) {
            begin(plain, one, call);
            begin(generated, other, call);
            Outcome expected;
            do {
                long steps = 1L + random.nextInt(1 << random.nextInt(6, 18));
                expected = plain.run(steps);
                Outcome actual = generated.run(steps);
                String where = "seed " + seed + ", " + call + " at step " + plain.step();
                assertEquals(String.valueOf(expected), String.valueOf(actual), where);
                assertEquals(SeenState.of(plain, one), SeenState.of(generated, other), where);
            } while (expected instanceof Outcome.Paused);
        }
        assertEquals(0, generated.regions().failures(), "faults of the engine with seed " + seed);
        return generated.regions().linked();
    }

    private static void begin(Machine machine, ModuleInstance instance, RandomModule.Call call) {
        FunctionInstance function = instance.function(call.function()).orElseThrow();
        List<Value> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            arguments.add(Value.of(
                    function.type().parameters().get(i), call.arguments().get(i), 0, NullReference.NULL));
        }
        machine.invoke(function, arguments);
    }
}
