package palimpsest.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunCommandTest {
    private static final String DEMO = """
            (module
              (memory (export "memory") 1)
              (data (i32.const 0) "xịn xò"))
            """;

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

    @Test
    void aDumpShowsBytesTextAndWhoWroteThem() throws IOException {
        assertThat(shell.run("run", wat(DEMO), "--dump", "0:0:16")).isZero();

        assertThat(shell.out())
                .isEqualTo("00000000  78 e1 bb 8b 6e 20 78 c3 b2 00 00 00 00 00 00 00  "
                        + "xịn xò.......     ddddddddd.......\n");
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void aWaitTimesOutAtOnceAndOneWithoutATimeoutIsADeadlock() throws IOException {
        String module = wat("""
                (module
                  (memory 1 1 shared)
                  (func (export "wait") (param i64) (result i32)
                    (memory.atomic.wait32 (i32.const 8) (i32.const 0) (local.get 0))))
                """);

        assertThat(shell.run("run", module, "--invoke", "wait", "60000000000")).isZero();
        assertThat(shell.out()).isEqualTo(lines("i32:2"));

        assertThat(shell.run("run", module, "--invoke", "wait", "-1")).isEqualTo(1);
        assertThat(shell.err()).contains("deadlock: it waits at address 8 without a timeout");
    }

    @Test
    void objectsAreWrittenAsScriptsOfTheSpecificationWriteThem() throws IOException {
        String module = wat("""
                (module
                  (type $point (struct (field i32)))
                  (type $bytes (array i8))
                  (func (export "struct") (result (ref struct)) (struct.new $point (i32.const 3)))
                  (func (export "array") (result (ref array)) (array.new_default $bytes (i32.const 3)))
                  (func (export "small") (result (ref i31)) (ref.i31 (i32.const -5)))
                  (func (export "none") (result anyref) (ref.null any)))
                """);

        assertThat(shell.run(
                        "run",
                        module,
                        "--invoke",
                        "struct",
                        "--invoke",
                        "array",
                        "--invoke",
                        "small",
                        "--invoke",
                        "none"))
                .isZero();
        assertThat(shell.out())
                .isEqualTo(lines("structref:ref.struct", "arrayref:ref.array", "i31ref:ref.i31 -5", "anyref:null"));
    }

    @Test
    void resultsAreOneALineWithTheirTypes() throws IOException {
        String module = wat("""
                (module
                  (func (export "all") (result i32 i64 f32 f64 funcref externref)
                    (i32.const -7) (i64.const 0x8000000000000000) (f32.const 0.1) (f64.const 3.1415900000000643)
                    (ref.null func) (ref.null extern))
                  (func (export "odd") (result f64 f64 f32 f64)
                    (f64.const nan) (f64.const -inf) (f32.const -0) (f64.const 1e300)))
                """);

        assertThat(shell.run("run", module, "--invoke", "all")).isZero();
        assertThat(shell.out())
                .isEqualTo(lines(
                        "i32:-7",
                        "i64:-9223372036854775808",
                        "f32:0.1",
                        "f64:3.1415900000000643",
                        "funcref:null",
                        "externref:null"));

        assertThat(shell.run("run", module, "--invoke", "odd")).isZero();
        assertThat(shell.out()).isEqualTo(lines("f64:nan", "f64:-inf", "f32:-0", "f64:1e+300"));
    }

    @Test
    void severalCallsShareOneInstanceAndRunInOrder() throws IOException {
        String module = wat("""
                (module
                  (global $n (mut i32) (i32.const 0))
                  (func (export "add") (param i32 i32) (result i32)
                    (global.set $n (i32.add (local.get 0) (local.get 1))) (global.get $n))
                  (func (export "get") (result i32) (global.get $n)))
                """);

        assertThat(shell.run(
                        "run", module, "--invoke", "add", "7", "4", "--invoke", "get", "--invoke", "add", "-1", "0x10"))
                .isZero();

        assertThat(shell.out()).isEqualTo("i32:11\ni32:11\ni32:15\n");
    }

    @Test
    void aTrapSaysWhereEndsWithOneAndMemoryIsStillShown() throws IOException {
        String module = wat(STORES);

        int code = shell.run(
                "run",
                module,
                "--invoke",
                "put",
                "0",
                "24",
                "--invoke",
                "put",
                "65533",
                "1",
                "--invoke",
                "more",
                "--dump",
                "0:0:4");

        assertThat(code).isEqualTo(1);
        assertThat(shell.err())
                .contains("module.wat:5:5: trap: out of bounds memory access")
                .contains("^");
        assertThat(shell.out())
                .isEqualTo("00000000  18 00 00 00                                      " + "....              mmmm\n");
    }

    @Test
    void theWriteLogHasAnObjectAnEventAndPlayingItGivesTheMemory() throws IOException {
        Path log = folder.resolve("writes.jsonl");

        int code = shell.run(
                "run",
                wat(STORES),
                "--invoke",
                "put",
                "24",
                "11",
                "--invoke",
                "more",
                "--invoke",
                "put",
                "65534",
                "-1",
                "--writes",
                log.toString(),
                "--dump",
                "0:0:70000");

        assertThat(code).isZero();
        assertThat(Files.readAllLines(log)).hasSize(4);
        assertThat(Files.readAllLines(log).get(1))
                .matches("\\{\"step\":\\d+,\"actor\":\"module\",\"memory\":0,\"address\":24,\"old\":\"00000000\","
                        + "\"new\":\"0b000000\",\"at\":\"module.wat:5:5\",\"op\":\"i32.store\",\"func\":\"put\"}");
        assertThat(Files.readAllLines(log).get(0)).contains("\"actor\":\"data\"", "\"new\":\"6162\"", "module.wat:3:3");
        assertThat(Files.readAllLines(log).get(2))
                .contains(
                        "\"actor\":\"growth\"",
                        "\"pages\":[1,2]",
                        "\"op\":\"memory.grow\"",
                        "\"at\":\"module.wat:7:5\"");

        byte[] memory = WriteLogReplay.play(log, 1 << 16);
        assertThat(WriteLogReplay.bytesOf(shell.out())).isEqualTo(Arrays.copyOf(memory, 70000));
    }

    @Test
    void aStepInThePastShowsMemoryAndWritersAsTheyWere() throws IOException {
        Path log = folder.resolve("writes.jsonl");
        String module = wat(STORES);
        String[] twice = {
            "run", module, "--invoke", "put", "4", "1", "--invoke", "put", "4", "2", "--writes", log.toString()
        };
        assertThat(shell.run(twice)).isZero();
        String first = Files.readAllLines(log).get(1).replaceAll(".*\"step\":(\\d+).*", "$1");

        assertThat(shell.run(with(twice, "--at", first, "--dump", "0:0:8", "--writers", "0:4")))
                .isZero();

        assertThat(shell.out())
                .startsWith("00000000  00 00 00 00 01 00 00 00")
                .contains(
                        "....mmmm\nstep " + first + ": module wrote 01 over 61: i32.store at module.wat:5:5, in put\n")
                .contains(": data wrote 61 over 00: ")
                .doesNotContain("wrote 02");
        assertThat(shell.run(with(twice, "--at", "999999", "--dump", "0:0:8"))).isEqualTo(1);
        assertThat(shell.err()).contains("--at 999999: the run has");
    }

    @Test
    void writersAreToldNewestFirst() throws IOException {
        assertThat(shell.run(
                        "run",
                        wat(STORES),
                        "--invoke",
                        "put",
                        "2",
                        "-1",
                        "--invoke",
                        "more",
                        "--writers",
                        "0:5",
                        "--writers",
                        "0:65536",
                        "--writers",
                        "0:100"))
                .isZero();

        assertThat(shell.out()
                        .lines()
                        .map(line -> line.replaceAll("step \\d+: ", ""))
                        .toList())
                .hasSize(5)
                .satisfies(lines -> {
                    assertThat(lines.get(1)).startsWith("module wrote ff over 62");
                    assertThat(lines.get(2)).startsWith("data wrote 62 over 00");
                    assertThat(lines.get(3)).startsWith("growth wrote 00");
                    assertThat(lines.get(4)).isEqualTo("never written");
                });
    }

    @Test
    void whatNobodyGivesIsMadeAndStubsAreNamed() throws IOException {
        String module = wat("""
                (module
                  (import "js" "mem" (memory 1))
                  (import "env" "log" (func $log (param i32) (result i32)))
                  (func (export "f") (result i32) (call $log (i32.const 3))))
                """);

        assertThat(shell.run("run", module, "--invoke", "f", "--dump", "0:0:1")).isZero();

        assertThat(shell.out()).startsWith("i32:0\n00000000  00");
        assertThat(shell.err()).contains("env.log").contains("stub");
    }

    @Test
    void fuelEndsAnEndlessLoop() throws IOException {
        String module = wat("(module (func (export \"spin\") (loop (br 0))))");

        assertThat(shell.run("run", module, "--fuel", "100000", "--invoke", "spin"))
                .isEqualTo(1);

        assertThat(shell.err()).contains("exhaustion: ");
    }

    @Test
    void aStartFunctionThatTrapsEndsTheRun() throws IOException {
        assertThat(shell.run("run", wat("(module (func $f unreachable) (start $f))")))
                .isEqualTo(1);

        assertThat(shell.err()).contains("module.wat:1:18: trap: unreachable");
    }

    @Test
    void wrongCallsAreWrongUse() throws IOException {
        String module = wat(STORES);

        assertThat(shell.run("run", module, "--invoke", "putt", "1", "2")).isEqualTo(2);
        assertThat(shell.err()).contains("putt").contains("it exports put, more");
        assertThat(shell.run("run", module, "--invoke", "put", "1")).isEqualTo(2);
        assertThat(shell.err()).contains("2 arguments [i32 i32]");
        assertThat(shell.run("run", module, "--invoke", "put", "1", "4294967296"))
                .isEqualTo(2);
        assertThat(shell.err()).contains("argument 2", "4294967296");
    }

    @Test
    void dumpsPastTheEndAndOfMemoriesThatAreNotThereAreFaults() throws IOException {
        String module = wat(STORES);

        assertThat(shell.run("run", module, "--dump", "0:65530:16")).isEqualTo(1);
        assertThat(shell.err()).contains("past the end").contains("65536 bytes");
        assertThat(shell.run("run", module, "--dump", "0:0xffffffffffffffff:2")).isEqualTo(1);
        assertThat(shell.run("run", module, "--dump", "1:0:1")).isEqualTo(1);
        assertThat(shell.err()).contains("there is no memory 1");
    }

    private String wat(String text) throws IOException {
        return Files.writeString(folder.resolve("module.wat"), text).toString();
    }

    @Test
    void aBrokenNameSectionIsANoteAndNoFault() throws IOException {
        byte[] broken = {0, 'a', 's', 'm', 1, 0, 0, 0, 0, 6, 4, 'n', 'a', 'm', 'e', 7};
        String file = Files.write(folder.resolve("broken.wasm"), broken).toString();

        assertThat(shell.run("run", file)).isZero();
        assertThat(shell.err()).startsWith("broken.wasm: note: The name section is broken at 0x10");
    }

    private static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    private static String[] with(String[] some, String... more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
