package palimpsest.app;

import palimpsest.app.cli.CommandLineProgram;
import palimpsest.app.cli.Terminal;

/** The main class; it doesn't extend {@code javafx.application.Application}, so that the class path needs no modules. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLineProgram(Terminal.ofProcess()).execute(arguments));
    }
}
