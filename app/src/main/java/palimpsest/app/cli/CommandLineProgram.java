package palimpsest.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.concurrent.Callable;
import palimpsest.app.files.FileFault;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The whole command line: knows the verbs, runs one, and turns every outcome into an exit code. */
public final class CommandLineProgram {
    private final Terminal terminal;

    public CommandLineProgram(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs one command line and returns its exit code: 0, 1 for a fault in the input or a trap, 2 for wrong use. */
    public int execute(String... arguments) {
        CommandLine line = new CommandLine(new WindowCommand());
        add(line, new RunCommand(terminal));
        add(line, new ValidateCommand(terminal));
        add(line, new PrintCommand(terminal));
        add(line, new AssembleCommand(terminal));
        add(line, new WastCommand(terminal));
        add(line, new ScreenshotCommand());
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        register(line);
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(this::explainUse);
        line.setExecutionExceptionHandler(this::explainFault);
        int code = execute(line, arguments);
        boolean lost = terminal.out().checkError();
        if (lost) {
            terminal.err().println("palimpsest: standard output cannot be written; some of it is lost");
        }
        terminal.err().flush();
        return lost && code == ExitCode.SUCCESS ? ExitCode.FAULT : code;
    }

    private int execute(CommandLine line, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            terminal.err().println("palimpsest: this needs more memory than Java was given");
            return ExitCode.FAULT;
        }
    }

    /** Teaches a command line the kinds of values that options take. */
    static void register(CommandLine line) {
        line.registerConverter(Path.class, Paths::get);
        line.registerConverter(MemoryRange.class, MemoryRange::parse);
        line.registerConverter(MemoryPlace.class, MemoryPlace::parse);
        line.registerConverter(MemoryAddress.class, MemoryAddress::parse);
        line.registerConverter(PictureSize.class, PictureSize::parse);
    }

    private static void add(CommandLine line, Callable<Integer> verb) {
        line.addSubcommand(verb);
    }

    private int explainUse(ParameterException wrong, String[] arguments) {
        CommandSpec verb = wrong.getCommandLine().getCommandSpec();
        terminal.err().println("palimpsest: " + wrong.getMessage());
        terminal.err().println("Try '" + verb.qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private int explainFault(Exception thrown, CommandLine verb, ParseResult parsed) {
        if (thrown instanceof UserFault fault) {
            terminal.err().println(fault.text());
            return fault.exitCode();
        }
        if (thrown instanceof FileFault fault) {
            terminal.err().println(fault.words());
            return ExitCode.FAULT;
        }
        terminal.err().println("palimpsest: this should not have happened: " + thrown);
        return ExitCode.FAULT;
    }
}
