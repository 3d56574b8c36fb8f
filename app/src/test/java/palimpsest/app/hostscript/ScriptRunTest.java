package palimpsest.app.hostscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.Store;

/** A script, and lines after it, in one world. */
final class ScriptRunTest {

    @Test
    void aLineSeesWhatTheScriptLeft() {
        try (HostScripts scripts = new HostScripts();
                ScriptRun run = scripts.open(
                        new Script(Path.of("host.js"), "const answer = 6 * 7;"), new Silent(), ScriptLimits.USUAL)) {
            run.run();

            assertThat(run.evaluate("answer")).isEqualTo(new ScriptResult.Done(Optional.of("42")));
        }
    }

    private record Silent(Machine machine) implements ScriptPort {
        Silent() {
            this(new Machine(new Store()));
        }

        @Override
        public void print(Stream stream, String text) {}
    }
}
