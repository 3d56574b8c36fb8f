package palimpsest.app.cli;

/** Ends a verb because of what the user gave, told in words that stand alone. */
final class UserFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /** A fault in the input. */
    UserFault(String message) {
        this(message, ExitCode.FAULT);
    }

    private UserFault(String message, int exitCode) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** Wrong use of the command line, which shows only once the input is known. */
    static UserFault usage(String message) {
        return new UserFault(message, ExitCode.USAGE);
    }

    int exitCode() {
        return exitCode;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
