package palimpsest.app.hostscript;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import palimpsest.engine.Loaded;
import palimpsest.engine.runtime.ModuleInstance;

/**
 * A script and the world it sees: run once, then asked line by line as long as one likes. All methods but {@link #stop}
 * belong to the thread of the port's machine.
 */
public final class ScriptRun implements AutoCloseable {

    private static final Pattern AWAITS = Pattern.compile("\\bawait\\b");

    private final ScriptProgram program;
    private final Context context;
    private final WebAssemblyApi api;
    private final Brake brake;
    private final World world;
    private final AtomicReference<Where> where = new AtomicReference<>(Where.SCRIPT);
    private final ScriptPort port;
    private final ScriptLimits limits;

    ScriptRun(Engine engine, Script script, ScriptPort port, ScriptLimits limits) {
        this.port = port;
        this.limits = limits;
        ModuleFiles modules = new ModuleFiles(port, this::know);
        ScriptFiles files = new ScriptFiles(ScriptFiles.folderOf(script), modules);
        this.context = ViewInstrument.of(engine).open(() -> Sandbox.open(engine, files, limits));
        this.brake = new Brake(
                context,
                port.machine(),
                List.of(new HeapLimit(limits.heapBytes(), port.machine().store()), new TimeLimit(limits, where)),
                where,
                port::lost);
        this.api = new WebAssemblyApi(new BrakedPort(port, brake, where), limits, context, brake, where);
        api.install(context);
        this.program = new ScriptProgram(context, script, files, port);
        this.world =
                new World(context, new Outside(port, limits, script, files, brake), ScriptProgram.surroundings(script));
    }

    /** Gives the script an instance: as {@code instance}, with its {@code exports}, and its first memory as {@code memory}. */
    public void give(ModuleInstance instance) {
        api.give(instance);
    }

    private void know(byte[] bytes, Supplier<Loaded> loader) {
        api.know(bytes, loader);
    }

    /** Runs the script to its end, and all that it leaves for later: promises and timers. */
    public ScriptResult run() {
        return attempt(() -> {
            program.run();
            world.loaded();
            return Optional.empty();
        });
    }

    /** Evaluates a line in the script's world, as a console does; a line may {@code await}. */
    public ScriptResult evaluate(String line) {
        return attempt(() -> {
            Value value = evaluated(line);
            return Optional.of(world.inspect(value)).filter(shown -> !shown.equals("undefined"));
        });
    }

    /**
     * What an expression gives in the script's world, also in the middle of what the script does, for a module that it has
     * called; promises and timers stay for later.
     */
    public ScriptResult compute(String expression) {
        Where before = where.getAndSet(Where.SCRIPT);
        brake.begin();
        try {
            String shown = world.inspect(context.eval(line(expression)));
            return new ScriptResult.Done(Optional.of(shown).filter(value -> !value.equals("undefined")));
        } catch (PolyglotException failure) {
            return brake.pulled().orElseGet(() -> new Failures(world).of(failure, limits));
        } catch (IllegalStateException closed) {
            return new ScriptResult.Stopped("The script's world was closed.");
        } finally {
            api.settle();
            brake.end();
            where.set(before);
        }
    }

    private Value evaluated(String line) {
        try {
            return context.eval(line(line));
        } catch (PolyglotException failure) {
            if (!failure.isSyntaxError() || !AWAITS.matcher(line).find()) {
                throw failure;
            }
        }
        Value promise = context.eval(line("(async () => (" + line + "\n))()"));
        world.finish(brake);
        return world.settled(promise);
    }

    private static Source line(String text) {
        return Source.newBuilder("js", text, "console").buildLiteral();
    }

    private ScriptResult attempt(Supplier<Optional<String>> action) {
        boolean busy = port.machine().busy();
        brake.begin();
        try {
            context.resetLimits();
            Optional<String> shown = action.get();
            world.finish(brake);
            int code = world.exitCode();
            return brake.pulled().isPresent()
                    ? brake.pulled().get()
                    : code == 0 ? new ScriptResult.Done(shown) : new ScriptResult.Exited(code);
        } catch (PolyglotException failure) {
            return brake.pulled().orElseGet(() -> new Failures(world).of(failure, limits));
        } catch (World.Rejected rejected) {
            return new Failures(world).of(rejected);
        } catch (IllegalStateException closed) {
            return new ScriptResult.Stopped("The script's world was closed when it went over a limit. Run it again.");
        } finally {
            brake.end();
            api.settle();
            brake.pulled().ifPresent(how -> world.forgetTimers());
            if (brake.pulled().isPresent() && port.machine().busy() && !busy) {
                port.machine().abandon();
            }
        }
    }

    /** The typed arrays and DataViews that the script holds over memories. */
    public List<BufferView> views() {
        return api.views();
    }

    /**
     * Stops the script, wherever it is; from any thread. Does nothing while none is running.
     *
     * @param why what it ends with
     */
    public void stop(String why) {
        brake.pull(new ScriptResult.Stopped(why));
    }

    @Override
    public void close() {
        context.close(true);
    }
}
