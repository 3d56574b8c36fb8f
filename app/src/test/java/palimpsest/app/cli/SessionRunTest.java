package palimpsest.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.record.SessionCapture;
import palimpsest.engine.record.SessionFile;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.valid.ValidModule;

/** A saved session shows what the run shows that it was saved from. */
final class SessionRunTest {
    private static final String STORES = """
            (module
              (memory (export "memory") 1 2)
              (data (i32.const 4) "ab")
              (func $put (export "put") (param i32 i32)
                (i32.store (local.get 0) (local.get 1)))
              (func $more (export "more") (result i32)
                (memory.grow (i32.const 1))))
            """;

    private final Shell shell = new Shell();

    @TempDir
    private Path folder;

    private String module = "";
    private String session = "";

    /** {@code put 4 7}, {@code more}, {@code put 65537 9}. */
    @BeforeEach
    void live() throws IOException {
        Path file = folder.resolve("stores.wat");
        Files.writeString(file, STORES);
        module = file.toString();
        ValidModule valid = Wasm.load("stores.wat", STORES.getBytes(StandardCharsets.UTF_8))
                .valid()
                .orElseThrow();
        Machine machine = new Machine(new Store());
        Timeline timeline = new Timeline(machine);
        ModuleInstance instance = machine.instantiate("", valid, List.of());
        machine.finish();
        machine.call(instance.function("put").orElseThrow(), List.of(new Value.I32(4), new Value.I32(7)));
        machine.call(instance.function("more").orElseThrow(), List.of());
        machine.call(instance.function("put").orElseThrow(), List.of(new Value.I32(65537), new Value.I32(9)));
        timeline.travelTo(5);
        Path saved = folder.resolve("stores.palimpsest");
        assertThat(SessionFile.write(
                        saved,
                        SessionCapture.capture("stores", timeline, List.of(valid), SessionCapture.Marks.NONE, List.of())
                                .session()
                                .orElseThrow()))
                .isEmpty();
        session = saved.toString();
    }

    private String outputOfRun(String... options) {
        String[] calls = {
            "run", module, "--invoke", "put", "4", "7", "--invoke", "more", "--invoke", "put", "65537", "9"
        };
        assertThat(shell.run(joined(calls, options))).isZero();
        // The result of "more" comes first.
        assertThat(shell.out()).startsWith("i32:1\n");
        return shell.out().substring("i32:1\n".length());
    }

    private static String[] joined(String[] first, String... second) {
        String[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private String outputOfSession(String... options) {
        assertThat(shell.run(joined(new String[] {"run", session}, options))).isZero();
        assertThat(shell.err()).isEmpty();
        return shell.out();
    }

    @Test
    void dumpsAndWritersAreThoseOfTheRun() {
        String[][] wishes = {
            {"--dump", "0:0:16"},
            {"--dump", "0:65536:16"},
            {"--writers", "0:4"},
            {"--writers", "0:65538"},
            {"--writers", "0:100"},
            {"--at", "1", "--dump", "0:0:8"},
            {"--at", "4", "--dump", "0:0:8", "--writers", "0:5"},
            {"--at", "5", "--dump", "0:0:8", "--writers", "0:5"},
            {"--at", "6", "--dump", "0:0:8", "--writers", "0:5"},
            {"--at", "9", "--dump", "0:0:8", "--writers", "0:5", "--writers", "0:4"},
        };
        for (String[] wish : wishes) {
            assertThat(outputOfSession(wish)).as(String.join(" ", wish)).isEqualTo(outputOfRun(wish));
        }
    }

    @Test
    void theWriteLogIsThatOfTheRun() throws IOException {
        Path ofRun = folder.resolve("run.jsonl");
        Path ofSession = folder.resolve("session.jsonl");
        outputOfRun("--writes", ofRun.toString());
        outputOfSession("--writes", ofSession.toString());
        assertThat(Files.readString(ofSession)).isNotEmpty().isEqualTo(Files.readString(ofRun));
    }

    @Test
    void withoutAWishItSaysThatTheStateIsTheSavedOne() {
        assertThat(outputOfSession()).matches("replayed \\d+ steps: the state is the saved one\n");
    }

    @Test
    void aDamagedSessionIsToldWithItsPlace() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(session));
        bytes[60] ^= 1;
        Files.write(Path.of(session), bytes);
        assertThat(shell.run("run", session, "--dump", "0:0:16")).isEqualTo(1);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err())
                .contains("stores.palimpsest:0xc: the session is damaged: the checksum of section 'modules'");
    }

    @Test
    void aSessionIsNotCalledAnew() {
        assertThat(shell.run("run", session, "--invoke", "more")).isEqualTo(2);
        assertThat(shell.err()).contains("a session is replayed as it was saved");
        assertThat(shell.run("run", session, "--at", "500")).isEqualTo(1);
        assertThat(shell.err()).contains("--at 500: the run has ");
    }
}
