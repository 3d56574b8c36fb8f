package palimpsest.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import palimpsest.app.window.WindowApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

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
            "Exit codes: 0 success, 1 a fault in the input or a trap, 2 wrong use. ",
            "'palimpsest VERB --help' explains a verb."
        },
        commandListHeading = "%nVerbs:%n")
final class WindowCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A module, a host script, a session or a folder of lessons to open in the window.")
    private Optional<Path> file = Optional.empty();

    @Override
    public Integer call() throws UserFault {
        if (file.isPresent() && !Files.exists(file.get())) {
            throw new UserFault(file.get() + ": there is no such file, nor such a verb; see 'palimpsest --help'");
        }
        if (!WindowApplication.hasDisplay()) {
            throw new UserFault("There is no display to open the window on (DISPLAY is not set); "
                    + "'palimpsest screenshot' draws it without one, 'palimpsest run' needs none.");
        }
        ToolkitLog.onlyErrors();
        try {
            WindowApplication.open(file);
        } catch (UnsupportedOperationException | LinkageError e) {
            throw new UserFault("The window cannot be opened: " + e.getMessage()
                    + ". On Debian and Ubuntu it needs libgtk-3-0, libxtst6 and libpangoft2-1.0-0.");
        }
        return ExitCode.SUCCESS;
    }
}
