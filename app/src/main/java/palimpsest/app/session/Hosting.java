package palimpsest.app.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import palimpsest.app.hostscript.BufferView;
import palimpsest.app.hostscript.Script;
import palimpsest.app.hostscript.ScriptPort;
import palimpsest.app.hostscript.ScriptResult;
import palimpsest.app.session.ConsoleLine.Kind;
import palimpsest.app.words.Words;
import palimpsest.engine.Loaded;
import palimpsest.engine.debug.Motion;
import palimpsest.engine.debug.Stop;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;

/**
 * The host script of a session: runs it on the engine's thread, lets it wait on Java's stack while somebody looks around,
 * and ends it where it cannot go on.
 */
final class Hosting {

    /** A script that only writes is to look after requests as often as that. */
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

    /** Where there is no script, lines can be evaluated all the same. */
    private static final Script NONE = new Script(Path.of("console"), "");

    static final String WANTED = Words.of("session.script.ended-it");

    private final Workbench bench;
    private final Stay stay;
    private final ScriptWorlds worlds;
    private final Pace pace = new Pace();
    private final Printed printed;

    private Optional<Script> script = Optional.empty();
    private long openings;
    private ScriptView.State ended = ScriptView.State.READY;
    private Optional<ScriptView.Fault> fault = Optional.empty();

    private Optional<ScriptWorld> world = Optional.empty();
    /** Whether the script, or a line of it, is on Java's stack. */
    private boolean performing;
    /** What is to be done when the script, which shall end, has ended. */
    private Optional<Runnable> afterEnd = Optional.empty();

    private boolean pauseWanted;
    private Optional<Runnable> afterPause = Optional.empty();
    /** Whether requests are being answered between two things that the script, or what it called, does. */
    private boolean looking;

    private long looked;

    Hosting(Workbench bench, Stay stay, ScriptWorlds worlds) {
        this.bench = bench;
        this.stay = stay;
        this.worlds = worlds;
        this.printed = bench.printed();
    }

    // ---- What there is

    /** The script that is to run: on what it makes itself, or on the instance of the module that is open. */
    void open(Script now) {
        close();
        script = Optional.of(now);
        openings++;
        ended = ScriptView.State.READY;
        fault = Optional.empty();
    }

    /** Takes over from a thread that is lost: the script is there, and has come to its end. */
    void inherit(Hosting left, ScriptResult.Stopped how) {
        script = left.script;
        openings = left.openings;
        tell(how);
        bench.say(Kind.NOTE, Words.of("session.script.lost"));
    }

    /** There is no script any more. */
    void forget() {
        close();
        script = Optional.empty();
    }

    Optional<Script> script() {
        return script;
    }

    /** Its world is over: what it made has gone. */
    void close() {
        stay.stoppable(Optional.empty());
        world.ifPresent(ScriptWorld::close);
        world = Optional.empty();
        bench.execution()
                .ifPresent(
                        ended -> ended.views().holds(Set.of(), ended.timeline().end()));
        pauseWanted = false;
        printed.flush();
    }

    private void begin(Script text, Execution execution) {
        execution.host();
        ScriptWorld begun = worlds.open(text, new Port(execution));
        world = Optional.of(begun);
        stay.stoppable(Optional.of(begun::stop));
    }

    /** Whether the script makes what it acts on by itself: it names what only those need that do. */
    boolean makesInstances() {
        return script.filter(known -> known.name().endsWith(".html")
                        || known.text().contains("WebAssembly")
                        || known.text().contains("wasmBrowserInstantiate"))
                .isPresent();
    }

    Optional<ScriptView> view(Optional<String> here) {
        return script.map(known -> new ScriptView(openings, known, !bench.ownModule(), state(), fault, here));
    }

    /** The views that scripts had over memories, as of the cursor. */
    List<HostView> views(Execution execution) {
        ViewLog views = execution.views();
        if (execution.timeline().atEnd()) {
            world.ifPresent(open -> views.holds(open.views(), execution.step()));
        }
        return views.at(execution);
    }

    private ScriptView.State state() {
        if (performing) {
            return bench.running() ? ScriptView.State.RUNNING : ScriptView.State.STOPPED;
        }
        return ended;
    }

    /** Whether code of a script is on Java's stack, so that the machine cannot do anything else before it is off. */
    boolean live() {
        return performing || bench.runner().inside();
    }

    // ---- Ending

    /** Does something that a live script would be in the way of: ends it first. */
    void alone(Runnable work) {
        if (live()) {
            afterEnd = Optional.of(work);
        } else {
            work.run();
        }
    }

    private void endIfWanted(Execution execution) {
        if (afterEnd.isPresent()) {
            // The way out begins where the machine really stands; who wanted another moment comes back to it.
            long cursor = execution.timeline().cursor();
            if (!execution.timeline().atEnd()) {
                Runnable then = afterEnd.get();
                execution.debugger().travelTo(execution.timeline().end());
                afterEnd = Optional.of(() -> {
                    execution.debugger().travelTo(cursor);
                    then.run();
                });
            }
            // What catches everything, or begins to compute on the way out, is stopped too.
            world.ifPresent(open -> EngineThread.aside(open::stop));
            throw new ScriptEnd();
        }
    }

    /** Code of the script is off the stack before its end: what it had begun is given up, then comes what waits for that. */
    void off(Execution execution) {
        bench.publisher().stale();
        execution.debugger().travelTo(execution.timeline().end());
        if (execution.machine().busy()) {
            bench.runner().abandon(execution);
        }
        close();
        Optional<Runnable> next = afterEnd;
        afterEnd = Optional.empty();
        next.ifPresent(Runnable::run);
    }

    private boolean ending() {
        return afterEnd.isPresent();
    }

    private boolean decided() {
        return ending() || bench.runner().decided();
    }

    // ---- Running

    /** Runs the script in a machine of its own, or on a fresh instance of the module that is open. */
    void run(Execution execution, boolean stepping) {
        bench.say(
                Kind.INTENT, Words.of("session.script.run", script.orElseThrow().name()));
        begin(script.get(), execution);
        boolean beside = execution.instance().isPresent();
        perform(execution, stepping ? Motion.INTO : Motion.RUN, () -> beside ? runBeside(execution) : run());
    }

    private Optional<ScriptResult> runBeside(Execution execution) {
        Outcome outcome = finish(execution);
        execution.instance().ifPresent(world.orElseThrow()::give);
        return outcome instanceof Outcome.Finished ? run() : Optional.empty();
    }

    private Optional<ScriptResult> run() {
        return Optional.of(world.orElseThrow().run());
    }

    /** Evaluates a line in the world of the script that has run, or in a new one around the instance. */
    void evaluate(Execution execution, String line) {
        bench.say(Kind.INTENT, line);
        if (world.isEmpty()) {
            begin(script.orElse(NONE), execution);
        }
        // A line can name the instance, also where the script keeps it to itself.
        execution.instance().ifPresent(world.orElseThrow()::give);
        perform(execution, Motion.RUN, () -> Optional.of(world.orElseThrow().evaluate(line)));
    }

    /** Computes something in the world of the script, or in a new one, for a call that the module makes. */
    ScriptResult compute(String expression) {
        Execution execution = bench.execution().orElseThrow();
        if (world.isEmpty()) {
            begin(script.orElse(NONE), execution);
        }
        return performing
                ? world.orElseThrow().compute(expression)
                : world.orElseThrow().evaluate(expression);
    }

    private void perform(Execution execution, Motion motion, Supplier<Optional<ScriptResult>> code) {
        pace.reset();
        bench.runner().hostBegins(execution, motion);
        fault = Optional.empty();
        performing = true;
        stay.show();
        Optional<ScriptResult> result = Optional.empty();
        try {
            result = code.get();
        } catch (ScriptEnd wanted) {
            result = Optional.of(new ScriptResult.Stopped(WANTED));
        } finally {
            performing = false;
            printed.flush();
        }
        if (ending()) {
            result = Optional.of(new ScriptResult.Stopped(WANTED));
        }
        bench.publisher().stale();
        bench.runner().hostEnds(execution);
        result.ifPresentOrElse(this::tell, () -> bench.runner().trap(execution));
        if (result.filter(ScriptResult.Stopped.class::isInstance).isPresent()) {
            off(execution);
        }
    }

    private void tell(ScriptResult result) {
        ended = ScriptView.State.DONE;
        if (result instanceof ScriptResult.Done done) {
            done.value().ifPresent(value -> bench.say(Kind.RESULT, value));
        } else if (result instanceof ScriptResult.Failed failed) {
            ended = ScriptView.State.FAILED;
            fault = Optional.of(
                    new ScriptView.Fault(failed.message(), failed.place().orElse("")));
            failed.text().lines().forEach(line -> bench.say(Kind.FAULT, line));
        } else if (result instanceof ScriptResult.Stopped stopped) {
            ended = ScriptView.State.FAILED;
            bench.say(Kind.NOTE, Words.of("session.script.stopped", stopped.why()));
        } else if (result instanceof ScriptResult.Exited exited) {
            bench.say(Kind.NOTE, Words.of("session.script.exit", Integer.toString(exited.code())));
        }
    }

    // ---- What the script asks for

    private final class Port implements ScriptPort {

        private final Execution execution;

        Port(Execution execution) {
            this.execution = execution;
        }

        @Override
        public Machine machine() {
            return execution.machine();
        }

        @Override
        public Outcome finish() {
            return Hosting.this.finish(execution);
        }

        @Override
        public void acted() {
            endIfWanted(execution);
            execution.debugger().actedInside();
            if (System.nanoTime() - looked > LOOK_EVERY_NANOS) {
                look(execution);
            }
        }

        @Override
        public void viewed(BufferView view) {
            MemoryInstance memory = machine().store().memories().get(view.memory());
            execution.views().made(view, memory, execution.step());
        }

        @Override
        public void instantiated(ModuleInstance instance) {
            bench.opening().instantiated(execution, instance);
        }

        @Override
        public Optional<Loaded> open(String name) {
            return bench.opened().filter(opened -> opened.name().equals(name)).map(Opened::loaded);
        }

        @Override
        public void lost(ScriptResult.Stopped how) {
            stay.lost(bench, how);
        }

        @Override
        public void print(Stream stream, String text) {
            printed.print(stream, text);
        }
    }

    private Outcome finish(Execution execution) {
        endIfWanted(execution);
        boolean instantiation = execution.journal().instantiatedAt() == Long.MAX_VALUE;
        long[] begun = {System.nanoTime()};
        Outcome outcome = execution.debugger().finishInside(pace::steps, () -> {
            pace.took(System.nanoTime() - begun[0]);
            look(execution);
            begun[0] = System.nanoTime();
        });
        if (instantiation
                && outcome instanceof Outcome.Finished
                && !execution.machine().busy()) {
            execution.journal().instantiated(execution.step());
            bench.stops().arm(Optional.of(execution));
        }
        return outcome;
    }

    private void look(Execution execution) {
        bench.runner().hostGoesOn(execution);
        looking = true;
        try {
            stay.look();
        } finally {
            looking = false;
            looked = System.nanoTime();
        }
        endIfWanted(execution);
        if (pauseWanted) {
            execution.debugger().pauseInside();
        }
    }

    // ---- Stopping inside

    /** Whether the machine may not be moved: it is in the middle of what the script does. */
    boolean looking() {
        return looking;
    }

    /** Stops the script, or the module that it has called, and does something then. */
    void pause(Runnable then) {
        pauseWanted = true;
        afterPause = Optional.of(then);
    }

    /** Somebody looks around, until it is clear how to go on. */
    Motion stoppedInside(Execution execution, Stop stop) {
        endIfWanted(execution);
        bench.publisher().stale();
        pauseWanted = false;
        Runnable first = afterPause.orElse(() -> {});
        afterPause = Optional.empty();
        Motion motion = bench.runner().waitInside(execution, stop, first, () -> stay.until(this::decided));
        bench.publisher().stale();
        endIfWanted(execution);
        return motion;
    }
}
