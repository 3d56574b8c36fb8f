package palimpsest.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.bench.Enlarged;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.valid.ValidModule;
import run.endive.wasm.Parser;

/** Decodes and validates real modules side by side with Endive's parser and validator; the figures are printed. */
class LoadTimeTest {

    private static final int ROUNDS = 11;

    @ParameterizedTest
    @ValueSource(strings = {"fmt-gofmt", "sql.js"})
    void loadingTakesAtMostHalfTheTimeOfAnotherEngine(String name) throws IOException {
        byte[] binary = Files.readAllBytes(TestData.path("modules/golden/" + name + ".wasm"));
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ours[i] = millis(
                    () -> assertTrue(Wasm.load(name + ".wasm", binary).valid().isPresent()));
            theirs[i] = millis(() -> Parser.parse(binary));
        }
        double ourMedian = median(ours);
        double theirMedian = median(theirs);
        System.out.printf(
                "%s.wasm, median of %d: here %.1f ms, Endive %.1f ms, ratio %.2f%n",
                name, ROUNDS, ourMedian, theirMedian, ourMedian / theirMedian);
        assertTrue(ourMedian <= theirMedian / 2, () -> ourMedian + " ms here, " + theirMedian + " ms in Endive");
    }

    /** The time of this thread, so that what else the machine does is not counted. */
    @Test
    void aModuleOfTenMebibytesIsOpenWithinASecond() throws IOException {
        byte[] binary = Enlarged.module(Files.readAllBytes(TestData.path("modules/golden/sql.js.wasm")), 10 << 20);
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = clock.getCurrentThreadCpuTime();
            ValidModule module = Wasm.load("large.wasm", binary).valid().orElseThrow();
            Machine machine = new Machine(new Store());
            machine.instantiate(
                    "large",
                    module,
                    Linker.linkOrMake(machine.store(), module, new Imports()).externals());
            assertTrue(machine.finish() instanceof Outcome.Finished);
            best = Math.min(best, clock.getCurrentThreadCpuTime() - start);
        }
        long millis = best / 1_000_000;
        System.out.printf("%d bytes open in %d ms%n", binary.length, millis);
        assertTrue(millis < 1000, () -> millis + " ms");
    }

    private static double millis(Runnable load) {
        long start = System.nanoTime();
        load.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
