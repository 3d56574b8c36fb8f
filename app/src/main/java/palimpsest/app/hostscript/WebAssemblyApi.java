package palimpsest.app.hostscript;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import palimpsest.engine.Loaded;
import palimpsest.engine.runtime.ModuleInstance;

/** What a script knows as {@code WebAssembly}. See the WebAssembly JavaScript Interface. */
final class WebAssemblyApi {

    private static final String FILE = "/palimpsest/hostscript/webassembly.js";

    private final Realm realm;
    private final Modules modules;
    private final Makings makings;
    private Optional<Value> giver = Optional.empty();

    WebAssemblyApi(ScriptPort port, ScriptLimits limits, Context context, Brake brake, AtomicReference<Where> where) {
        this.realm = new Realm(port, context, brake, where);
        this.modules = new Modules(realm);
        this.makings = new Makings(realm, limits.bufferBytes());
    }

    /** Sets what a context needs so that {@link #install} works. */
    static void prepare(Context.Builder builder) {
        builder.allowExperimentalOptions(true).option("js.debug-builtin", "true");
    }

    /** Puts {@code WebAssembly} into a script's world, and takes away what it was built with. */
    void install(Context context) {
        giver = Optional.of(context.eval(source()).execute(new WebAssemblyBridge(realm, modules, makings)));
    }

    /** Gives the script an instance: as {@code instance}, with its {@code exports}, and its first memory as {@code memory}. */
    void give(ModuleInstance instance) {
        modules.numberImports(instance);
        giver.orElseThrow().executeVoid(new Handle(instance));
    }

    private static Source source() {
        try (InputStream in = WebAssemblyApi.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new AssertionError(FILE + " belongs to the program");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Source.newBuilder("js", text, "webassembly.js")
                    .internal(true)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever compiles these bytes gets that module, with its name and its source. */
    void know(byte[] bytes, Supplier<Loaded> loader) {
        modules.know(bytes, loader);
    }

    /** The script has come to a pause: what it wrote and read last is told now. */
    void settle() {
        realm.access.settle();
    }

    /** The typed arrays and DataViews over memories that the script still holds. */
    List<BufferView> views() {
        return realm.views.list();
    }
}
