package palimpsest.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import palimpsest.app.files.FileFault;
import palimpsest.app.files.NewFile;
import palimpsest.engine.Wasm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code palimpsest assemble}: text to binary, names kept. */
@Command(
        name = "assemble",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Writes a module as a binary; its names are kept in the name section.")
final class AssembleCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "A module: wat, or wasm.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT.wasm",
            description = "Where the binary goes.")
    private Path output = Path.of("");

    AssembleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws UserFault, FileFault {
        byte[] binary =
                Wasm.assemble(ModuleFile.read(file, file.toString(), terminal).module());
        try (NewFile out = new NewFile(output)) {
            out.write(binary);
            out.commit();
        }
        return ExitCode.SUCCESS;
    }
}
