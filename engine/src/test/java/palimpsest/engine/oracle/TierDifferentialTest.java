package palimpsest.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.bench.Programs;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.Tier;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.timeline.StateText;
import palimpsest.engine.valid.ValidModule;

/**
 * Every tier does what exact execution does: the same results, traps, write events, step numbers and states. Portions of
 * random size make it change between tiers wherever it may. The property {@code palimpsest.differential.tiers} says how
 * many random modules.
 */
class TierDifferentialTest {

    private static final int MODULES = Integer.getInteger("palimpsest.differential.tiers", 40);

    private static final Set<Tier> OTHERS = EnumSet.complementOf(EnumSet.of(Tier.EXACT));

    @Test
    void randomModulesDoTheSameOnEveryTier() {
        for (long seed = 0; seed < MODULES; seed++) {
            for (Tier tier : OTHERS) {
                byte[] binary = RandomModule.binary(seed);
                Pair pair = new Pair("seed " + seed + " on " + tier, binary, tier, seed % 2 == 0);
                for (RandomModule.Call call : RandomModule.calls(seed)) {
                    pair.invoke(call.function(), call.arguments());
                    pair.runToEnd(Long.MAX_VALUE);
                    pair.compareAll();
                }
            }
        }
    }

    @Test
    void randomModulesStandTheSameWhereverTheyPause() {
        for (long seed = 0; seed < MODULES; seed++) {
            for (Tier tier : OTHERS) {
                byte[] binary = RandomModule.binary(seed);
                Pair pair = new Pair("seed " + seed + " on " + tier, binary, tier, false);
                SplittableRandom random = new SplittableRandom(seed);
                for (RandomModule.Call call : RandomModule.calls(seed)) {
                    pair.invoke(call.function(), call.arguments());
                    int bits = 3 + random.nextInt(12);
                    for (int i = 0; i < 25 && pair.run(1 + random.nextLong(1L << bits)); i++) {
                        pair.compareState();
                    }
                    pair.runToEnd(Long.MAX_VALUE);
                    pair.compareAll();
                }
            }
        }
    }

    /** Long enough for HotSpot to compile everything with what it has seen of these programs, and then on. */
    @ParameterizedTest
    @ValueSource(strings = {"fib", "sieve", "crc32", "sha256", "matmul", "machine"})
    void hotProgramsStandTheSameWhereverTheyPause(String program) {
        for (Tier tier : OTHERS) {
            Pair pair = new Pair(program + " on " + tier, Programs.binary(program), tier, false);
            SplittableRandom random = new SplittableRandom(program.hashCode());
            pair.invoke("run", List.of(1_000_000L));
            for (int i = 0; i < 12; i++) {
                pair.run(1 + random.nextLong(1 << (i % 2 == 0 ? 8 : 21)));
                pair.compareState();
            }
        }
    }

    /** The same module in two machines, one of them exact. */
    private static final class Pair {

        private final String name;
        private final Side exact;
        private final Side other;

        Pair(String name, byte[] binary, Tier tier, boolean listened) {
            this.name = name;
            ValidModule module = Wasm.load("module.wasm", binary).valid().orElseThrow();
            exact = new Side(module, Tier.EXACT, listened);
            other = new Side(module, tier, listened);
        }

        void invoke(String function, List<Long> arguments) {
            exact.invoke(function, arguments);
            other.invoke(function, arguments);
        }

        /** Runs so many steps; says whether that was not the end. */
        boolean run(long steps) {
            Outcome expected = exact.machine.run(steps);
            assertEquals(expected.toString(), other.machine.run(steps).toString(), name);
            return expected instanceof Outcome.Paused;
        }

        void runToEnd(long most) {
            if (exact.machine.busy()) {
                run(most);
            }
        }

        void compareState() {
            assertEquals(exact.machine.step(), other.machine.step(), name);
            assertEquals(exact.state(), other.state(), name);
        }

        void compareAll() {
            compareState();
            assertEquals(exact.events, other.events, name);
            exact.events.clear();
            other.events.clear();
        }
    }

    private static final class Side {
        final Machine machine = new Machine(new Store());
        final ModuleInstance instance;
        final List<WriteEvent> events = new ArrayList<>();

        Side(ValidModule module, Tier tier, boolean listened) {
            machine.setFastest(tier);
            instance = machine.instantiate("module", module, List.of());
            if (listened) {
                machine.store().listen(WriteListener.events(events::add));
            }
            machine.finish();
        }

        void invoke(String function, List<Long> arguments) {
            FunctionInstance called = instance.function(function).orElseThrow();
            List<Value> values = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                values.add(Value.of(called.type().parameters().get(i), arguments.get(i), 0, NullReference.NULL));
            }
            machine.invoke(called, values);
        }

        String state() {
            return StateText.of(machine, List.of(instance));
        }
    }
}
