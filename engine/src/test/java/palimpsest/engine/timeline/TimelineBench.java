package palimpsest.engine.timeline;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.valid.ValidModule;

/**
 * Measures what recording costs and how long travelling takes, in milliseconds of the thread's own time. Arguments: millions
 * of steps (20 unless told, 1000 for the full size), then kibibytes of memory that the program uses, each a power of two
 * (1024 unless told):
 *
 * <pre>
 * mvn -q -pl engine test-compile
 * ASM=~/.m2/repository/org/ow2/asm/asm/9.10.1/asm-9.10.1.jar
 * java -cp engine/target/classes:engine/target/test-classes:$ASM palimpsest.engine.timeline.TimelineBench 1000 1024 16384 65536
 * </pre>
 */
final class TimelineBench {

    /** A generator of random numbers that reads, changes and writes words all over a range of the memory. */
    private static final String TRAFFIC = """
            (module (memory 1040)
              (func (export "run") (param $count i32) (param $mask i32) (result i32)
                (local $x i32) (local $at i32)
                (local.set $x (i32.const 88172645))
                (loop $again
                  (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 13))))
                  (local.set $x (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))))
                  (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 5))))
                  (local.set $at (i32.and (local.get $x) (local.get $mask)))
                  (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (local.get $x)))
                  (i32.store8 offset=8 (i32.and (local.get $count) (local.get $mask)) (local.get $x))
                  (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
                (local.get $x)))
            """;

    private static final int STEPS_A_ROUND = 35;

    private TimelineBench() {}

    public static void main(String[] arguments) {
        long steps = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 20) * 1_000_000;
        for (int i = 1; i < Math.max(2, arguments.length); i++) {
            int kibibytes = arguments.length > i ? Integer.parseInt(arguments[i]) : 1024;
            System.out.printf("---- %d KiB%n", kibibytes);
            measure(steps, (kibibytes << 10) - 4);
        }
    }

    private static void measure(long steps, int mask) {
        for (int round = 0; round < 2; round++) {
            System.out.printf("not recorded: %d ms%n", new Run().go(steps, mask));
        }
        Run recorded = new Run();
        Timeline timeline = new Timeline(recorded.machine);
        System.out.printf("recorded: %d ms for %d steps%n", recorded.go(steps, mask), timeline.end());
        System.out.printf(
                "%d checkpoints, %d MiB, thinned: %s, longest gap %d million steps%n",
                timeline.checkpoints().size(), timeline.bytes() >> 20, timeline.thinned(), longestGap(timeline));
        times("the overview", 3, () -> {
            timeline.overview();
        });
        SplittableRandom random = new SplittableRandom(1);
        times("to a random step", 60, () -> timeline.travelTo(random.nextLong(timeline.end())));
        double[] backs = new double[60];
        for (int i = 0; i < backs.length; i++) {
            timeline.travelTo(random.nextLong(1, timeline.end()));
            backs[i] = time(timeline::stepBack);
        }
        show("one step back", backs);
        timeline.travelToEnd();
        times("one step back, again and again", 2000, timeline::stepBack);
        List<Long> checkpoints = timeline.checkpoints();
        timeline.travelTo(checkpoints.get(checkpoints.size() / 2) + 1500);
        times("one step back, again and again, past a checkpoint", 3000, timeline::stepBack);
        timeline.travelTo(checkpoints.get(checkpoints.size() / 2));
        times("a travel that is ended at once", 5, () -> timeline.travelTo(timeline.end() - 1, share -> false));
        timeline.travelToEnd();
        times(
                "the latest writer of a byte",
                10,
                () -> timeline.writersOf(0, random.nextInt(mask)).more(Progress.NONE));
        times(
                "the writers of a byte that has none",
                3,
                () -> timeline.writersOf(0, 67_500_000L).all(Progress.NONE));
        times(
                "all writers of a byte that is written all the time",
                2,
                () -> timeline.writersOf(0, random.nextInt(mask)).all(Progress.NONE));
    }

    private static long longestGap(Timeline timeline) {
        long longest = 0;
        long before = 0;
        for (long step : timeline.checkpoints()) {
            longest = Math.max(longest, step - before);
            before = step;
        }
        return Math.max(longest, timeline.end() - before) / 1_000_000;
    }

    private static void times(String what, int count, Runnable work) {
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = time(work);
        }
        show(what, times);
    }

    private static double time(Runnable work) {
        long start = now();
        work.run();
        return (now() - start) / 1e6;
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void show(String what, double[] times) {
        int worst = 0;
        for (int i = 0; i < times.length; i++) {
            worst = times[i] > times[worst] ? i : worst;
        }
        Arrays.sort(times);
        System.out.printf(
                "%s: median %.2f ms, 99 %% %.2f ms, worst %.2f ms (number %d)%n",
                what, times[times.length / 2], times[times.length * 99 / 100], times[times.length - 1], worst + 1);
    }

    /** The program in a machine of its own. */
    private static final class Run {
        private final Machine machine = new Machine(new Store());
        private final FunctionInstance function;

        Run() {
            ValidModule module = Wasm.loadText("traffic.wat", TRAFFIC).valid().orElseThrow();
            ModuleInstance instance = machine.instantiate("traffic", module, List.of());
            machine.finish();
            function = instance.function("run").orElseThrow();
        }

        /** Runs about so many steps, and says how many milliseconds it took. */
        long go(long steps, int mask) {
            long start = now();
            machine.call(function, List.of(new Value.I32((int) (steps / STEPS_A_ROUND)), new Value.I32(mask)));
            return (now() - start) / 1_000_000;
        }
    }
}
