package palimpsest.app.hostscript;

import java.util.List;
import java.util.Optional;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;

/**
 * A script and the world it sees: run once, then asked line by line as long as one likes. All methods but {@link #stop}
 * belong to the thread of the port's machine.
 */
public final class ScriptRun implements AutoCloseable {

    private final Script script;
    private final Context context;
    private final WebAssemblyApi api;

    ScriptRun(Engine engine, Script script, ScriptPort port, ScriptLimits limits) {
        this.script = script;
        Context.Builder builder = Context.newBuilder("js").engine(engine);
        WebAssemblyApi.prepare(builder);
        this.context = builder.build();
        this.api = new WebAssemblyApi(port, limits);
        api.install(context);
    }

    /** Runs the script to its end, and all that it leaves for later: promises and timers. */
    public ScriptResult run() {
        return evaluate(Source.newBuilder("js", script.text(), script.name()).buildLiteral());
    }

    /** Evaluates a line in the script's world, as a console does. */
    public ScriptResult evaluate(String line) {
        return evaluate(Source.newBuilder("js", line, "console").buildLiteral());
    }

    private ScriptResult evaluate(Source source) {
        try {
            return new ScriptResult.Done(Optional.of(context.eval(source).toString()));
        } catch (PolyglotException failure) {
            return new ScriptResult.Failed(failure.toString(), Optional.empty(), failure.toString());
        } finally {
            api.settle();
        }
    }

    /** The typed arrays and DataViews that the script holds over memories. */
    public List<BufferView> views() {
        return api.views();
    }

    /** Stops the script, wherever it is; from any thread. */
    public void stop() {
        context.close(true);
    }

    @Override
    public void close() {
        context.close(true);
    }
}
