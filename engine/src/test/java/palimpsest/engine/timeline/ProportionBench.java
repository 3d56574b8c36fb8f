package palimpsest.engine.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.valid.ValidModule;

/**
 * What a record costs, by the size of the memory and by the number of steps: time and heap should grow with what is written and
 * with the steps, and going to a random step should not. Times are those on the clock, in milliseconds. Argument: how many steps
 * the longest run has, in millions (1000 unless told).
 *
 * <pre>
 * mvn -q -pl engine test-compile
 * ASM=~/.m2/repository/org/ow2/asm/asm/9.10.1/asm-9.10.1.jar
 * java -Xmx3g -XX:+UseSerialGC -cp engine/target/classes:engine/target/test-classes:$ASM palimpsest.engine.timeline.ProportionBench
 * </pre>
 */
final class ProportionBench {

    /** Writes a word every so many bytes; then reads, changes and writes words all over a range. */
    private static final String TEXT = """
            (module (memory %d)
              (func (export "sweep") (param $count i32) (param $stride i32) (local $at i32)
                (loop $again
                  (i32.store (local.get $at) (local.get $count))
                  (local.set $at (i32.add (local.get $at) (local.get $stride)))
                  (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
              (func (export "run") (param $count i32) (param $mask i32) (local $x i32) (local $at i32)
                (local.set $x (i32.const 88172645))
                (loop $again
                  (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 13))))
                  (local.set $x (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))))
                  (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 5))))
                  (local.set $at (i32.and (local.get $x) (local.get $mask)))
                  (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (local.get $x)))
                  (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))))
            """;

    private static final int STEPS_A_ROUND = 28;
    private static final int JOURNEYS = 60;
    private static final int MEBIBYTE = 1 << 20;

    /** What the heap holds without a machine. */
    private final long empty = heap();

    private ProportionBench() {}

    public static void main(String[] arguments) {
        long most = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 1000) * 1_000_000;
        new Run(16, false).steps(50_000_000, MEBIBYTE - 4);
        ProportionBench bench = new ProportionBench();
        System.out.println(
                "A word is written in each of the pages swept, then 100 million steps write all over the first mebibyte.");
        line(
                "memory",
                "pages swept",
                "making it",
                "sweeping",
                "running",
                "record MiB",
                "heap MiB",
                "to a random step: median, 90 %, worst");
        bench.memory("1 page", 1, 1);
        bench.memory("1 MiB", 16, 16);
        bench.memory("256 MiB", 4096, 64);
        bench.memory("256 MiB", 4096, 4096);
        bench.memory("4 GiB", 65_536, 64);
        bench.memory("4 GiB", 65_536, 1024);
        System.out.println();
        System.out.println("Steps that write all over a memory of 1 MiB.");
        line(
                "steps",
                "unrecorded",
                "recorded",
                "",
                "",
                "record MiB",
                "heap MiB",
                "to a random step: median, 90 %, worst");
        for (long steps = 1_000_000; steps <= most; steps *= 10) {
            bench.steps(steps);
        }
    }

    private void memory(String name, int pages, int swept) {
        long start = System.nanoTime();
        Run run = new Run(pages, true);
        String making = millis(start);
        start = System.nanoTime();
        run.call("sweep", swept, (int) ((long) pages * 65_536 / swept));
        String sweeping = millis(start);
        start = System.nanoTime();
        run.steps(100_000_000, Math.min(pages, 16) * 65_536 - 4);
        line(name, String.valueOf(swept), making, sweeping, millis(start), run.record(), used(), run.journeys());
    }

    private void steps(long steps) {
        long start = System.nanoTime();
        new Run(16, false).steps(steps, MEBIBYTE - 4);
        String unrecorded = millis(start);
        Run run = new Run(16, true);
        start = System.nanoTime();
        run.steps(steps, MEBIBYTE - 4);
        String recorded = millis(start);
        line(
                String.format(Locale.ROOT, "%,d", steps),
                unrecorded,
                recorded,
                "",
                "",
                run.record(),
                used(),
                run.journeys());
    }

    private static String millis(long start) {
        return number((System.nanoTime() - start) / 1e6);
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static void line(String... cells) {
        System.out.println(String.format("%-14s%12s%12s%12s%12s%12s%12s  %s", (Object[]) cells));
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private String used() {
        return number((heap() - empty) / (double) MEBIBYTE);
    }

    /** The program in a machine of its own. */
    private static final class Run {
        private final Machine machine = new Machine(new Store());
        private final Timeline timeline;
        private final ModuleInstance instance;

        Run(int pages, boolean recorded) {
            ValidModule module = Wasm.loadText("proportion.wat", TEXT.formatted(pages))
                    .valid()
                    .orElseThrow();
            timeline = recorded ? new Timeline(machine) : new Timeline(new Machine(new Store()));
            instance = machine.instantiate("proportion", module, List.of());
            machine.finish();
        }

        void call(String name, int first, int second) {
            FunctionInstance function = instance.function(name).orElseThrow();
            machine.call(function, List.of(new Value.I32(first), new Value.I32(second)));
        }

        void steps(long count, int mask) {
            call("run", (int) (count / STEPS_A_ROUND), mask);
        }

        String record() {
            return number(timeline.bytes() / (double) MEBIBYTE);
        }

        String journeys() {
            SplittableRandom random = new SplittableRandom(1);
            double[] times = new double[JOURNEYS];
            for (int i = 0; i < JOURNEYS; i++) {
                long start = System.nanoTime();
                timeline.travelTo(random.nextLong(timeline.end()));
                times[i] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(times);
            return number(times[JOURNEYS / 2]) + ", " + number(times[JOURNEYS * 9 / 10]) + ", "
                    + number(times[JOURNEYS - 1]);
        }
    }
}
