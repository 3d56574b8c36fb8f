package palimpsest.app.hostscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script is a stranger: what it may not reach. What it may not take is in {@link ScriptLimitsTest}. */
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
}
