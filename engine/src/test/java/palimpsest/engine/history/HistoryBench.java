package palimpsest.engine.history;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.valid.ValidModule;

/**
 * Measures how long questions to a long record take. Arguments: millions of steps (100 unless told), and kibibytes of memory
 * that the program uses (1024 unless told, a power of two).
 */
final class HistoryBench {

    /** Random words are read, changed by a function, and written back or elsewhere. */
    private static final String TRAFFIC = """
            (module (memory 1024)
              (global $sum (mut i32) (i32.const 1))
              (func $mix (param $old i32) (param $x i32) (result i32)
                (global.set $sum (i32.add (global.get $sum) (local.get $old)))
                (if (result i32) (i32.and (local.get $x) (i32.const 1))
                  (then (local.get $old))
                  (else (i32.add (local.get $old) (local.get $x)))))
              (func (export "run") (param $count i32) (param $mask i32) (result i32)
                (local $x i32) (local $at i32)
                (local.set $x (i32.const 88172645))
                (loop $again
                  (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 13))))
                  (local.set $x (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))))
                  (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 5))))
                  (local.set $at (i32.and (local.get $x) (local.get $mask)))
                  (i32.store (i32.and (i32.mul (local.get $at) (i32.const 5)) (local.get $mask))
                    (call $mix (i32.load (local.get $at)) (local.get $x)))
                  (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
                (global.get $sum)))
            """;

    private static final int STEPS_A_ROUND = 45;

    private HistoryBench() {}

    public static void main(String[] arguments) {
        long steps = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 100) * 1_000_000;
        int mask = ((arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1024) << 10) - 4;
        Machine machine = new Machine(new Store());
        ValidModule module = Wasm.loadText("traffic.wat", TRAFFIC).valid().orElseThrow();
        Timeline timeline = new Timeline(machine);
        ModuleInstance instance = machine.instantiate("traffic", module, List.of());
        machine.finish();
        FunctionInstance function = instance.function("run").orElseThrow();
        time(
                "recorded",
                1,
                () -> machine.call(
                        function, List.of(new Value.I32((int) (steps / STEPS_A_ROUND)), new Value.I32(mask))));
        long end = timeline.end();
        System.out.printf(
                "%d steps, %d checkpoints%n", end, timeline.checkpoints().size());
        History history = new History(timeline);
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 2; round++) {
            time(
                    "all writers of a byte",
                    3,
                    () -> history.writers(0, random.nextInt(mask))
                            .all(Progress.NONE)
                            .size());
            time(
                    "the latest readers of a byte",
                    5,
                    () -> history.readers(0, random.nextInt(mask), 1, 0, end)
                            .more(Progress.NONE)
                            .size());
            time(
                    "all readers of a byte",
                    2,
                    () -> history.readers(0, random.nextInt(mask), 1, 0, end)
                            .all(Progress.NONE)
                            .size());
            time("8 layers of 1024 bytes", 2, () -> {
                LayerSearch layers = history.layers(0, random.nextInt(mask - 1024), 1024, 8);
                layers.all(Progress.NONE);
                return layers.layers();
            });
            time(
                    "where a byte comes from",
                    10,
                    () -> history.origin(0, random.nextInt(mask))
                            .all(Progress.NONE)
                            .size());
            time(
                    "what a step overwrote",
                    5,
                    () -> history.overwriting(random.nextLong(end), Progress.NONE)
                            .runs()
                            .size());
            time(
                    "calls of a million steps",
                    3,
                    () -> history.calls(end / 2, end / 2 + 1_000_000, 1000, Progress.NONE)
                            .spans()
                            .size());
            time(
                    "calls of all steps",
                    2,
                    () -> history.calls(0, end, 1000, Progress.NONE).spans().size());
            time(
                    "events of a million steps",
                    3,
                    () -> history.events(end / 2, end / 2 + 1_000_000, 1000, Progress.NONE)
                            .events()
                            .size());
            time(
                    "events of all steps",
                    2,
                    () -> history.events(0, end, 1000, Progress.NONE).events().size());
            time(
                    "difference of two moments",
                    5,
                    () -> history.difference(random.nextLong(end), random.nextLong(end), 1000, Progress.NONE)
                            .totalRuns());
        }
    }

    private interface Question {
        Object ask();
    }

    private static void time(String what, int count, Question question) {
        double[] times = new double[count];
        Object last = "";
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            last = question.ask();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        System.out.printf("%s: median %.1f ms, worst %.1f ms; %s%n", what, times[count / 2], times[count - 1], last);
    }
}
