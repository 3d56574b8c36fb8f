package palimpsest.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

    private final Terminal terminal;
    private final Machine machine;
    private final ScriptLimits limits;
    private final CompletableFuture<ScriptResult> end = new CompletableFuture<>();
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
        new Thread(null, () -> end.completeAsync(() -> run(script, given), Runnable::run), "host script", STACK)
                .start();
        return told(end.join());
    }

    private ScriptResult run(Script script, Optional<ModuleInstance> given) {
        try (HostScripts scripts = new HostScripts();
                ScriptRun run = scripts.open(script, this, limits)) {
            given.ifPresent(run::give);
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

    /** Its thread may go on for minutes; the program does not wait for it. */
    @Override
    public void lost(ScriptResult.Stopped how) {
        end.complete(how);
    }

    @Override
    public void print(Stream stream, String text) {
        (stream == Stream.OUT ? terminal.out() : terminal.err()).print(text);
    }
}
