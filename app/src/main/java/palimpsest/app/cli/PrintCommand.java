package palimpsest.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import palimpsest.engine.Wasm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code palimpsest print}: a module as text. */
@Command(
        name = "print",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Prints a module as text that assembles again to an equal module.")
final class PrintCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "A module: wat or wasm.")
    private Path file = Path.of("");

    PrintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws UserFault {
        String text =
                Wasm.print(ModuleFile.read(file, file.toString(), terminal).module());
        terminal.out().print(text.endsWith("\n") ? text : text + "\n");
        return ExitCode.SUCCESS;
    }
}
