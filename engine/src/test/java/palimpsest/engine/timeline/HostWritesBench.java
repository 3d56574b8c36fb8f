package palimpsest.engine.timeline;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import palimpsest.engine.Wasm;
import palimpsest.engine.debug.Debugger;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.record.SessionCapture;
import palimpsest.engine.record.SessionRead;
import palimpsest.engine.runtime.HostContext;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.valid.ValidModule;

/**
 * Measures what single stores and reads of a host cost, one by one, as scripts make them: nanoseconds of the thread's own time
 * for each, bytes on the tape, and travels in milliseconds. Argument: how many of each (1,000,000 unless told):
 *
 * <pre>
 * mvn -q -pl engine test-compile
 * ASM=~/.m2/repository/org/ow2/asm/asm/9.10.1/asm-9.10.1.jar
 * java -cp engine/target/classes:engine/target/test-classes:$ASM palimpsest.engine.timeline.HostWritesBench 1000000
 * </pre>
 */
final class HostWritesBench {

    private static final String MODULE = """
            (module
              (import "host" "fill" (func $fill))
              (memory (export "memory") 64)
              (func (export "go") (call $fill)))
            """;

    /** Where a host writes and reads next. */
    private enum Pattern {
        IN_A_ROW,
        EVERYWHERE
    }

    private HostWritesBench() {}

    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        for (int round = 0; round < 3; round++) {
            for (Pattern pattern : Pattern.values()) {
                System.out.printf("---- %s%n", pattern);
                new Run(count, pattern, false, false).report();
                new Run(count, pattern, true, false).report();
                new Run(count, pattern, true, true).report();
            }
        }
    }

    /** A host function that writes and reads byte by byte. */
    private static final class Run {
        private final Machine machine = new Machine(new Store());
        private final int count;
        private final Pattern pattern;
        private final boolean recorded;
        private final boolean debugged;
        private final SplittableRandom random = new SplittableRandom(5);
        private double writing;
        private double reading;

        Run(int count, Pattern pattern, boolean recorded, boolean debugged) {
            this.count = count;
            this.pattern = pattern;
            this.recorded = recorded;
            this.debugged = debugged;
        }

        void report() {
            Timeline timeline = recorded ? new Timeline(machine) : null;
            if (debugged) {
                new Debugger(timeline).whenStoppedInside(stop -> {
                    throw new AssertionError(stop);
                });
            }
            ValidModule module = Wasm.loadText("host.wat", MODULE).valid().orElseThrow();
            FunctionType type = new FunctionType(List.of(), List.of());
            Imports imports = new Imports().define("host", "fill", new HostFunctionInstance("fill", type, this::fill));
            ModuleInstance instance = machine.instantiate(
                    "host", module, Linker.link(module, imports).externals());
            machine.finish();
            machine.call(instance.function("go").orElseThrow(), List.<Value>of());
            System.out.printf(
                    "%s%s: a write %.0f ns, a read %.0f ns%n",
                    recorded ? "recorded" : "not recorded",
                    debugged ? ", with a debugger" : "",
                    writing * 1e6 / count,
                    reading * 1e6 / count);
            if (recorded && !debugged) {
                travel(timeline, module);
            }
        }

        private List<Value> fill(HostContext context, List<Value> arguments) {
            MemoryInstance memory = machine.store().memories().get(0);
            writing = time(() -> {
                for (int i = 0; i < count; i++) {
                    context.write(memory, at(i), new byte[] {(byte) i}, "host.js:6");
                }
            });
            reading = time(() -> {
                for (int i = 0; i < count; i++) {
                    context.noteRead(memory, at(i), 1, "host.js:9");
                }
            });
            return List.of();
        }

        private int at(int i) {
            return pattern == Pattern.IN_A_ROW ? i : random.nextInt(4_000_000);
        }

        private void travel(Timeline timeline, ValidModule module) {
            System.out.printf(
                    "%d entries in %d bytes, %d reads left out, %d checkpoints, %d KiB%n",
                    timeline.tape().size(),
                    timeline.tapeBytes(),
                    timeline.readsLeftOut(),
                    timeline.checkpoints().size(),
                    timeline.bytes() >> 10);
            SplittableRandom steps = new SplittableRandom(1);
            times("to a random step", 60, () -> timeline.travelTo(steps.nextLong(timeline.end())));
            timeline.travelTo(timeline.end() - 10);
            times("one step back, again and again", 2000, timeline::stepBack);
            timeline.travelToEnd();
            times(
                    "all writers of a byte",
                    3,
                    () -> timeline.writersOf(0, steps.nextInt(1000)).all(Progress.NONE));
            times("a saved session", 2, () -> {
                SessionRead read = SessionCapture.capture(
                        "bench", timeline, List.of(module), SessionCapture.Marks.NONE, List.of());
                if (read.session().isEmpty()) {
                    throw new AssertionError(read.fault().toString());
                }
            });
        }
    }

    private static void times(String what, int count, Runnable work) {
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = time(work);
        }
        Arrays.sort(times);
        System.out.printf("%s: median %.2f ms, worst %.2f ms%n", what, times[count / 2], times[count - 1]);
    }

    private static double time(Runnable work) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
    }
}
