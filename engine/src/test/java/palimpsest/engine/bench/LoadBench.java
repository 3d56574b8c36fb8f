package palimpsest.engine.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.valid.ValidModule;

/**
 * How long a large module takes from its bytes to an instance that is ready to be called: decoded, validated, linked and
 * instantiated. The first time is that of a cold Java. Arguments: the module, and how many mebibytes it shall have, by having its
 * functions again and again (10 unless told).
 */
final class LoadBench {

    private static final int ROUNDS = 8;

    private LoadBench() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        int mebibytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        byte[] large = Enlarged.module(Files.readAllBytes(file), mebibytes << 20);
        System.out.printf("%s, made %.1f MiB%n", file.getFileName(), large.length / 1048576.0);
        for (int round = 1; round <= ROUNDS; round++) {
            long start = System.nanoTime();
            long busy = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            int functions = open(large);
            System.out.printf(
                    "time %d: %d functions open in %d ms, of which this thread computed %d%n",
                    round,
                    functions,
                    (System.nanoTime() - start) / 1_000_000,
                    (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - busy) / 1_000_000);
        }
    }

    private static int open(byte[] binary) {
        Optional<ValidModule> valid = Wasm.load("large.wasm", binary).valid();
        ValidModule module = valid.orElseThrow(() -> new IllegalStateException("not valid"));
        Machine machine = new Machine(new Store());
        machine.instantiate(
                "large",
                module,
                Linker.linkOrMake(machine.store(), module, new Imports()).externals());
        machine.finish();
        return module.functionCount();
    }
}
