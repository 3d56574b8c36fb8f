package palimpsest.app.hostscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What surrounds a script: console, timers, modules, pages, files, errors. */
final class WorldTest {

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

    // ---- As in Node; the texts were recorded from Node 20

    @ParameterizedTest
    @ValueSource(strings = {"console", "world"})
    void whatIsPrintedIsWhatNodePrints(String name) throws IOException {
        assertThat(scripts.printed(name + ".js", resource(name + ".js"))).isEqualTo(resource(name + ".txt"));
    }

    @Test
    void errorsAndWarningsGoToTheOtherStream() {
        scripts.printed(
                "host.js",
                "console.error('e %d', 1); console.warn('w'); console.assert(1 > 2, 'a'); console.log('l');");

        assertThat(scripts.out()).isEqualTo("l\n");
        assertThat(scripts.err()).isEqualTo("e 1\nw\nAssertion failed: a\n");
    }

    @Test
    void aLineShowsItsValueAndKeepsItsVariables() {
        try (ScriptRun run = scripts.open("host.js", "const list = [1, 'two']; let n = 1;")) {
            run.run();

            assertThat(run.evaluate("list")).isEqualTo(new ScriptResult.Done(Optional.of("[ 1, 'two' ]")));
            assertThat(run.evaluate("'text'")).isEqualTo(new ScriptResult.Done(Optional.of("'text'")));
            assertThat(run.evaluate("n = 5")).isEqualTo(new ScriptResult.Done(Optional.of("5")));
            assertThat(run.evaluate("null")).isEqualTo(new ScriptResult.Done(Optional.of("null")));
            assertThat(run.evaluate("undefined")).isEqualTo(new ScriptResult.Done(Optional.empty()));
            assertThat(run.evaluate("let m = n + 1;")).isEqualTo(new ScriptResult.Done(Optional.empty()));
            assertThat(run.evaluate("m")).isEqualTo(new ScriptResult.Done(Optional.of("6")));
            assertThat(run.evaluate("nobody")).isInstanceOf(ScriptResult.Failed.class);
            assertThat(run.evaluate("m + 1")).isEqualTo(new ScriptResult.Done(Optional.of("7")));
            assertThat(run.evaluate("await new Promise((done) => setTimeout(() => done(m), 50))"))
                    .isEqualTo(new ScriptResult.Done(Optional.of("6")));
            assertThat(run.evaluate("await Promise.reject(new RangeError('no'))"))
                    .isInstanceOfSatisfying(
                            ScriptResult.Failed.class,
                            failed -> assertThat(failed.message()).isEqualTo("RangeError: no"));
        }
    }

    @Test
    void aWorldKnowsNothingOfAnother() {
        scripts.printed("host.js", "globalThis.left = 1; Array.prototype.left = 2; console.left = 3;");

        assertThat(scripts.printed("host.js", "console.log(typeof left, [].left, console.left);"))
                .isEqualTo("undefined undefined undefined\n");
    }

    // ---- Repeatable

    @Test
    void timersTakeNoTimeAndRandomBytesAreTheSameInEveryRun() {
        String text = """
                const begin = performance.now();
                setTimeout(() => console.log(Math.round(performance.now() - begin)), 3600000);
                console.log(crypto.getRandomValues(new Uint8Array(4)).join());
                """;
        String first = scripts.printed("host.js", text);

        assertThat(first).endsWith("\n3600000\n");
        assertThat(scripts.printed("host.js", text)).isEqualTo(first);
    }

    // ---- Modules, scripts, pages

    @Test
    void aTopLevelImportExportOrAwaitMakesAModule() throws IOException {
        Files.writeString(folder.resolve("lib.mjs"), "export default 'lib'; export const two = 2;");
        for (String text : new String[] {
            "import lib, { two } from './lib.mjs'; console.log(lib, two, this, typeof require);",
            "export const x = 1; import('./lib.mjs').then((m) => console.log(m.default, m.two, this, typeof require));",
            "const m = await import('./lib.mjs'); console.log(m.default, m.two, this, typeof require);"
        }) {
            assertThat(scripts.printed("host.js", text)).isEqualTo("lib 2 undefined undefined\n");
            assertThat(scripts.printed("host.mjs", text)).isEqualTo("lib 2 undefined undefined\n");
        }
    }

    @Test
    void nodesModulesAreImportedAndRequired() throws IOException {
        Files.writeString(folder.resolve("data.txt"), "xịn");
        Files.createDirectory(folder.resolve("lib"));
        Files.writeString(
                folder.resolve("lib/index.js"),
                "exports.name = require('path').basename(__dirname) + require('./b.json').b;");
        Files.writeString(folder.resolve("lib/b.json"), "{ \"b\": 7 }");

        assertThat(scripts.printed("host.mjs", """
                import fs, { readFileSync } from 'node:fs';
                import * as path from 'path';
                const { readFile } = await import('node:fs/promises');
                console.log(readFileSync('data.txt', 'utf8'), fs.readFileSync === readFileSync, path.join('a', '..', 'b'));
                console.log(await readFile(new URL('data.txt', import.meta.url)), typeof window);
                """)).isEqualTo("xịn true b\n<Buffer 78 e1 bb 8b 6e> undefined\n");
        assertThat(scripts.printed("host.js", """
                const fs = require('fs');
                console.log(fs.readFileSync(require('path').join(__dirname, 'data.txt'), 'utf8'), require('./lib').name, typeof window);
                """)).isEqualTo("xịn lib7 undefined\n");
    }

    @Test
    void aScriptThatRequiresNothingFindsAPage() {
        assertThat(scripts.printed("host.js", """
                console.log(typeof require, window === globalThis, self === window, typeof process.versions.node);
                document.getElementById('out').textContent = 24;
                document.querySelector('body').append('x');
                """)).isEqualTo("undefined true true undefined\n[page] #out: 24\n");
    }

    @Test
    void aPageRunsItsScriptsInOrderAndModulesLast() throws IOException {
        Files.writeString(folder.resolve("first.js"), "console.log('first'); var shared = 1;");
        Files.writeString(folder.resolve("part.mjs"), "export const part = 'part';");

        assertThat(scripts.printed("page.html", """
                <!DOCTYPE html><!-- <script>console.log('in a comment')</script> -->
                <head>
                  <script type="module">import { part } from './part.mjs'; console.log('module', part, shared);</script>
                  <script src="first.js"></script><script type="application/json">{ "not": "run" }</script>
                </head>
                <script>console.log('inline', shared, typeof require); addEventListener('load', () => console.log('load'));</script>
                <script src="missing.js"></script>
                <script src="https://example.org/far.js"></script>
                """)).isEqualTo("first\ninline 1 undefined\nmodule part 1\nload\n");
        assertThat(scripts.err()).contains("missing.js", "there is no such file", "far.js", "there is no network here");
    }

    @Test
    void aFaultInAPageHasThePagesLine() {
        assertThat(failed("page.html", "<html>\n<body>\n  <script>let a = 1;\n   nobody(a);</script>")
                        .text())
                .isEqualTo(
                        "page.html:4:4: ReferenceError: nobody is not defined\n   nobody(a);\n   ^\n    at page.html:4:4");
        assertThat(failed("page.html", "<p>\n<script>nobody();</script>").place())
                .contains("page.html:2:9");
    }

    // ---- Errors

    @Test
    void anUncaughtErrorHasPlaceLineCaretAndTheScriptsOwnCalls() {
        ScriptResult.Failed failed = failed("host.js", """
                function inner() {
                  throw new RangeError('too far');
                }
                const outer = () => [1].forEach(inner);
                outer();
                """);

        assertThat(failed.message()).isEqualTo("RangeError: too far");
        assertThat(failed.place()).contains("host.js:2:9");
        assertThat(failed.text()).isEqualTo("""
                host.js:2:9: RangeError: too far
                  throw new RangeError('too far');
                        ^
                    at inner (host.js:2:9)
                    at outer (host.js:4:25)
                    at host.js:5:1""");
    }

    @Test
    void aSyntaxErrorHasItsPlace() {
        assertThat(failed("host.js", "let a = 1;\nlet b = ;\n").text())
                .startsWith("host.js:2:9: SyntaxError: ")
                .endsWith("\nlet b = ;\n        ^");
        assertThat(failed("host.mjs", "import 'node:fs';\nlet b = ;\n").place()).contains("host.mjs:2:9");
        assertThat(failed("host.js", "eval('let x = ;')").message()).startsWith("SyntaxError: ");
    }

    @Test
    void whateverIsThrownIsShown() throws IOException {
        assertThat(failed("host.js", "throw { code: 5 };").text())
                .isEqualTo("host.js:1:1: Uncaught { code: 5 }\nthrow { code: 5 };\n^");
        assertThat(failed("host.js", "throw null;").message()).isEqualTo("Uncaught null");
        assertThat(failed(
                                "host.js",
                                "throw { get a() { throw 1; }, [Symbol.for('nodejs.util.inspect.custom')]() { throw 2; } };")
                        .message())
                .isNotEmpty();
        Files.writeString(folder.resolve("lib.mjs"), "export const a = 1;\nnobody;\n");
        assertThat(failed("host.mjs", "import './lib.mjs';").text()).contains("lib.mjs:2:1: ReferenceError");
    }

    @Test
    void aRejectionThatNobodyHandlesFails() {
        assertThat(failed("host.js", "Promise.reject(new TypeError('no'));").message())
                .isEqualTo("TypeError: no");
        assertThat(failed("host.js", "(async () => { await null; nobody; })();").place())
                .contains("host.js:1:28");
        assertThat(failed("host.js", "Promise.reject(5);").text()).isEqualTo("Uncaught (in promise) 5");
        assertThat(failed("host.js", "setTimeout(() => { throw new Error('late'); }, 9);")
                        .message())
                .isEqualTo("Error: late");
        assertThat(scripts.printed("host.js", "const p = Promise.reject(1); p.catch(() => console.log('handled'));"))
                .isEqualTo("handled\n");
    }

    @Test
    void noErrorTellsOfTheEngineBelow() {
        for (String text :
                new String[] {"null.x", "console.log(1n + 1)", "fetch(Symbol())", "new URL('x')", "require('x')"}) {
            assertThat(failed("host.js", text).text())
                    .doesNotContain("java.", "graal", "palimpsest", ".js (", "world.js", "web.js", "node.js");
        }
    }

    @Test
    void processExitEndsEverythingAtOnce() {
        assertThat(scripts.run("host.js", """
                setTimeout(() => console.log('timer'), 1);
                try { console.log('before'); process.exit(4); } catch { console.log('caught'); }
                console.log('after');
                """)).isEqualTo(new ScriptResult.Exited(4));
        assertThat(scripts.out()).isEqualTo("before\n");
        assertThat(scripts.run("host.js", "process.exitCode = 2;")).isEqualTo(new ScriptResult.Exited(2));
        assertThat(scripts.run("host.js", "process.exit();")).isEqualTo(new ScriptResult.Exited(0));
    }

    // ---- The lessons' own programs, and real modules

    @ParameterizedTest
    @ValueSource(strings = {"seed001", "seed004"})
    void theLessonsScriptsPrintWhatTheyShould(String name) throws IOException {
        Path seeds = testdata().resolve("modules/seeds");
        try (Scripts there = new Scripts(seeds)) {
            assertThat(there.printed(name + ".mjs", Files.readString(seeds.resolve(name + ".mjs"))))
                    .isEqualTo(Files.readString(seeds.resolve(name + ".expected.txt")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"assemblyscript.js", "assemblyscript-glue.mjs", "rust.js", "tinygo.html"})
    void theTutorialsModulesRun(String name) throws IOException {
        Path modules = testdata().resolve("modules/wasm-by-example");
        for (String each : new String[] {"assemblyscript.wasm", "rust.wasm", "tinygo.wasm"}) {
            Files.copy(modules.resolve(each), folder.resolve(each));
        }
        for (String each : new String[] {"go.js", "glue.mjs", "rust-glue.js"}) {
            Files.writeString(folder.resolve(each), resource("demos/" + each));
        }

        assertThat(scripts.printed(name, resource("demos/" + name))).isEqualTo("24\n15\n");
    }

    private static Path testdata() {
        String place = System.getProperty("palimpsest.testdata", "");
        assumeTrue(!place.isEmpty(), "sample modules are not here: set -Dpalimpsest.testdata");
        return Path.of(place);
    }

    private ScriptResult.Failed failed(String name, String text) {
        ScriptResult result = scripts.run(name, text);
        assertThat(result).isInstanceOf(ScriptResult.Failed.class);
        return (ScriptResult.Failed) result;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = WorldTest.class.getResourceAsStream("/hostscript/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
