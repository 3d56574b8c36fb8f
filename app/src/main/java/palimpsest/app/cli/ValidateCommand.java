package palimpsest.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import palimpsest.engine.Loaded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code palimpsest validate}: parses or decodes, and validates. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Parses or decodes each file, validates it, and explains each fault.")
final class ValidateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A module: wat or wasm.")
    private List<Path> files = new ArrayList<>();

    ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        int code = ExitCode.SUCCESS;
        for (Path file : files) {
            if (!validate(file)) {
                code = ExitCode.FAULT;
            }
        }
        return code;
    }

    private boolean validate(Path file) {
        try {
            Loaded loaded = ModuleFile.load(file, file.toString());
            ModuleFile.tellNotes(loaded, terminal);
            if (loaded.valid().isPresent()) {
                return true;
            }
            terminal.err().println(ModuleFile.explain(loaded));
        } catch (UserFault unreadable) {
            terminal.err().println(unreadable.text());
        }
        return false;
    }
}
