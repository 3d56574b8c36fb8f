package palimpsest.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import palimpsest.engine.script.ScriptReport;
import palimpsest.engine.script.ScriptRunner;
import palimpsest.engine.source.TextSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code palimpsest wast}: runs specification scripts. */
@Command(
        name = "wast",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Runs specification scripts: a line for each failure, then \"N passed, N failed, N skipped\".")
final class WastCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "A script, or a folder searched for *.wast.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--words",
            description = "Also lists, on standard error, refusals that are right but worded unlike the script.")
    private boolean words;

    private int passed;
    private int failed;
    private int skipped;

    WastCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws UserFault {
        for (Path path : paths) {
            for (Path script : scripts(path)) {
                run(script);
            }
        }
        terminal.out().println(passed + " passed, " + failed + " failed, " + skipped + " skipped");
        return failed == 0 ? ExitCode.SUCCESS : ExitCode.FAULT;
    }

    private static List<Path> scripts(Path path) throws UserFault {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> inside = Files.walk(path)) {
            return inside.filter(file -> file.toString().endsWith(".wast"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UserFault(path + ": cannot be searched: " + e.getMessage());
        }
    }

    private void run(Path script) throws UserFault {
        ScriptReport report = ScriptRunner.run(new TextSource(script.toString(), InputFile.readText(script)));
        report.failures().forEach(terminal.out()::println);
        report.skips().forEach(terminal.out()::println);
        if (words) {
            report.otherWords().forEach(terminal.err()::println);
        }
        passed += report.passed();
        failed += report.failures().size();
        skipped += report.skips().size();
    }
}
