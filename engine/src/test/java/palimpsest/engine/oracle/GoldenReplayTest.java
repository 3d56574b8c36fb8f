package palimpsest.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Tier;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteListener;

/** Replays sessions of real programs that were recorded in another engine. */
class GoldenReplayTest {

    @ParameterizedTest
    @ValueSource(strings = {"hash-wasm-crc32", "es-module-lexer", "fmt-gofmt", "brotli", "quickjs", "sql.js"})
    void aRecordedSessionReplaysExactly(String name) throws IOException {
        steps(name, () -> Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hash-wasm-crc32", "es-module-lexer", "fmt-gofmt", "quickjs"})
    void inPortionsOfAnySizeASessionTakesTheSameSteps(String name) throws IOException {
        Random random = new Random(4);
        assertEquals(steps(name, () -> Long.MAX_VALUE), steps(name, () -> 1L << random.nextInt(20)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hash-wasm-crc32", "es-module-lexer", "fmt-gofmt"})
    void onEveryTierASessionTakesTheSameStepsAndWritesTheSame(String name) throws IOException {
        String exact = writes(name, Tier.EXACT, () -> Long.MAX_VALUE);
        for (Tier tier : EnumSet.complementOf(EnumSet.of(Tier.EXACT))) {
            assertEquals(exact, writes(name, tier, () -> Long.MAX_VALUE), tier::toString);
        }
        Random random = new Random(5);
        assertEquals(exact, writes(name, Tier.FAST, () -> 1L << random.nextInt(14)), "in portions");
    }

    /** A digest of all writes of a session, with their steps and places. */
    private static String writes(String name, Tier tier, LongSupplier portions) throws IOException {
        GoldenReplay replay = replay(name, portions);
        Digest digest = new Digest();
        replay.machine().setFastest(tier);
        replay.machine().store().listen(digest);
        replay.instantiate();
        replay.run();
        return replay.steps() + " steps, " + digest.count + " writes: " + digest.hash;
    }

    private static final class Digest implements WriteListener {
        private long count;
        private long hash = 1;

        @Override
        public void written(
                LinearMemory memory, long step, long address, int size, byte[] before, byte[] after, int site) {
            count++;
            add(step);
            add(address);
            add(site);
            for (int i = 0; i < size; i++) {
                add(after[i]);
            }
        }

        @Override
        public void grown(LinearMemory memory, long step, long pagesBefore, long pagesAfter, int site) {
            add(step);
            add(pagesAfter);
        }

        private void add(long number) {
            hash = hash * 0x9e37_79b9_7f4a_7c15L + number;
        }
    }

    /** Replays a session, so many steps at a time, and tells how many it took in all. */
    private static long steps(String name, LongSupplier portions) throws IOException {
        JsonObject session = session(name);
        GoldenReplay replay = replay(name, portions);
        assertEquals(session.get("afterInstantiate"), replay.instantiate(), "after instantiation");
        replay.run();
        assertEquals(session.get("final"), replay.memoryDigest(), "at the end");
        return replay.steps();
    }

    private static GoldenReplay replay(String name, LongSupplier portions) throws IOException {
        Path file = TestData.path("modules/golden").resolve(name + ".wasm");
        Loaded loaded = Wasm.load(name + ".wasm", Files.readAllBytes(file));
        return new GoldenReplay(loaded.valid().orElseThrow(), session(name), portions);
    }

    private static JsonObject session(String name) throws IOException {
        Path file = TestData.path("modules/golden").resolve(name + ".json");
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }
}
