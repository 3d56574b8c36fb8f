package palimpsest.app.hostscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script is stopped from outside, wherever it is. */
@Timeout(120)
final class ScriptStopTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Says that it runs before it does anything long. */
    private static final String BEFORE = """
            const instance = new WebAssembly.Instance(
              new WebAssembly.Module(require('fs').readFileSync('loop.wasm')), { host: { spin() { for (;;); } } });
            const memory = new WebAssembly.Memory({ initial: 1 }), bytes = new Uint8Array(memory.buffer);
            console.log('on');
            """;

    @TempDir
    private Path folder;

    private Scripts scripts;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("loop.wat"), """
                (module
                  (import "host" "spin" (func $spin))
                  (func (export "none"))
                  (func (export "spin") (loop (br 0)))
                  (func (export "call") (call $spin)))
                """);
        scripts = new Scripts(folder);
    }

    @AfterEach
    void close() {
        scripts.close();
    }

    /** The time is that of the script's thread from the wish to the end, since other programs may keep this machine busy. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (;;);",
                "const again = () => Promise.resolve().then(again); again();",
                "setInterval(() => {}, 1);",
                "for (;;) { try { throw 1; } catch { } finally { continue; } }",
                "try { for (;;); } finally { for (;;); }",
                "new Array(4e8).fill(0).sort(() => 1)",
                "/^(a*)*\\1$/.test('a'.repeat(50) + 'b')",
                "for (;;) console.log(1);",
                "for (;;) bytes[0]++;",
                "for (;;) bytes.fill(1);",
                "for (;;) memory.grow(0);",
                "const again = () => { bytes[0]++; return Promise.resolve().then(again); }; again();",
                "(async () => { for (;;) bytes[0] = await bytes[1]; })();",
                "for (let x = 3n ** 20000n; ; ) x * x;",
                "for (;;) instance.exports.none();",
                "instance.exports.spin();",
                "instance.exports.call();",
                "try { instance.exports.spin(); } catch { } finally { console.log('caught'); }",
                "setTimeout(instance.exports.spin, 1);"
            })
    void stopEndsWhateverRunsWithinAFifthOfASecondOfTheProcessor(String text) throws Exception {
        try (ScriptRun run = scripts.open("host.js", BEFORE + text)) {
            long[] ended = new long[1];
            FutureTask<ScriptResult> result = new FutureTask<>(() -> {
                ScriptResult how = run.run();
                ended[0] = THREADS.getCurrentThreadCpuTime();
                return how;
            });
            Thread thread = new Thread(result, "script to be stopped");
            thread.start();
            while (scripts.out().isEmpty()) {
                Thread.onSpinWait();
            }
            Thread.sleep(100);
            long asked = THREADS.getThreadCpuTime(thread.getId());
            run.stop("enough");

            assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo(new ScriptResult.Stopped("enough"));
            assertThat(Duration.ofNanos(ended[0] - asked)).isLessThan(Duration.ofMillis(200));
            assertThat(scripts.machine().busy()).isFalse();
            assertThat(scripts.out()).doesNotContain("caught");
            assertThat(run.evaluate("typeof instance")).isEqualTo(new ScriptResult.Done(Optional.of("'object'")));
        }
    }

    @Test
    void stoppingWhatDoesNotRunChangesNothing() {
        try (ScriptRun run = scripts.open("host.js", "globalThis.x = 1;")) {
            run.stop("enough");
            assertThat(run.run()).isEqualTo(new ScriptResult.Done(Optional.empty()));
            run.stop("enough");
            assertThat(run.evaluate("x")).isEqualTo(new ScriptResult.Done(Optional.of("1")));
        }
    }
}
