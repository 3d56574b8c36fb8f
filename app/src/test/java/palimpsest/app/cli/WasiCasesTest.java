package palimpsest.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs C programs for WASI; another engine has written down what they print, how they end and what their memory is then. */
final class WasiCasesTest {
    private static final int PAGE_LINES = 65_536 / 16;
    private static final int HEX = 10;
    private static final int HEX_END = HEX + 16 * 3 - 1;

    @TempDir
    private Path folder;

    @TestFactory
    List<DynamicTest> programsDoWhatAnotherEngineSawThemDo() throws IOException {
        String root = System.getProperty("palimpsest.testdata", "");
        Path data = Path.of(root, "modules", "wasi");
        assumeTrue(
                !root.isEmpty() && Files.exists(data),
                "no test data: set the property palimpsest.testdata to run this test");
        String cases = Files.readString(data.resolve("cases.json"));
        return StreamSupport.stream(
                        JsonParser.parseString(cases).getAsJsonArray().spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(each -> DynamicTest.dynamicTest(each.get("name").getAsString(), () -> run(data, each)))
                .toList();
    }

    private void run(Path data, JsonObject wanted) throws IOException {
        Shell shell = new Shell();
        if (!wanted.get("stdin").isJsonNull()) {
            shell.withInput(Files.readAllBytes(data.resolve(wanted.get("stdin").getAsString())));
        }
        int pages = wanted.get("mem_pages").getAsInt();
        List<String> line = new ArrayList<>(List.of(
                "run", data.resolve(wanted.get("wasm").getAsString()).toString(), "--dump", "0:0:" + (pages << 16)));
        for (String guest : wanted.getAsJsonObject("preopens").keySet()) {
            line.addAll(List.of("--dir", Files.createTempDirectory(folder, "opened") + "::" + guest));
        }
        wanted.getAsJsonObject("env")
                .entrySet()
                .forEach(each -> line.addAll(
                        List.of("--env", each.getKey() + "=" + each.getValue().getAsString())));
        line.add("--");
        wanted.getAsJsonArray("args").forEach(each -> line.add(each.getAsString()));

        assertThat(shell.run(line.toArray(String[]::new)))
                .isEqualTo(wanted.get("exit").getAsInt());

        String printed = new String(shell.bytes(), StandardCharsets.ISO_8859_1);
        int start = printed.length();
        for (int i = 0; i < pages * PAGE_LINES + 1; i++) {
            start = printed.lastIndexOf('\n', start - 1);
        }
        byte[] output = printed.substring(0, start + 1).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(digest(output)).isEqualTo(wanted.get("stdout_sha256").getAsString());
        if (wanted.has("mem_sha256")) {
            assertThat(digest(memory(printed.substring(start + 1))))
                    .isEqualTo(wanted.get("mem_sha256").getAsString());
        }
    }

    private static byte[] memory(String dump) {
        StringBuilder hex = new StringBuilder();
        Arrays.stream(dump.split("\n"))
                .forEach(line -> hex.append(line.substring(HEX, HEX_END).replace(" ", "")));
        return HexFormat.of().parseHex(hex);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
