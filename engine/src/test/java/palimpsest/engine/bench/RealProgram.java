package palimpsest.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import palimpsest.engine.Wasm;
import palimpsest.engine.valid.ValidModule;

/**
 * A program from elsewhere, with what its host does.
 *
 * @param arguments what the script for node takes
 * @param host a new host for each instance
 */
record RealProgram(
        String name, Path file, ValidModule module, String script, List<String> arguments, Supplier<Host> host) {

    private static final List<String> SESSIONS = List.of("quickjs", "brotli", "sql.js");

    /**
     * Those that are there: recorded sessions, and one that counts the words of a text of so many mebibytes.
     *
     * @param data the folder of test data
     */
    static List<RealProgram> all(Path data, int mebibytes) throws IOException {
        List<RealProgram> programs = new ArrayList<>();
        for (String name : SESSIONS) {
            Path record = data.resolve("modules/golden/" + name + ".json");
            if (Files.isRegularFile(record)) {
                Session session = Session.read(record);
                programs.add(of(
                        name,
                        data.resolve("modules/golden/" + name + ".wasm"),
                        "session.mjs",
                        List.of(record.toString()),
                        session::host));
            }
        }
        Path wc = data.resolve("modules/wasi/wc.wasm");
        if (Files.isRegularFile(wc)) {
            long length = (long) mebibytes << 20;
            String answer = new Text(length).count();
            programs.add(of(
                    "wc",
                    wc,
                    "wc.mjs",
                    List.of(String.valueOf(length), Text.WORDS, answer),
                    () -> new WordCount(length, answer)));
        }
        return programs;
    }

    private static RealProgram of(String name, Path file, String script, List<String> arguments, Supplier<Host> host)
            throws IOException {
        ValidModule module =
                Wasm.load(name + ".wasm", Files.readAllBytes(file)).valid().orElseThrow();
        return new RealProgram(name, file, module, script, arguments, host);
    }

    byte[] binary() throws IOException {
        return Files.readAllBytes(file);
    }
}
