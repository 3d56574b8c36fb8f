package palimpsest.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a verb reads and prints; all text is UTF-8, whatever the locale says.
 *
 * @param in what a program run by {@code palimpsest run} reads
 * @param out results, and nothing else
 * @param err messages for people
 * @param interactive whether a person sits at it
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {

    /** The process's own streams. */
    // From Java 22 on everything passes for a terminal: programs then write line by line into pipes too, which harms
    // none.
    @SuppressWarnings("SystemConsoleNull")
    public static Terminal ofProcess() {
        return new Terminal(System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err), System.console() != null);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
