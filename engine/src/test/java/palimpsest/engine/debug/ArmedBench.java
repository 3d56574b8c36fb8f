package palimpsest.engine.debug;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.timeline.Timeline;

/**
 * Measures what breakpoints and watchpoints cost that are armed and not hit. Run it by
 * {@code mvn -q -pl engine test-compile} and then {@code java -cp engine/target/classes:engine/target/test-classes:CLASSPATH
 * palimpsest.engine.debug.ArmedBench [MILLIONS]}, where CLASSPATH holds the engine's dependencies.
 */
final class ArmedBench {

    /** Reads, changes and writes every fourth word of 64 KiB, calling a small function; another function is never called. */
    private static final String TRAFFIC = """
            (module (memory 4)
              (func $cold (export "cold") (param $n i32) (nop))
              (func $mix (param $x i32) (result i32)
                (if (i32.eqz (local.get $x)) (then (nop))) ;; never
                (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 5))))
              (func (export "run") (param $count i32) (result i32)
                (local $x i32) (local $at i32)
                (local.set $x (i32.const 88172645))
                (loop $again
                  (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 13))))
                  (local.set $x (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))))
                  (local.set $x (call $mix (local.get $x)))
                  (local.set $at (i32.and (local.get $x) (i32.const 0xfff0)))
                  (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (local.get $x)))
                  (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
                (if (i32.eqz (local.get $x)) (then (call $cold (i32.const 1))))
                (local.get $x)))
            """;

    private static final int STEPS_A_ROUND = 37;
    private static final int ROUNDS = 7;

    private ArmedBench() {}

    public static void main(String[] arguments) {
        long steps = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 100) * 1_000_000;
        List<Case> cases = List.of(
                new Case("nothing", run -> {}),
                new Case("a breakpoint in a function that is not called", run -> run.breakAtCold(Optional.empty())),
                new Case(
                        "the same with a condition",
                        run -> run.breakAtCold(
                                Expression.parse("$n > 3 && i32[0x10] != 0").expression())),
                new Case("a breakpoint in a hot function, on a way not taken", run -> run.breakAt("(call $cold")),
                new Case(
                        "a breakpoint in a small function called in a loop, not taken",
                        run -> run.breakAt("(nop))) ;; never")),
                new Case("a breakpoint on growth", run -> run.debugger.add(Breakpoint.at(new Breakpoint.Growths()))),
                new Case("a watchpoint far from what is written", run -> run.watch(0x2_0000)),
                new Case("a watchpoint in the same 4 KiB, between words that are written", run -> run.watch(0x1004)),
                new Case("a read watch far from what is read", run -> run.watchReads(0x2_0000)),
                new Case("a read watch between words that are read", run -> run.watchReads(0x1004)),
                new Case("read watches before and behind what is read", run -> {
                    run.watchReads(0x2_0000);
                    run.watchReads(0x0004);
                }));
        double[] best = new double[cases.size()];
        Arrays.fill(best, Double.MAX_VALUE);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < best.length; i++) {
                best[i] = Math.min(best[i], new Run(cases.get(i)).go(steps));
            }
        }
        for (int i = 0; i < best.length; i++) {
            System.out.printf(
                    "%-65s %7.1f ms %+6.1f %%%n", cases.get(i).what(), best[i], 100 * (best[i] / best[0] - 1));
        }
        conditions(steps / 20);
    }

    /** How long it takes to ask whether a condition holds, at an instruction of the loop, where it never does. */
    private static void conditions(long steps) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.min(best, new Run(new Case("", run -> run.breakAt("(i32.store", "$x == 0"))).go(steps));
        }
        System.out.printf(
                "%-65s %7.1f ns%n",
                "a condition in a loop, each time it does not hold", 1e6 * best * STEPS_A_ROUND / steps);
    }

    private record Case(String what, Consumer<Run> arm) {}

    /** The program in a machine of its own, recorded, under a debugger. */
    private static final class Run {
        private final Machine machine = new Machine(new Store());
        private final Debugger debugger = new Debugger(new Timeline(machine));
        private final ModuleInstance instance;

        Run(Case armed) {
            Loaded loaded = Wasm.loadText("traffic.wat", TRAFFIC);
            instance = machine.instantiate("traffic", loaded.valid().orElseThrow(), List.of());
            debugger.go(Motion.RUN);
            armed.arm().accept(this);
        }

        void breakAtCold(Optional<Expression> condition) {
            Locations locations = new Locations(instance.module());
            Breakpoint point = Breakpoint.at(new Breakpoint.InCode(Locations.points(List.of(locations.function(0)))));
            debugger.add(condition.map(point::when).orElse(point));
        }

        void breakAt(String text, String... condition) {
            Locations.Location there = new Locations(instance.module())
                    .expression(TRAFFIC.indexOf(text) + 1)
                    .orElseThrow();
            Breakpoint point = Breakpoint.at(new Breakpoint.InCode(Locations.points(List.of(there))));
            for (String each : condition) {
                point = point.when(Expression.parse(each).expression().orElseThrow());
            }
            debugger.add(point);
        }

        void watch(long address) {
            debugger.add(Watchpoint.on(0, address, address + 4));
        }

        void watchReads(long address) {
            debugger.add(Watchpoint.on(0, address, address + 4).kind(Watchpoint.Kind.READ));
        }

        double go(long steps) {
            machine.invoke(
                    instance.function("run").orElseThrow(), List.of(new Value.I32((int) (steps / STEPS_A_ROUND))));
            // Processor time, so that other work on the machine disturbs little.
            ThreadMXBean clock = ManagementFactory.getThreadMXBean();
            long start = clock.getCurrentThreadCpuTime();
            debugger.go(Motion.RUN);
            return (clock.getCurrentThreadCpuTime() - start) / 1e6;
        }
    }
}
