package palimpsest.app.hostscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script is a stranger: what it may not take. */
final class ScriptLimitsTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** As where nobody can stop a script, but for the time, of which the tests have less. */
    private static final ScriptLimits SHORT =
            ScriptLimits.UNATTENDED.within(Duration.ofMillis(300).toNanos());

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

    // ---- Time and statements

    /** The time is that of the processor, for other programs may keep this machine busy. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (;;);",
                "let x = 0; while (true) x++;",
                "const again = () => Promise.resolve().then(again); again();",
                "(async () => { for (;;) { await null; } })();",
                "setInterval(() => {}, 1);",
                "for (;;) console.log(1);",
                "for (;;) { try { null.x } catch { } }",
                "for (;;) bytes[0]++;",
                "for (;;) new Uint8Array(memory.buffer).fill(1);",
                "for (;;) memory.grow(0);",
                "const again = () => { bytes[0]++; return Promise.resolve().then(again); }; again();",
                "(async () => { for (;;) { bytes[1] = await bytes[0]; } })();",
                "setInterval(() => { bytes[0]++; }, 1);",
                "let s = 0; for (;;) s += bytes[0];",
                "for (let x = 3n; ; x++) bytes[0] = Number(x * x % 255n);"
            })
    void whatNeverEndsIsStopped(String text) {
        assertThat(stopped(
                        "const memory = new WebAssembly.Memory({ initial: 1 }), bytes = new Uint8Array(memory.buffer);"
                                + text))
                .isEqualTo(SHORT.timeIsUp());
    }

    /** The time of the module is not counted, but there is next to none. */
    @Test
    void endlessCallsIntoAModuleAreStopped() throws IOException {
        Files.writeString(folder.resolve("none.wat"), "(module (func (export \"none\")))");
        assertThat(stopped(
                        "const { none } = new WebAssembly.Instance(new WebAssembly.Module(require('fs').readFileSync('none.wasm'))).exports;"
                                + "for (;;) none();"))
                .isEqualTo(SHORT.timeIsUp());
    }

    /** A large module takes its time once; a script that compiles it for ever takes time itself. */
    @ParameterizedTest
    @ValueSource(strings = {"new WebAssembly.Module(large)", "WebAssembly.validate(large)"})
    void compilingALargeModuleForEverIsStopped(String compile) {
        scripts.within(SHORT);
        long begun = THREADS.getCurrentThreadCpuTime();

        assertThat(scripts.run("host.js", """
                const header = [0, 97, 115, 109, 1, 0, 0, 0], large = new Uint8Array(30e6);
                large.set(header);
                for (let at = 8; at + 1004 < 4e6; at += 1004) { large.set([0, 0xe9, 7, 1, 120], at); }
                for (;;) { try { %s; } catch { } }
                """.formatted(compile)))
                .isEqualTo(new ScriptResult.Stopped(SHORT.timeIsUp()));
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun)).isLessThan(Duration.ofMillis(1_500));
        assertStillThere();
    }

    @Test
    void whereNobodyCanStopItAScriptHasOneAndAHalfSeconds() {
        scripts.within(ScriptLimits.UNATTENDED);
        long begun = THREADS.getCurrentThreadCpuTime();

        assertThat(
                        scripts.run(
                                "host.js",
                                "const bytes = new Uint8Array(new WebAssembly.Memory({ initial: 1 }).buffer); for (;;) bytes[0]++;"))
                .isEqualTo(new ScriptResult.Stopped(
                        "Stopped: the script has computed for 1.5 seconds, without the time of its modules."));
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aModuleThatRunsForLongIsNoComputingOfTheScripts() throws IOException {
        Files.writeString(folder.resolve("slow.wat"), """
                (module (func (export "slow") (param $n i64)
                  (loop $l (br_if $l (i64.ne (i64.const 0)
                    (local.tee $n (i64.sub (local.get $n) (i64.const 1))))))))
                """);
        scripts.within(ScriptLimits.USUAL.within(Duration.ofMillis(300).toNanos()));

        assertThat(scripts.run("host.js", """
                const { slow } = new WebAssembly.Instance(new WebAssembly.Module(require('fs').readFileSync('slow.wasm'))).exports;
                slow(2000000000n);
                """)).isEqualTo(new ScriptResult.Done(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "let i = 0; for (;;) { i++; }",
                "const again = () => Promise.resolve().then(again); again();",
                "setInterval(() => { let i = 0; i++; }, 1);",
                "(async () => { for (;;) { await null; } })();",
                "const again = () => queueMicrotask(again); again();",
                "let i = 0; try { for (;;) { i++; } } finally { for (;;) { i--; } }"
            })
    void whatNeverEndsIsStoppedAfterSoManyStatements(String text) {
        scripts.within(Scripts.SMALL);

        assertThat(scripts.run("host.js", text))
                .isEqualTo(new ScriptResult.Stopped("Stopped: the script has executed more than 50000 statements."));
        assertStillThere();
    }

    // ---- Output, depth and memory

    @Test
    void endlessOutputIsStopped() {
        scripts.within(Scripts.SMALL);

        assertThat(scripts.run("host.js", "for (;;) console.log('x'.repeat(99));"))
                .isEqualTo(new ScriptResult.Stopped("Stopped: the script has printed more than 100000 characters."));
        assertThat(scripts.out()).hasSize(100_000);
        assertThat(scripts.run("host.js", "console.log('x'.repeat(1e8));")).isInstanceOf(ScriptResult.Stopped.class);
        assertStillThere();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function f() { f(); } f();",
                "const f = () => [1].map(f); f();",
                "const o = { toString() { return `${o}`; } }; `${o}`;",
                "const o = { get x() { return o.x; } }; o.x;",
                "const o = { [Symbol.for('nodejs.util.inspect.custom')]() { console.log(o); } }; console.log(o);",
                "const p = new Proxy({}, { get(t, k, r) { return r[k]; } }); p.x;",
                "class A { constructor() { new A(); } } new A();",
                "JSON.parse('['.repeat(1e6));",
                "eval('('.repeat(1e6));",
                "new RegExp('('.repeat(1e6));"
            })
    void deepRecursionIsAnErrorOfTheScripts(String text) {
        assertThat(scripts.run("host.js", text)).isInstanceOf(ScriptResult.Failed.class);
        assertStillThere();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new ArrayBuffer(10e9)",
                "new Uint8Array(10e9)",
                "new Float64Array(2 ** 30)",
                "'x'.repeat(10e9)",
                "'x'.padEnd(10e9)",
                "let s = 'x'; for (;;) s += s;",
                "new Array(2 ** 31).join('abcdef')",
                "2n ** (2n ** 40n)"
            })
    void whatIsTooLargeAtOnceIsARangeError(String text) {
        ScriptResult result = scripts.run("host.js", text);

        assertThat(result)
                .isInstanceOfSatisfying(
                        ScriptResult.Failed.class,
                        failed -> assertThat(failed.message()).startsWith("RangeError: "));
        assertStillThere();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const all = []; for (;;) all.push(new ArrayBuffer(1e8));",
                "const all = []; for (;;) all.push({ all });",
                "const all = []; for (let i = 0; ; i++) all.push(('x'.repeat(1e6) + i).split(''));",
                "new Array(2 ** 28).fill('x').map((x) => [x])"
            })
    void whatFillsTheHeapIsStopped(String text) {
        scripts.within(new ScriptLimits(1_000_000_000, 1000, 1 << 20, 1 << 26, ScriptLimits.USUAL.nanos()));

        assertThat(scripts.run("host.js", text)).isInstanceOf(ScriptResult.Stopped.class);
        assertStillThere();
    }

    /** Bit by bit: time or memory is over, whichever comes first. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "const all = []; for (let i = 0; ; i++) all.push(i + 0.5);",
                "const all = []; for (;;) all.push({});",
                "const all = []; for (;;) all.push(new Uint8Array(1e5));",
                "const all = new Map(); for (let i = 0; ; i++) all.set(i, i);",
                "const all = new Set(); for (let i = 0; ; i++) all.add('k' + i);",
                "const all = {}; for (let i = 0; ; i++) all['k' + i] = i;",
                "const all = []; let s = 'x'; for (;;) { s = s.length > 1e7 ? 'x' : s + s; all.push(s + 1); }",
                "let list = null; for (;;) list = { list };",
                "const all = []; const more = () => { all.push([]); return Promise.resolve().then(more); }; more();"
            })
    void whatFillsTheHeapBitByBitIsStopped(String text) {
        assertThat(stopped(text))
                .isIn(
                        SHORT.timeIsUp(),
                        "Stopped: the script takes more than %d MiB of memory.".formatted(SHORT.heapBytes() >> 20));
    }

    /** Runs a script until it is stopped, which must be soon, and says why it was. */
    private String stopped(String text) {
        scripts.within(SHORT);
        try (ScriptRun run = scripts.open("host.js", text)) {
            long begun = THREADS.getCurrentThreadCpuTime();
            ScriptResult result = run.run();

            assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun))
                    .isLessThan(Duration.ofMillis(800));
            assertThat(result).isInstanceOf(ScriptResult.Stopped.class);
            assertStillThere();
            return ((ScriptResult.Stopped) result).why();
        }
    }

    private void assertStillThere() {
        scripts.within(ScriptLimits.USUAL);
        assertThat(scripts.printed("after.js", "console.log('still there');")).isEqualTo("still there\n");
    }
}
