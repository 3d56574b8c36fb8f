package palimpsest.app.hostscript;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;

/** The JavaScript engine, which all scripts of a program share. It takes seconds to start, so warm it early. */
public final class HostScripts implements AutoCloseable {

    private final Engine engine;

    public HostScripts() {
        engine = Engine.newBuilder("js")
                .option("engine.WarnInterpreterOnly", "false")
                .build();
    }

    /** Does what takes long before the first script can run; on a thread that has nothing else to do. */
    public void warm() {
        try (Context context = Context.newBuilder("js").engine(engine).build()) {
            context.eval("js", "0");
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
