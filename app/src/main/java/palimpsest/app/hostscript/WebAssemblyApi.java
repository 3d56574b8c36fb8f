package palimpsest.app.hostscript;

import java.util.List;
import org.graalvm.polyglot.Context;

/** What a script knows as {@code WebAssembly}. See the WebAssembly JavaScript Interface. */
final class WebAssemblyApi {

    WebAssemblyApi(ScriptPort port, ScriptLimits limits) {}

    /** Sets what a context needs so that {@link #install} works. */
    static void prepare(Context.Builder builder) {
        builder.allowExperimentalOptions(true).option("js.debug-builtin", "true");
    }

    /** Puts {@code WebAssembly} into a script's world, and takes away what it was built with. */
    void install(Context context) {
        context.getBindings("js").removeMember("Debug");
    }

    /** The script has come to a pause: what it wrote last is told now. */
    void settle() {}

    /** The typed arrays and DataViews over memories that the script still holds. */
    List<BufferView> views() {
        return List.of();
    }
}
