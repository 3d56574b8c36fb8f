package palimpsest.app.hostscript;

import java.nio.file.Path;
import org.graalvm.polyglot.Engine;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.Store;

/** The JavaScript engine, which all scripts of a program share. It takes seconds to start, so warm it early. */
public final class HostScripts implements AutoCloseable {

    private static final String WARMING =
            "console.log('%s', 'warm', [1, { two: 2 }], new Uint8Array(3)); Promise.resolve().then(() => WebAssembly);";

    private final Engine engine;

    public HostScripts() {
        engine = Engine.newBuilder("js")
                .option("engine.WarnInterpreterOnly", "false")
                .build();
    }

    /** Does what takes long before the first script can run; on a thread that has nothing else to do. */
    public void warm() {
        ScriptPort nobody = new ScriptPort() {
            private final Machine machine = new Machine(new Store());

            @Override
            public Machine machine() {
                return machine;
            }

            @Override
            public void print(Stream stream, String text) {}
        };
        try (ScriptRun run = open(new Script(Path.of("warm.js"), WARMING), nobody, ScriptLimits.USUAL)) {
            run.run();
        }
    }

    /** A fresh world for a script: nothing that another script did can be seen in it. */
    public ScriptRun open(Script script, ScriptPort port, ScriptLimits limits) {
        return new ScriptRun(engine, script, port, limits);
    }

    @Override
    public void close() {
        engine.close(true);
    }
}
