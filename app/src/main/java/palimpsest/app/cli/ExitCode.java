package palimpsest.app.cli;

/** What a verb tells the shell. */
final class ExitCode {
    static final int SUCCESS = 0;
    /** A fault in the input, or a trap. */
    static final int FAULT = 1;
    /** Wrong use of the command line. */
    static final int USAGE = 2;

    private ExitCode() {}
}
