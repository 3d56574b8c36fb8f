package palimpsest.app.hostscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.timeline.Timeline;

/** Sessions of real modules, recorded in Node, played by a host script that uses the public JavaScript API alone. */
class GoldenScriptTest {

    private static final String TESTDATA = "palimpsest.testdata";

    @ParameterizedTest
    @ValueSource(strings = {"brotli", "es-module-lexer", "fmt-gofmt", "hash-wasm-crc32", "quickjs", "sql.js"})
    void endsWithTheRecordedMemory(String name) throws IOException {
        Path folder = Path.of(System.getProperty(TESTDATA, "")).resolve("modules/golden");
        assumeTrue(Files.isDirectory(folder), "no recorded sessions: set " + TESTDATA);
        Map<String, String> digests = new HashMap<>();
        Kept port = new Kept() {
            @Override
            public void print(Stream stream, String text) {
                digests.put(
                        text.strip(), digest(machine.store().memories().get(0).memory()));
            }
        };
        Timeline timeline = new Timeline(port.machine);
        String text = "const SESSION = '" + name + "'; " + player();
        try (HostScripts scripts = new HostScripts();
                ScriptRun run = scripts.open(new Script(folder.resolve("replay.js"), text), port, ScriptLimits.USUAL)) {
            assertThat(run.run()).isInstanceOf(ScriptResult.Done.class);
        }
        JsonObject session = JsonParser.parseString(Files.readString(folder.resolve(name + ".json")))
                .getAsJsonObject();
        assertThat(digests.get("instantiated")).isEqualTo(recorded(session, "afterInstantiate"));
        assertThat(digests.get("done")).isEqualTo(recorded(session, "final"));

        // The past is gone through without the script.
        long end = timeline.end();
        for (long step : List.of(end / 2, end / 3, end)) {
            timeline.travelTo(step);
        }
        assertThat(digest(port.machine.store().memories().get(0).memory())).isEqualTo(recorded(session, "final"));
    }

    private static String player() throws IOException {
        try (InputStream in = GoldenScriptTest.class.getResourceAsStream("golden-replay.js")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String recorded(JsonObject session, String when) {
        JsonObject digest = session.getAsJsonObject(when);
        return digest.get("pages").getAsLong() + " pages "
                + digest.get("sha256").getAsString();
    }

    private static String digest(LinearMemory memory) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] page = new byte[1 << 16];
            for (long at = 0; at < memory.length(); at += page.length) {
                memory.read(at, page, 0, page.length);
                sha256.update(page);
            }
            return memory.pages() + " pages " + HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
