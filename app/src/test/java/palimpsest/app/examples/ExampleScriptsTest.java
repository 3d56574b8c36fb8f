package palimpsest.app.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.app.hostscript.HostScripts;
import palimpsest.app.hostscript.Script;
import palimpsest.app.hostscript.ScriptLimits;
import palimpsest.app.hostscript.ScriptPort;
import palimpsest.app.hostscript.ScriptResult;
import palimpsest.app.hostscript.ScriptRun;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.Store;

/** The host scripts of the lessons print what Node prints, with the module's text beside them in the binary's place. */
final class ExampleScriptsTest {

    private static HostScripts scripts;

    @BeforeAll
    static void start() {
        scripts = new HostScripts();
    }

    @AfterAll
    static void end() {
        scripts.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            24-and-15    | 24~15~
            xin-xo       | Uint8Array(9) [~  120, 225, 187, 139,~  110,  32, 120, 195,~  178~]~xịn xò has 6 characters in 9 bytes~x\uFFFD~
            sum          | Uint32Array(3) [ 7, 4, 0 ]~Uint32Array(3) [ 7, 4, 11 ]~
            growth       | 1 page: 65536 bytes, and at 8: Uint8Array(4) [ 64, 66, 15, 0 ]~grow(1) gives 1 and the old view has 0 bytes~a new view has 131072 bytes, and at 8 still: Uint8Array(4) [ 64, 66, 15, 0 ]~grow(2) gives -1~RangeError~
            pointer      | Write in Wasm, read in JS, index 0:~24~Write in JS, read in Wasm, index 1:~25~
            typed-arrays | 1000000 Uint8Array(4) [ 64, 66, 15, 0 ]~3.14159~3.1415900000000643~RangeError: start offset of Int32Array should be a multiple of 4~Uint8Array(8) [~  7, 0, 0, 0,~  0, 0, 0, 7~]~131072 0~
            alignment    | 6050403~RangeError: start offset of Int32Array should be a multiple of 4~6050403 3040506~
            reverse      | òx nịx~tsespmilap~
            """)
    void aLessonsScriptPrintsWhatNodePrints(String name, String expected) throws IOException {
        Lesson lesson = PackReader.shipped(Locale.ENGLISH).lesson(name).orElseThrow();
        String script = lesson.script().orElseThrow();
        List<String> files = new ArrayList<>(lesson.module().stream().toList());
        files.add(script);

        assertThat(run(lesson.files().folder(files).resolve(script))).isEqualTo(expected.replace('~', '\n'));
    }

    @Test
    void aTextWithAFaultIsToldWithItsPlace(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.wat"), "(module\n  (func (i32.const)))");
        Path script = Files.writeString(
                folder.resolve("a.js"),
                "try { require('fs').readFileSync('a.wasm'); } catch (e) { console.log(e.message); }");

        assertThat(run(script)).contains("a.wat:2:");
    }

    private static String run(Path file) throws IOException {
        StringBuilder printed = new StringBuilder();
        Machine machine = new Machine(new Store());
        ScriptPort port = new ScriptPort() {
            @Override
            public Machine machine() {
                return machine;
            }

            @Override
            public void print(Stream stream, String text) {
                printed.append(text);
            }
        };
        try (ScriptRun run = scripts.open(new Script(file, Files.readString(file)), port, ScriptLimits.USUAL)) {
            ScriptResult result = run.run();
            assertThat(result).isInstanceOf(ScriptResult.Done.class);
        }
        return printed.toString();
    }
}
