package palimpsest.app.hostscript;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Locale;
import palimpsest.engine.timeline.Timeline;

/**
 * What a store of a script into a memory costs, recorded, beside one into an array of its own. From the project's folder,
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
            print(scripts, "element", "a = new Uint32Array(memory.buffer)", "a[i & 16383] = i");
            print(scripts, "byte", "a = new Uint8Array(memory.buffer)", "a[i & 65535] = i");
            print(scripts, "DataView", "a = new DataView(memory.buffer)", "a.setUint32(i & 65532, i)");
            print(scripts, "read", "a = new Uint32Array(memory.buffer)", "s += a[i & 16383]");
            print(scripts, "fill, a byte", "a = new Uint8Array(memory.buffer)", "i += a.fill(i).length - 1");
            print(
                    scripts,
                    "set, a byte",
                    "a = new Uint8Array(memory.buffer), b = new Uint8Array(65536)",
                    "i += (a.set(b), 65535)");
            print(scripts, "an object", "a = 0", "a = { i }");
        }
    }

    private static void print(HostScripts scripts, String what, String before, String store) {
        System.out.printf(Locale.ROOT, "%-14s %6.0f ns%n", what, nanoseconds(scripts, before, store));
    }

    /** Nanoseconds of the processor for one turn of a loop that stores, the best of some runs. */
    static double nanoseconds(HostScripts scripts, String before, String store) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            best = Math.min(best, once(scripts, before, store));
        }
        return best;
    }

    private static double once(HostScripts scripts, String before, String store) {
        Kept port = new Kept();
        new Timeline(port.machine);
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
