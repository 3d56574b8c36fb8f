package palimpsest.app.hostscript;

import java.io.InputStream;
import java.io.OutputStream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.io.IOAccess;

/**
 * The walls around a script: it sees JavaScript, what the shim gives it, and files to read in its folder. There is no way to
 * Java, to other languages, processes, threads, the network or the environment.
 */
final class Sandbox {

    /** The longest string, in characters, and the largest array buffer, in bytes. */
    private static final int LONGEST_STRING = 1 << 28;

    private static final int LARGEST_BUFFER = 1 << 30;

    private Sandbox() {}

    static Context open(Engine engine, ScriptFiles files, ScriptLimits limits) {
        Context.Builder builder = builder(engine)
                .allowIO(IOAccess.newBuilder().fileSystem(files).build())
                .resourceLimits(limits(limits));
        WebAssemblyApi.prepare(builder);
        return builder.build();
    }

    /** What every context of the engine is like; they share code, and so they must share options. */
    private static Context.Builder builder(Engine engine) {
        return Context.newBuilder("js")
                .engine(engine)
                .allowExperimentalOptions(true)
                .allowHostAccess(HostAccess.NONE)
                .allowPolyglotAccess(PolyglotAccess.NONE)
                .allowEnvironmentAccess(EnvironmentAccess.NONE)
                .allowCreateProcess(false)
                .allowCreateThread(false)
                .allowNativeAccess(false)
                .in(InputStream.nullInputStream())
                .out(OutputStream.nullOutputStream())
                .err(OutputStream.nullOutputStream())
                .option("js.v8-compat", "true")
                .option("js.ecmascript-version", "staging")
                .option("js.text-encoding", "true")
                .option("js.unhandled-rejections", "handler")
                .option("js.graal-builtin", "true")
                .option("js.global-property", "false")
                .option("js.polyglot-builtin", "false")
                .option("js.load", "false")
                .option("js.print", "false")
                .option("js.console", "false")
                .option("js.java-package-globals", "false")
                .option("js.string-length-limit", Integer.toString(LONGEST_STRING))
                .option("js.max-typed-array-length", Integer.toString(LARGEST_BUFFER));
    }

    private static ResourceLimits limits(ScriptLimits limits) {
        return ResourceLimits.newBuilder()
                .statementLimit(limits.statements(), source -> !source.isInternal())
                .build();
    }
}
