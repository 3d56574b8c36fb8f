package palimpsest.app.hostscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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

/** A script is a stranger: what it may not reach, and what it may not take. */
final class SandboxTest {

    @TempDir
    private Path outside;

    private Path folder;
    private Scripts scripts;

    @BeforeEach
    void twoFolders() throws IOException {
        folder = Files.createDirectory(outside.resolve("lesson"));
        Files.writeString(outside.resolve("secret.txt"), "secret");
        Files.writeString(outside.resolve("secret.mjs"), "export default 'secret';");
        Files.writeString(folder.resolve("open.txt"), "open");
        Files.createSymbolicLink(folder.resolve("link.txt"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("link.mjs"), outside.resolve("secret.mjs"));
        Files.createSymbolicLink(folder.resolve("up"), outside);
        scripts = new Scripts(folder);
    }

    @AfterEach
    void close() {
        scripts.close();
    }

    // ---- What it may not reach

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.txt",
                "./../secret.txt",
                "sub/../../secret.txt",
                "link.txt",
                "up/secret.txt",
                "/etc/passwd",
                "file:///etc/passwd",
                "/proc/self/environ",
                "\\0"
            })
    void noFileOutsideOfItsFolderIsRead(String path) {
        assertThat(scripts.printed(
                        "host.js",
                        "const fs = require('fs'); try { console.log(fs.readFileSync('" + path
                                + "', 'utf8')); } catch (e) { console.log('refused', e.code); }"))
                .startsWith("refused E");
        assertThat(scripts.printed(
                        "page.js",
                        "fetch('" + path
                                + "').then((r) => r.text()).then((t) => console.log(t.includes('secret'), t.length),"
                                + " () => console.log('refused'));"))
                .isIn("refused\n", "false 0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.mjs", "./link.mjs", "./up/secret.mjs", "/etc/passwd", "file:///etc/passwd"})
    void noModuleOutsideOfItsFolderIsImported(String path) {
        assertThat(scripts.printed(
                        "host.mjs",
                        "await import('" + path
                                + "').then((m) => console.log(m.default), () => console.log('refused'));"))
                .isEqualTo("refused\n");
        assertThat(scripts.run("host.mjs", "import '" + path + "';")).isInstanceOf(ScriptResult.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.mjs",
                "./link.txt",
                "/etc/passwd",
                "child_process",
                "net",
                "http",
                "worker_threads",
                "vm"
            })
    void nothingOutsideOfItsFolderIsRequired(String name) {
        assertThat(scripts.printed(
                        "host.js", "try { console.log(require('" + name + "')); } catch (e) { console.log(e.code); }"))
                .isEqualTo("MODULE_NOT_FOUND\n");
    }

    @Test
    void filesOfItsFolderAreReadAndNeverWritten() {
        assertThat(scripts.printed("host.js", """
                const fs = require('fs');
                console.log(fs.readFileSync('open.txt', 'utf8'), fs.readFileSync(__dirname + '/open.txt', 'utf8'));
                for (const f of [() => fs.writeFileSync('open.txt', 'x'), () => fs.unlinkSync('open.txt'), () => fs.mkdirSync('d')]) {
                  try { f(); console.log('done'); } catch (e) { console.log(e.code); }
                }
                """)).isEqualTo("open open\nEROFS\nEROFS\nEROFS\n");
        assertThat(folder.resolve("open.txt")).hasContent("open");
    }

    @Test
    void thereIsNoWayToJavaOrToTheEnginesOwnDoors() {
        assertThat(scripts.printed("host.js", """
                const all = new Function('return this')();
                const doors = ['Java', 'Packages', 'Polyglot', 'Graal', 'Debug', 'load', 'loadWithNewGlobal', 'print', 'printErr',
                  'read', 'readbuffer', 'quit', 'java', 'javax', 'org', 'com', 'JavaImporter', 'Interop', 'context', 'scriptEngine'];
                console.log(doors.filter((name) => name in all || eval('typeof ' + name) !== 'undefined'));
                console.log(Object.keys(process.env), process.versions);
                """)).isEqualTo("[]\n[] {}\n");
    }

    @Test
    void theFunctionsOfTheShimLeadNowhere() {
        assertThat(scripts.printed("host.js", """
                const make = console.log.constructor;
                console.log(make('return typeof Java + typeof host + typeof native + typeof Graal')());
                console.log(Object.getOwnPropertyNames(console.log), Object.keys(console).includes('host'));
                """))
                .isEqualTo("undefinedundefinedundefinedundefined\n[ 'length', 'name' ] false\n");
    }

    @Test
    void thereIsNoNetwork() {
        assertThat(scripts.printed("host.js", """
                fetch('http://localhost:1/x').catch((e) => console.log(e.name, e.message));
                fetch('https://example.org/').catch((e) => console.log(e.cause.message));
                import('http://localhost:1/x.mjs').catch((e) => console.log('refused'));
                console.log(typeof XMLHttpRequest, typeof WebSocket, typeof Worker);
                """))
                .contains(
                        "TypeError fetch failed\n",
                        "there is no network here",
                        "refused\n",
                        "undefined undefined undefined\n");
    }

    // ---- What it may not take

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

    /** Where nobody can stop it: the time is that of the processor, for other programs may keep this machine busy. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (;;);",
                "let x = 0; while (true) x++;",
                "const again = () => Promise.resolve().then(again); again();",
                "(async () => { for (;;) { await null; } })();",
                "setInterval(() => {}, 1);",
                "for (;;) console.log(1);",
                "const memory = new WebAssembly.Memory({ initial: 1 }); for (;;) { try { null.x } catch { } }"
            })
    void whatOnlyComputesIsStoppedWithinTwoSecondsOfTheProcessor(String text) {
        scripts.within(ScriptLimits.UNATTENDED);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (ScriptRun run = scripts.open("host.js", text)) {
            long begun = threads.getCurrentThreadCpuTime();

            assertThat(run.run())
                    .isEqualTo(new ScriptResult.Stopped(
                            "Stopped: the script has computed for 1.5 seconds without using a memory or a module."));
            assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun))
                    .isLessThan(Duration.ofSeconds(2));
        }
        assertStillThere();
    }

    /** Each of these takes longer altogether than a script may compute in one go. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "const bytes = new Uint8Array(memory.buffer); for (let i = 0; i < 60; i++) { bytes[i] = 1; work(); }",
                "const bytes = new Uint8Array(memory.buffer); let s = 0; for (let i = 0; i < 60; i++) { s += bytes[0]; work(); }",
                "for (let i = 0; i < 60; i++) { memory.grow(0); work(); }"
            })
    void whatUsesAMemoryNowAndThenMayComputeAsLongAsItLikes(String text) {
        scripts.within(ScriptLimits.USUAL.idle(Duration.ofMillis(400).toNanos()));

        assertThat(scripts.run("host.js", """
                const memory = new WebAssembly.Memory({ initial: 1 });
                function work() { let x = 0; for (let i = 0; i < 200000; i++) x += i; }
                """ + text)).isEqualTo(new ScriptResult.Done(Optional.empty()));
    }

    @Test
    void aModuleThatRunsForLongIsNoComputingOfTheScripts() throws IOException {
        Files.writeString(folder.resolve("slow.wat"), """
                (module (func (export "slow") (param $n i64)
                  (loop $l (br_if $l (i64.ne (i64.const 0)
                    (local.tee $n (i64.sub (local.get $n) (i64.const 1))))))))
                """);
        scripts.within(ScriptLimits.USUAL.idle(Duration.ofMillis(300).toNanos()));

        assertThat(scripts.run("host.js", """
                const { slow } = new WebAssembly.Instance(new WebAssembly.Module(require('fs').readFileSync('slow.wasm'))).exports;
                slow(2000000000n);
                """)).isEqualTo(new ScriptResult.Done(Optional.empty()));
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
        scripts.within(new ScriptLimits(1_000_000_000, 1000, 1 << 20, 1 << 26, ScriptLimits.USUAL.idleNanos()));

        assertThat(scripts.run("host.js", text)).isInstanceOf(ScriptResult.Stopped.class);
        assertStillThere();
    }

    private void assertStillThere() {
        scripts.within(ScriptLimits.USUAL);
        assertThat(scripts.printed("after.js", "console.log('still there');")).isEqualTo("still there\n");
    }
}
