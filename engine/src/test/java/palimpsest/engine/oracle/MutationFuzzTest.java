package palimpsest.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.script.SuiteModules;

/**
 * Damages valid modules at random and loads them: whatever comes, it is a module or diagnostics, soon, and in little
 * memory. The properties {@code palimpsest.fuzz.binaries} and {@code palimpsest.fuzz.texts} say how many of each, and
 * {@code palimpsest.fuzz.seed} where to begin.
 */
class MutationFuzzTest {

    private static final long MOST_MILLIS = 1000;
    private static final long MOST_BYTES = 256L << 20;
    private static final long SEED = Long.getLong("palimpsest.fuzz.seed", 1);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<String> faults = new ArrayList<>();

    @Test
    void damagedBinariesAreRefusedOrLoaded() throws IOException {
        List<byte[]> corpus = new ArrayList<>();
        for (long seed = 0; seed < 40; seed++) {
            corpus.add(RandomModule.binary(seed));
        }
        corpus.addAll(testData(".wasm"));
        if (TestData.isThere("testsuite")) {
            SuiteModules.forEach((place, module) -> corpus.add(Wasm.assemble(module)));
        }
        mutate(corpus, Integer.getInteger("palimpsest.fuzz.binaries", 20_000), "binary");
    }

    @Test
    void damagedTextsAreRefusedOrLoaded() throws IOException {
        List<byte[]> corpus = new ArrayList<>();
        for (long seed = 0; seed < 10; seed++) {
            Loaded loaded = Wasm.load("random.wasm", RandomModule.binary(seed));
            corpus.add(Wasm.print(loaded.module().orElseThrow()).getBytes(StandardCharsets.UTF_8));
        }
        corpus.addAll(testData(".wat"));
        if (TestData.isThere("testsuite")) {
            SuiteModules.forEach(
                    (place, module) -> corpus.add(Wasm.print(module).getBytes(StandardCharsets.UTF_8)));
        }
        mutate(corpus, Integer.getInteger("palimpsest.fuzz.texts", 2_000), "text");
    }

    /** The smaller modules of the test data, if there is any. */
    private static List<byte[]> testData(String ending) throws IOException {
        List<byte[]> files = new ArrayList<>();
        if (TestData.isThere("modules")) {
            try (Stream<Path> found = Files.walk(TestData.path("modules"))) {
                for (Path file : found.filter(each -> each.toString().endsWith(ending))
                        .sorted()
                        .toList()) {
                    if (Files.size(file) < 100_000) {
                        files.add(Files.readAllBytes(file));
                    }
                }
            }
        }
        return files;
    }

    private void mutate(List<byte[]> corpus, int count, String kind) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < count && faults.size() < 10; i++) {
            byte[] original = corpus.get(random.nextInt(corpus.size()));
            byte[] other = corpus.get(random.nextInt(corpus.size()));
            load(kind + " " + i, damage(random.split(), original, other));
        }
        assertEquals(List.of(), faults);
    }

    private void load(String name, byte[] bytes) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        try {
            Loaded loaded = Wasm.load(name, bytes);
            assertEquals(loaded.diagnostics().isEmpty(), loaded.valid().isPresent());
            loaded.diagnostics()
                    .forEach(diagnostic -> assertTrue(!diagnostic.render().isEmpty()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            faults.add(name + ": " + e + " at "
                    + Arrays.stream(e.getStackTrace()).limit(3).toList());
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        long used = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        if (millis > MOST_MILLIS || used > MOST_BYTES) {
            faults.add(name + ": " + bytes.length + " bytes took " + millis + " ms and " + used + " bytes of heap");
        }
    }

    private static byte[] damage(SplittableRandom random, byte[] original, byte[] other) {
        byte[] bytes = original.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times && bytes.length > 8; i++) {
            int at = random.nextInt(4, bytes.length);
            bytes = switch (random.nextInt(7)) {
                case 0 -> with(bytes, at, (byte) (bytes[at] ^ (1 << random.nextInt(8))));
                case 1 -> with(bytes, at, (byte) random.nextInt(256));
                case 2 -> with(bytes, at, (byte) 0xff);
                case 3 -> Arrays.copyOf(bytes, at);
                case 4 -> spliced(bytes, at, 0, bytes, random.nextInt(bytes.length), random.nextInt(20));
                case 5 -> spliced(bytes, at, random.nextInt(20), bytes, 0, 0);
                default ->
                    spliced(bytes, at, random.nextInt(20), other, random.nextInt(other.length), random.nextInt(40));
            };
        }
        return bytes;
    }

    private static byte[] with(byte[] bytes, int at, byte value) {
        bytes[at] = value;
        return bytes;
    }

    /** The bytes with some removed at a place, and some of another module put there instead. */
    private static byte[] spliced(byte[] bytes, int at, int removed, byte[] from, int start, int length) {
        int rest = Math.min(bytes.length, at + removed);
        int put = Math.min(length, from.length - start);
        byte[] result = new byte[at + put + bytes.length - rest];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(from, start, result, at, put);
        System.arraycopy(bytes, rest, result, at + put, bytes.length - rest);
        return result;
    }
}
