package palimpsest.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.bench.Programs;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.exec.Guards;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.PendingAccess;
import palimpsest.engine.exec.Supervisor;
import palimpsest.engine.exec.Tier;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.timeline.StateText;
import palimpsest.engine.valid.ValidModule;

/**
 * Guards ask at the same steps on every tier, and the state there is the same. The property
 * {@code palimpsest.differential.guards} says how many random modules.
 */
class GuardedTiersTest {

    private static final int MODULES = Integer.getInteger("palimpsest.differential.guards", 12);

    /** How many instructions of a module are guarded alone. */
    private static final int ALONE = 10;
    /** Whole states are compared after one of so many portions. */
    private static final int EVERY = 10;

    private static final Set<Tier> OTHERS = EnumSet.complementOf(EnumSet.of(Tier.EXACT));

    @Test
    void everyInstructionOfGeneratedModulesIsAskedForAtTheSameSteps() {
        int[] asked = {0};
        for (long seed = 0; seed < MODULES; seed++) {
            ValidModule module = valid(RandomModule.binary(seed));
            List<CodePoint> points = points(module);
            SplittableRandom random = new SplittableRandom(seed);
            for (Tier tier : OTHERS) {
                Pair pair = new Pair("seed " + seed + " on " + tier, module, tier);
                pair.play(seed, 3000, () -> {
                    pair.guard(guards(random, points));
                    return 1 + random.nextLong(600);
                });
                asked[0] += pair.exact.total;
            }
        }
        assertTrue(asked[0] > 10_000, asked[0] + " times asked");
    }

    @Test
    void singleInstructionsAreAskedForAtTheSameSteps() {
        for (long seed = 0; seed < MODULES; seed++) {
            ValidModule module = valid(RandomModule.binary(seed));
            List<CodePoint> points = points(module);
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < ALONE; i++) {
                CodePoint point = points.get(random.nextInt(points.size()));
                for (Tier tier : OTHERS) {
                    Pair pair = new Pair("seed " + seed + " on " + tier + " at " + point, module, tier);
                    pair.guard(new Guards(Set.of(point), List.of(), List.of(), false));
                    pair.play(seed, 2000, () -> 700);
                }
            }
        }
    }

    /** Long enough for regions to be made for the guards, while guards come and go. */
    @ParameterizedTest
    @ValueSource(strings = {"fib", "sieve", "crc32", "sha256", "matmul", "machine"})
    void hotProgramsAreAskedAtTheSameSteps(String program) {
        ValidModule module = valid(Programs.binary(program));
        SplittableRandom random = new SplittableRandom(program.hashCode());
        for (Tier tier : List.of(Tier.HOT, Tier.STRESS)) {
            Pair pair = new Pair(program + " on " + tier, module, tier);
            List<CodePoint> points = points(module);
            pair.invoke("run", List.of(1_000_000L));
            for (int i = 0; i < 12 && pair.exact.machine.busy(); i++) {
                CodePoint point = points.get(random.nextInt(points.size()));
                long read = random.nextLong(3000);
                pair.guard(
                        i % 3 == 2
                                ? Guards.NONE
                                : new Guards(
                                        Set.of(point),
                                        i % 2 == 0 ? List.of() : List.of(new Guards.Range(0, read, read + 2)),
                                        List.of(),
                                        false));
                pair.run(200_000 + random.nextLong(100_000), 3000);
            }
        }
    }

    private static ValidModule valid(byte[] binary) {
        return Wasm.load("module.wasm", binary).valid().orElseThrow();
    }

    /** All that may be guarded in a module: entries and steps. */
    private static List<CodePoint> points(ValidModule module) {
        List<CodePoint> points = new ArrayList<>();
        for (int f = module.importedFunctions(); f < module.functionCount(); f++) {
            points.add(new CodePoint(module, f, CodePoint.ENTRY));
            InstructionReader in = new InstructionReader(module.module()
                    .functions()
                    .get(f - module.importedFunctions())
                    .body());
            while (in.hasNext()) {
                if (in.next().isStep()) {
                    points.add(new CodePoint(module, f, in.offset()));
                }
            }
        }
        return points;
    }

    private static Guards guards(SplittableRandom random, List<CodePoint> points) {
        if (random.nextInt(5) == 0) {
            return Guards.NONE;
        }
        Set<CodePoint> some = new HashSet<>();
        int one = random.nextInt(40);
        for (CodePoint point : points) {
            if (random.nextInt(40) < one * one / 40) {
                some.add(point);
            }
        }
        return new Guards(some, ranges(random), ranges(random), random.nextBoolean());
    }

    private static List<Guards.Range> ranges(SplittableRandom random) {
        List<Guards.Range> ranges = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            long from = random.nextInt(66_000);
            ranges.add(new Guards.Range(0, from, from + 1 + random.nextInt(2000)));
        }
        return ranges;
    }

    private interface BeforePortion {
        /** Changes the guards, and says how many steps to take. */
        long next();
    }

    /** The same module in two machines, one of them exact. */
    private static final class Pair {
        private final String name;
        private final Side exact;
        private final Side other;
        private int portions;

        Pair(String name, ValidModule module, Tier tier) {
            this.name = name;
            exact = new Side(module, Tier.EXACT);
            other = new Side(module, tier);
        }

        void guard(Guards guards) {
            exact.guard(guards);
            other.guard(guards);
        }

        void invoke(String function, List<Long> arguments) {
            exact.invoke(function, arguments);
            other.invoke(function, arguments);
        }

        /** Calls everything in portions, for so many steps. */
        void play(long seed, long steps, BeforePortion portion) {
            for (RandomModule.Call call : RandomModule.calls(seed)) {
                invoke(call.function(), call.arguments());
                while (exact.machine.busy() && exact.machine.step() < steps) {
                    if (!run(portion.next(), 200)) {
                        break;
                    }
                }
                if (exact.machine.step() >= steps) {
                    break;
                }
            }
            assertEquals(exact.state(), other.state(), name);
        }

        /** Runs so many steps, or until it has been asked so often; says whether that was not the end. */
        boolean run(long steps, int most) {
            exact.begin(most);
            other.begin(most);
            Outcome expected = exact.machine.run(steps);
            Outcome actual = other.machine.run(steps);
            assertEquals(exact.asked, other.asked, name);
            assertEquals(expected.toString(), actual.toString(), name);
            assertEquals(exact.machine.step(), other.machine.step(), name);
            if (portions++ % EVERY == 0) {
                assertEquals(exact.state(), other.state(), name);
            }
            return expected instanceof Outcome.Paused;
        }
    }

    private static final class Side implements Supervisor {
        final Machine machine = new Machine(new Store());
        final ModuleInstance instance;
        /** The steps at which it was asked, and where it stood. */
        final List<String> asked = new ArrayList<>();

        private Guards guards = Guards.NONE;
        private long last = -1;
        private int most;
        private int total;

        Side(ValidModule module, Tier tier) {
            machine.setFastest(tier);
            instance = machine.instantiate("module", module, List.of());
            machine.finish();
            machine.setSupervisor(this);
        }

        void begin(int newMost) {
            total += asked.size();
            asked.clear();
            most = newMost;
        }

        void guard(Guards wanted) {
            guards = wanted;
            machine.setGuards(wanted);
        }

        /** It is asked also where a portion of a tier ends; so only what is guarded counts. */
        @Override
        public boolean stop(Machine machine) {
            if (machine.step() == last || !machine.beforeInstruction() || !isGuarded()) {
                return false;
            }
            last = machine.step();
            Value local = machine.locals() > 0 ? machine.local(0) : new Value.I32(0);
            asked.add(last + " " + machine.offset() + " " + machine.depth() + " " + local);
            return asked.size() >= most;
        }

        private boolean isGuarded() {
            int function = ((WasmFunction) machine.function().orElseThrow()).index();
            ValidModule module = instance.module();
            return guards.points().contains(new CodePoint(module, function, machine.offset()))
                    || (machine.atEntry() && guards.points().contains(new CodePoint(module, function, CodePoint.ENTRY)))
                    || machine.pendingAccesses().stream().anyMatch(this::touchesWatched)
                    || (guards.growths() && machine.instruction().orElseThrow().opcode() == Opcode.MEMORY_GROW);
        }

        private boolean touchesWatched(PendingAccess access) {
            long length =
                    machine.store().memories().get(access.memory()).memory().length();
            return access.address() >= 0
                    && access.width() >= 0
                    && access.width() <= length - access.address()
                    && ((access.reads() && touches(access, guards.reads()))
                            || (access.writes() && touches(access, guards.writes())));
        }

        private static boolean touches(PendingAccess access, List<Guards.Range> ranges) {
            return ranges.stream()
                    .anyMatch(range -> range.memory() == access.memory()
                            && access.width() > 0
                            && access.address() < range.to()
                            && access.address() + access.width() > range.from());
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
