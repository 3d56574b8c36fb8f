package palimpsest.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import palimpsest.app.files.FileFault;
import palimpsest.app.hostscript.Script;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.valid.ValidModule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code palimpsest run}: instantiates, calls, prints results, and shows memory and who wrote it. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        customSynopsis = {
            "palimpsest run FILE [--invoke NAME ARG…]… [--host SCRIPT.js]",
            "                    [--dump MEMORY:ADDRESS:LENGTH]… [--at STEP] [--writes FILE.jsonl] [--writers"
                    + " MEMORY:ADDRESS]… [--fuel N]",
            "                    [--dir HOST_DIR[::GUEST_DIR]]… [--env K=V]… [-- ARG…]"
        },
        description = "Instantiates a module, calls exports, prints results, shows memory and who wrote it. A module"
                + " that exports _start and imports WASI runs as a command. A host script (.js, .mjs, .html) instantiates"
                + " what it likes; --invoke calls exports of that afterwards. A saved session (.palimpsest) is replayed:"
                + " all that its host did is done again, the state at its end is compared with the saved one, and --at,"
                + " --dump, --writers and --writes show any of its steps.")
final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RunOptions options = new RunOptions();

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws UserFault, FileFault {
        options.check();
        if (SessionRun.isSession(options)) {
            return new SessionRun(terminal, options).run();
        }
        boolean script = Script.is(options.file);
        if (script && options.host.isPresent()) {
            throw UserFault.usage("--host: " + options.file + " is a host script itself");
        }
        Path name = options.file.getFileName();
        Optional<ValidModule> module = script
                ? Optional.empty()
                : Optional.of(ModuleFile.read(options.file, name == null ? "" : name.toString(), terminal));
        Store store = new Store();
        Machine machine = new Machine(store);
        machine.setAlone(true);
        options.fuel.ifPresent(fuel -> machine.setFuel(OptionalLong.of(fuel)));
        try (Recording recording = new Recording(options, store)) {
            ModuleRun run = new ModuleRun(terminal, options, machine);
            int code = module.isPresent() ? run.run(module.get()) : run.runScript();
            recording.show(terminal, machine.step());
            return code;
        }
    }
}
