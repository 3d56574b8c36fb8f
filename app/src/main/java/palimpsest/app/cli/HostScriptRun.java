package palimpsest.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import palimpsest.app.hostscript.HostScripts;
import palimpsest.app.hostscript.Script;
import palimpsest.app.hostscript.ScriptLimits;
import palimpsest.app.hostscript.ScriptPort;
import palimpsest.app.hostscript.ScriptResult;
import palimpsest.app.hostscript.ScriptRun;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.ModuleInstance;

/** A host script that the command line runs: what it prints goes to the terminal, what it instantiates is kept. */
final class HostScriptRun implements ScriptPort {
    /** Scripts are used to call themselves ten thousand deep. */
    private static final long STACK = 16 << 20;

    /** A script that has been stopped is off by then, unless it does what nobody can interrupt: one huge multiplication. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Terminal terminal;
    private final Machine machine;
    private final ScriptLimits limits;
    private volatile Optional<ScriptRun> running = Optional.empty();
    private final List<ModuleInstance> instances = new ArrayList<>();

    /** @param fuel how many instructions may be executed, if somebody says so; a script may do as many statements */
    HostScriptRun(Terminal terminal, Machine machine, Optional<Long> fuel) {
        this.terminal = terminal;
        this.machine = machine;
        this.limits = fuel.map(ScriptLimits.USUAL::atLeast).orElse(ScriptLimits.UNATTENDED);
    }

    /**
     * Runs a script to its end; returns the exit code.
     *
     * @param given the instance that it finds as {@code instance}, with its {@code exports} and its {@code memory}
     */
    int run(Path file, Optional<ModuleInstance> given) throws UserFault {
        Script script = new Script(file, InputFile.readText(file));
        FutureTask<ScriptResult> task = new FutureTask<>(() -> run(script, given));
        Thread thread = new Thread(null, task, "host script", STACK);
        thread.start();
        return told(ended(task));
    }

    private ScriptResult ended(FutureTask<ScriptResult> task) throws UserFault {
        long stopped = 0;
        while (true) {
            try {
                return task.get(PATIENCE_NANOS / 10, TimeUnit.NANOSECONDS);
            } catch (TimeoutException stillRunning) {
                Optional<ScriptResult> stopping = running.flatMap(ScriptRun::stopping);
                stopped = stopping.isEmpty() ? 0 : stopped == 0 ? System.nanoTime() : stopped;
                if (stopped != 0
                        && System.nanoTime() - stopped > PATIENCE_NANOS
                        && stopping.get() instanceof ScriptResult.Stopped why) {
                    throw new UserFault(words(why));
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
    }

    private ScriptResult run(Script script, Optional<ModuleInstance> given) {
        try (HostScripts scripts = new HostScripts();
                ScriptRun run = scripts.open(script, this, limits)) {
            given.ifPresent(run::give);
            running = Optional.of(run);
            return run.run();
        }
    }

    /** The function that an instance of the script's exports; of several, the youngest. */
    Optional<FunctionInstance> function(String name) {
        for (int i = instances.size() - 1; i >= 0; i--) {
            Optional<FunctionInstance> function = instances.get(i).function(name);
            if (function.isPresent()) {
                return function;
            }
        }
        return Optional.empty();
    }

    private int told(ScriptResult result) {
        if (result instanceof ScriptResult.Exited exited) {
            return exited.code();
        }
        if (result instanceof ScriptResult.Failed failed) {
            terminal.err().println(failed.text());
            return ExitCode.FAULT;
        }
        if (result instanceof ScriptResult.Stopped stopped) {
            terminal.err().println(words(stopped));
            return ExitCode.FAULT;
        }
        return ExitCode.SUCCESS;
    }

    private String words(ScriptResult.Stopped stopped) {
        boolean mayHaveMore =
                limits.equals(ScriptLimits.UNATTENDED) && stopped.why().equals(limits.timeIsUp());
        return stopped.why() + (mayHaveMore ? " With --fuel N it may take a minute." : "");
    }

    @Override
    public Machine machine() {
        return machine;
    }

    @Override
    public void instantiated(ModuleInstance instance) {
        instances.add(instance);
    }

    @Override
    public void print(Stream stream, String text) {
        (stream == Stream.OUT ? terminal.out() : terminal.err()).print(text);
    }
}
