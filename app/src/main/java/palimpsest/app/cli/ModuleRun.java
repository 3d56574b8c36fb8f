package palimpsest.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.host.AssemblyScript;
import palimpsest.engine.host.Toolchain;
import palimpsest.engine.host.Wasi;
import palimpsest.engine.host.WasiWorld;
import palimpsest.engine.runtime.External;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linked;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.valid.ValidModule;

/** One module, or what a host script makes of modules, brought to life and called as the options say. */
final class ModuleRun {
    private final Terminal terminal;
    private final RunOptions options;
    private final Machine machine;

    ModuleRun(Terminal terminal, RunOptions options, Machine machine) {
        this.terminal = terminal;
        this.options = options;
        this.machine = machine;
    }

    /** Runs to the end, or to the first trap; returns the exit code. */
    int run(ValidModule module) throws UserFault {
        List<External> externals = link(module);
        ModuleInstance instance = machine.instantiate("", module, externals);
        int code = told(machine.finish());
        if (code == ExitCode.SUCCESS && options.host.isPresent()) {
            code = new HostScriptRun(terminal, machine, options.fuel).run(options.host.get(), Optional.of(instance));
        } else if (code == ExitCode.SUCCESS
                && options.invocations.isEmpty()
                && CommandWorld.isCommand(module.module())) {
            return told(machine.call(instance.function("_start").orElseThrow(), List.of()));
        }
        for (Invocation call : options.invocations) {
            if (code != ExitCode.SUCCESS) {
                return code;
            }
            code = call(function(instance, call), call);
        }
        return code;
    }

    /** Runs a host script, then calls exports of what it has instantiated; returns the exit code. */
    int runScript() throws UserFault {
        HostScriptRun script = new HostScriptRun(terminal, machine, options.fuel);
        int code = script.run(options.file, Optional.empty());
        for (Invocation call : options.invocations) {
            if (code != ExitCode.SUCCESS) {
                return code;
            }
            FunctionInstance function = script.function(call.name())
                    .orElseThrow(() -> UserFault.usage(
                            "--invoke " + call.name() + ": the script has instantiated no module that exports this"));
            code = call(function, call);
        }
        return code;
    }

    private int call(FunctionInstance function, Invocation call) throws UserFault {
        return told(machine.call(function, CallArguments.parse(function, call)));
    }

    private List<External> link(ValidModule module) throws UserFault {
        Imports imports = new Imports();
        if (Wasi.isImportedBy(module.module())) {
            new Wasi(CommandWorld.of(options, terminal)).offer(imports);
        }
        new AssemblyScript(terminal.err()::println, WasiWorld.sameRandom()).offer(imports, module);
        Linked linked = Linker.linkOrMake(machine.store(), module, imports);
        if (!linked.faults().isEmpty()) {
            throw new UserFault(linked.faults().stream().map(Diagnostic::render).collect(Collectors.joining("\n")));
        }
        for (Linked.Made made : linked.made()) {
            String standIn =
                    made.external().kind() == ExternalKind.FUNC ? "a stub returns zeros for " : "made as declared: ";
            String known = Toolchain.words(made.module(), made.name())
                    .map(words -> " (" + words + ")")
                    .orElse("");
            terminal.err()
                    .println("palimpsest: nobody gives " + made.module() + "." + made.name() + known + "; " + standIn
                            + made.description());
        }
        return linked.externals();
    }

    private static FunctionInstance function(ModuleInstance instance, Invocation call) throws UserFault {
        List<String> names = new ArrayList<>();
        instance.exports().forEach((name, external) -> {
            if (external instanceof FunctionInstance) {
                names.add(name);
            }
        });
        return instance.function(call.name())
                .orElseThrow(() -> UserFault.usage("--invoke " + call.name() + ": the module exports no such function; "
                        + (names.isEmpty() ? "it exports none" : "it exports " + String.join(", ", names))));
    }

    /** Prints results, or the error that ended the run; returns the exit code. */
    private int told(Outcome outcome) {
        if (outcome instanceof Outcome.Finished finished) {
            finished.results().stream().map(Value::toString).forEach(terminal.out()::println);
            return ExitCode.SUCCESS;
        }
        if (outcome instanceof Outcome.Exited exited) {
            return exited.code();
        }
        if (outcome instanceof Outcome.Trapped trapped) {
            terminal.err().println(trapped.trap().render());
        } else if (outcome instanceof Outcome.Threw threw) {
            terminal.err().println(threw.trap().render());
        }
        return ExitCode.FAULT;
    }
}
