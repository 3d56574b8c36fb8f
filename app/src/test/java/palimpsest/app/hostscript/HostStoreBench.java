package palimpsest.app.hostscript;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.timeline.Timeline;

/**
 * What a store of a script into a memory costs, recorded, beside those into arrays of its own. From the project's folder,
 * after a build:
 *
 * <pre>java -cp app/target/test-classes:app/target/classes:$(cat app/target/class-path.txt) palimpsest.app.hostscript.HostStoreBench</pre>
 */
final class HostStoreBench {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int STORES = 1_000_000;

    private HostStoreBench() {}

    public static void main(String[] arguments) {
        try (HostScripts scripts = new HostScripts()) {
            print(scripts, "own array", "a = new Uint32Array(16384)", "a[i & 16383] = i");
            print(scripts, "own setInt32", "a = new DataView(new ArrayBuffer(65536))", "a.setInt32(i & 8191, i, true)");
            print(scripts, "own Atomics.add", "a = new Int32Array(16384)", "Atomics.add(a, i & 8191, 1)");
            for (String type : List.of("Uint8", "Int16", "Int32", "Float32", "Float64")) {
                print(scripts, type + "Array", "a = new " + type + "Array(memory.buffer)", "a[i & 8191] = i");
            }
            print(scripts, "BigInt64Array", "a = new BigInt64Array(memory.buffer)", "a[i & 8191] = 1n");
            for (String type : List.of("Uint8", "Int16", "Int32", "Float32", "Float64")) {
                print(scripts, "set" + type, "a = new DataView(memory.buffer)", "a.set" + type + "(i & 8191, i, true)");
            }
            print(scripts, "setBigInt64", "a = new DataView(memory.buffer)", "a.setBigInt64(i & 8191, 1n, true)");
            print(scripts, "Atomics.store", "a = new Int32Array(memory.buffer)", "Atomics.store(a, i & 8191, i)");
            print(scripts, "Atomics.add", "a = new Int32Array(memory.buffer)", "Atomics.add(a, i & 8191, 1)");
            print(scripts, "a byte of fill", "a = new Uint8Array(memory.buffer)", "i += a.fill(i).length - 1");
            print(
                    scripts,
                    "a byte of set",
                    "a = new Uint8Array(memory.buffer), b = new Uint8Array(65536)",
                    "i += (a.set(b), 65535)");
            print(scripts, "a read", "a = new Uint32Array(memory.buffer)", "s += a[i & 16383]");
            print(scripts, "an object", "a = 0", "a = { i }");
        }
    }

    private static void print(HostScripts scripts, String what, String before, String store) {
        System.out.printf(Locale.ROOT, "%-16s %6.0f ns%n", what, nanoseconds(scripts, before, store));
    }

    /** Nanoseconds of the processor for one turn of a loop that stores, the best of some runs. */
    static double nanoseconds(HostScripts scripts, String before, String store) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            best = Math.min(best, once(scripts, before, store));
        }
        return best;
    }

    private static double once(HostScripts scripts, String before, String store) {
        Machine machine = new Machine(new Store());
        new Timeline(machine);
        // As the window and the command line do, it listens to no read.
        ScriptPort port = new ScriptPort() {
            @Override
            public Machine machine() {
                return machine;
            }

            @Override
            public void print(Stream stream, String words) {}
        };
        String text = "const memory = new WebAssembly.Memory({ initial: 1 }); let s = 0, " + before + ";"
                + "function work() { for (let i = 0; i < " + STORES + "; i++) " + store + "; }";
        try (ScriptRun run = scripts.open(new Script(Path.of("bench.js"), text), port, ScriptLimits.USUAL)) {
            run.run();
            long start = THREADS.getCurrentThreadCpuTime();
            run.evaluate("work()");
            return (double) (THREADS.getCurrentThreadCpuTime() - start) / STORES;
        }
    }
}
