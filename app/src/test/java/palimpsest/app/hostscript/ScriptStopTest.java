package palimpsest.app.hostscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script is stopped from outside, wherever it is. */
final class ScriptStopTest {


    @TempDir
    private Path folder;

    private Scripts scripts;

    @BeforeEach
    void open() {
        scripts = new Scripts(folder);
    }

    @AfterEach
    void close() {
        scripts.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (;;);",
                "while (true) {}",
                "const again = () => Promise.resolve().then(again); again();",
                "setInterval(() => {}, 1);",
                "for (;;) { try { throw 1; } catch { } finally { continue; } }",
                "new Array(4e8).fill(0).sort(() => 1)",
                "/^(a*)*\\1$/.test('a'.repeat(50) + 'b')",
                "for (;;) { console.log; }"
            })
    void stopEndsWhateverRunsWithinAFifthOfASecond(String text) throws Exception {
        try (ScriptRun run = scripts.open("host.js", text)) {
            CompletableFuture<ScriptResult> result = CompletableFuture.supplyAsync(run::run);
            Thread.sleep(300);
            long asked = System.nanoTime();
            run.stop();

            assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(new ScriptResult.Stopped("Stopped."));
            // Ten times the promise, since other programs may keep this machine busy.
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
            assertThat(run.evaluate("1 + 1")).isEqualTo(new ScriptResult.Done(Optional.of("2")));
        }
        assertStillThere();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "instance.exports.spin();",
                "instance.exports.call();",
                "try { instance.exports.spin(); } catch { } finally { console.log('on'); }",
                "setTimeout(instance.exports.spin, 1);"
            })
    void stopEndsALoopOfTheModuleThatTheScriptCalls(String text) throws Exception {
        Files.writeString(folder.resolve("loop.wat"), """
                (module
                  (import "host" "spin" (func $spin))
                  (func (export "spin") (loop (br 0)))
                  (func (export "call") (call $spin)))
                """);
        String load =
                "const instance = new WebAssembly.Instance(new WebAssembly.Module(require('fs').readFileSync('loop.wasm')),"
                        + " { host: { spin() { for (;;); } } });";
        try (ScriptRun run = scripts.open("host.js", load + text)) {
            CompletableFuture<ScriptResult> result = CompletableFuture.supplyAsync(run::run);
            Thread.sleep(500);
            run.stop();

            assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(new ScriptResult.Stopped("Stopped."));
            assertThat(scripts.machine().busy()).isFalse();
            assertThat(run.evaluate("typeof instance")).isEqualTo(new ScriptResult.Done(Optional.of("'object'")));
            assertThat(scripts.out()).isEmpty();
        }
        assertStillThere();
    }

    @Test
    void stoppingWhatDoesNotRunChangesNothing() {
        try (ScriptRun run = scripts.open("host.js", "globalThis.x = 1;")) {
            run.stop();
            assertThat(run.run()).isEqualTo(new ScriptResult.Done(Optional.empty()));
            run.stop();
            assertThat(run.evaluate("x")).isEqualTo(new ScriptResult.Done(Optional.of("1")));
        }
    }

    private void assertStillThere() {
        scripts.within(ScriptLimits.USUAL);
        assertThat(scripts.printed("after.js", "console.log('still there');")).isEqualTo("still there\n");
    }
}
