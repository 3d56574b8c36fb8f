package palimpsest.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code palimpsest [FILE]}: opens the window. */
@Command(
        name = "palimpsest",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        synopsisHeading = "Usage: ",
        customSynopsis = {"palimpsest [FILE]", "       palimpsest VERB …"},
        description = {
            "",
            "Shows WebAssembly's linear memory as a living page: every byte knows who wrote it, when, "
                    + "by which source line, and what stood there before. Time runs both ways.",
            "",
            "Without a verb it opens the window."
        },
        footer = {
            "",
            "Exit codes: 0 success, 1 a fault in the input or a trap, 2 wrong use. WASI programs give their own code.",
            "'palimpsest VERB --help' explains a verb."
        },
        commandListHeading = "%nVerbs:%n")
final class WindowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    WindowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.out());
        return ExitCode.SUCCESS;
    }
}
