package palimpsest.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;

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

    /** Replays a session, so many steps at a time, and tells how many it took in all. */
    private static long steps(String name, LongSupplier portions) throws IOException {
        Path folder = TestData.path("modules/golden");
        Loaded loaded = Wasm.load(name + ".wasm", Files.readAllBytes(folder.resolve(name + ".wasm")));
        JsonObject session = JsonParser.parseString(Files.readString(folder.resolve(name + ".json")))
                .getAsJsonObject();
        GoldenReplay replay = new GoldenReplay(loaded.valid().orElseThrow(), session, portions);
        assertEquals(session.get("afterInstantiate"), replay.instantiate(), "after instantiation");
        replay.run();
        assertEquals(session.get("final"), replay.memoryDigest(), "at the end");
        return replay.steps();
    }
}
