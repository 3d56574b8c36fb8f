package palimpsest.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Host scripts on the command line: alone, and beside a module. */
final class HostScriptRunTest {
    private static final String SUM = """
            (module
              (import "js" "mem" (memory 1))
              (func $sum (export "sum") (result i32)
                (i32.store (i32.const 8)
                  (i32.add (i32.load (i32.const 0)) (i32.load (i32.const 4))))
                (i32.load (i32.const 8))))
            """;

    private static final String HOST = """
            const memory = new WebAssembly.Memory({ initial: 1 });
            WebAssembly.instantiate(require('fs').readFileSync('sum.wasm'), { js: { mem: memory } }).then(({ instance }) => {
              const numbers = new Uint32Array(memory.buffer, 0, 3);
              numbers[0] = 7;
              numbers[1] = 4;
              console.log(instance.exports.sum(), numbers);
            });
            """;

    private final Shell shell = new Shell();

    @TempDir
    private Path folder;

    @BeforeEach
    void module() throws IOException {
        file("sum.wat", SUM);
    }

    @Test
    void aScriptInstantiatesWhatItLikesAndPrintsAsNodeDoes() throws IOException {
        assertThat(shell.run("run", file("host.js", HOST), "--dump", "0:0:16")).isZero();

        assertThat(shell.out()).isEqualTo("""
                11 Uint32Array(3) [ 7, 4, 11 ]
                00000000  07 00 00 00 04 00 00 00 0b 00 00 00 00 00 00 00  ................  hhhhhhhhmmmm....
                """);
        assertThat(shell.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(1n << 400000000n).toString()", "3n ** 200000000n"})
    void oneHugeNumberThatNobodyCanInterruptIsNotWaitedFor(String huge) throws IOException {
        assertThat(shell.run("run", file("host.js", "console.log('on'); " + huge + "; console.log('off');")))
                .isOne();

        assertThat(shell.out()).isEqualTo("on\n");
        assertThat(shell.err())
                .isEqualTo("Stopped: the script has computed for 1.5 seconds, without the time of its modules."
                        + " With --fuel N it may take a minute.\n");
    }

    @Test
    void writesAndWritersNameTheScriptsLine() throws IOException {
        Path log = folder.resolve("writes.jsonl");

        assertThat(shell.run(
                        "run",
                        file("host.js", HOST),
                        "--writers",
                        "0:0",
                        "--writers",
                        "0:8",
                        "--writes",
                        log.toString()))
                .isZero();

        assertThat(shell.out().lines())
                .containsExactly(
                        "11 Uint32Array(3) [ 7, 4, 11 ]",
                        "step 1: host wrote 07 over 00: write at host.js:4",
                        "step 10: module wrote 0b over 00: i32.store at sum.wat:4:5, in sum");
        assertThat(Files.readString(log)).isEqualTo("""
                {"step":1,"actor":"host","memory":0,"address":0,"old":"00000000","new":"07000000","at":"host.js:4","op":"write"}
                {"step":2,"actor":"host","memory":0,"address":4,"old":"00000000","new":"04000000","at":"host.js:5","op":"write"}
                {"step":10,"actor":"module","memory":0,"address":8,"old":"00000000","new":"0b000000","at":"sum.wat:4:5",\
                "op":"i32.store","func":"sum"}
                """);
    }

    @Test
    void aStepInThePastShowsWhatTheHostHadWrittenByThen() throws IOException {
        assertThat(shell.run("run", file("host.js", HOST), "--at", "1", "--dump", "0:0:16"))
                .isZero();

        assertThat(shell.out())
                .contains("00000000  07 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00  ................  hhhh");
    }

    @Test
    void exportsOfWhatTheScriptInstantiatedAreCalledAfterIt() throws IOException {
        String script = file("host.js", HOST);

        assertThat(shell.run("run", script, "--invoke", "sum", "--invoke", "sum"))
                .isZero();
        assertThat(shell.out()).endsWith("i32:11\ni32:11\n");

        assertThat(shell.run("run", script, "--invoke", "nope")).isEqualTo(2);
        assertThat(shell.err()).contains("--invoke nope: the script has instantiated no module that exports this");
    }

    @Test
    void besideAModuleTheScriptFindsTheInstanceItsExportsAndItsMemory() throws IOException {
        String script = file("use.js", """
                new Uint32Array(memory.buffer).set([40, 2]);
                console.log(exports.sum(), instance instanceof WebAssembly.Instance, instance.exports === exports);
                """);

        assertThat(shell.run(
                        "run",
                        folder.resolve("sum.wat").toString(),
                        "--host",
                        script,
                        "--invoke",
                        "sum",
                        "--writers",
                        "0:4"))
                .isZero();

        assertThat(shell.out()).isEqualTo("""
                42 true true
                i32:42
                step 1: host wrote 02 over 00: write at use.js:1
                """);
        assertThat(shell.err()).isEqualTo("palimpsest: nobody gives js.mem; made as declared: memory 1\n");
    }

    @Test
    void whatTheScriptThrowsIsToldWithItsLine() throws IOException {
        String script = file("host.js", """
                const memory = new WebAssembly.Memory({ initial: 1 });
                  const odd = new Int32Array(memory.buffer, 2);
                """);

        assertThat(shell.run("run", script)).isEqualTo(1);

        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).isEqualTo("""
                host.js:2:15: RangeError: start offset of Int32Array should be a multiple of 4
                  const odd = new Int32Array(memory.buffer, 2);
                              ^
                    at host.js:2:15
                """);
    }

    @Test
    void theScriptsOwnExitCodeIsTheCommands() throws IOException {
        assertThat(shell.run("run", file("host.js", "console.log('a'); process.exit(7); console.log('b');")))
                .isEqualTo(7);
        assertThat(shell.out()).isEqualTo("a\n");

        assertThat(shell.run("run", file("host.js", "console.error('to err'); process.exitCode = 3;")))
                .isEqualTo(3);
        assertThat(shell.err()).isEqualTo("to err\n");
    }

    @Test
    void whoRunsAModuleAloneWaitsForNoJavaScriptEngine() throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-verbose:class",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "palimpsest.app.Launcher",
                        "run",
                        folder.resolve("sum.wat").toString())
                .redirectErrorStream(true)
                .start();
        String loaded = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).isZero();
        assertThat(loaded).contains("palimpsest.app.cli.ModuleRun").doesNotContain("org.graalvm", "com.oracle.truffle");
    }

    @Test
    void wrongUseIsTold() throws IOException {
        String script = file("host.js", "1");

        assertThat(shell.run("run", script, "--host", script)).isEqualTo(2);
        assertThat(shell.err()).contains("is a host script itself");

        assertThat(shell.run("run", folder.resolve("none.js").toString())).isEqualTo(1);
        assertThat(shell.err()).contains("there is no such file");
    }

    @Test
    void fuelEndsAModuleThatAScriptCalls() throws IOException {
        file("loop.wat", "(module (func (export \"spin\") (loop (br 0))))");
        String script = file("host.mjs", """
                import { readFileSync } from 'node:fs';
                const { instance } = await WebAssembly.instantiate(readFileSync('loop.wasm'));
                instance.exports.spin();
                """);

        assertThat(shell.run("run", script, "--fuel", "100000")).isEqualTo(1);
        assertThat(shell.err()).startsWith("host.mjs:3:1: RuntimeError: all fuel consumed");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
