package palimpsest.app.session;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import palimpsest.app.hostscript.BufferView;
import palimpsest.app.hostscript.HostScripts;
import palimpsest.app.hostscript.Script;
import palimpsest.app.hostscript.ScriptLimits;
import palimpsest.app.hostscript.ScriptPort;
import palimpsest.app.hostscript.ScriptResult;
import palimpsest.app.hostscript.ScriptRun;
import palimpsest.engine.runtime.ModuleInstance;

/** Worlds of the JavaScript engine. It is started when somebody first needs it, or before, in the background. */
final class JavaScript implements ScriptWorlds {

    private Optional<HostScripts> engine = Optional.empty();

    @Override
    public void warm() {
        Thread thread = new Thread(() -> engine().warm(), "warm-scripts");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized HostScripts engine() {
        if (engine.isEmpty()) {
            engine = Optional.of(new HostScripts());
        }
        return engine.get();
    }

    @Override
    public ScriptWorld open(Script script, ScriptPort port) {
        ScriptRun run = engine().open(script, port, ScriptLimits.USUAL);
        return new ScriptWorld() {
            @Override
            public void give(ModuleInstance instance) {
                run.give(instance);
            }

            @Override
            public ScriptResult run() {
                return run.run();
            }

            @Override
            public ScriptResult evaluate(String line) {
                return run.evaluate(line);
            }

            @Override
            public ScriptResult compute(String expression) {
                return run.compute(expression);
            }

            @Override
            public Set<Long> views() {
                return run.views().stream().map(BufferView::number).collect(Collectors.toSet());
            }

            @Override
            public void stop() {
                run.stop(Hosting.WANTED);
            }

            @Override
            public void close() {
                run.close();
            }
        };
    }
}
