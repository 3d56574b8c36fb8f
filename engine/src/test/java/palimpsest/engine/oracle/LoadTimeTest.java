package palimpsest.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
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
