package palimpsest.engine.record;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that a new session is written to before it takes the place of the old one. A process that was killed leaves one. */
final class Leftovers {

    /** The process that made one may run on another machine that shares the folder. */
    private static final Duration SURELY_OVER = Duration.ofMinutes(10);

    private Leftovers() {}

    /** A new name. */
    static String name(Path target) {
        return prefix(target) + Long.toHexString(ProcessHandle.current().pid()) + "-"
                + Long.toHexString(System.nanoTime()) + ".tmp";
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".";
    }

    /** Removes those of the target whose processes are gone. */
    static void remove(Path target, Path folder) {
        Pattern made = Pattern.compile(Pattern.quote(prefix(target)) + "([0-9a-f]{1,15})-[0-9a-f]+\\.tmp");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, path -> path.getFileName() != null)) {
            for (Path each : files) {
                Matcher name = made.matcher(String.valueOf(each.getFileName()));
                if (name.matches() && isOver(Long.parseLong(name.group(1), 16), each)) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException tidyingCanWait) {
            // Whether the session can be written shows when it is.
        }
    }

    private static boolean isOver(long process, Path file) throws IOException {
        FileTime written = Files.getLastModifiedTime(file);
        return ProcessHandle.of(process).isEmpty()
                && written.toInstant().isBefore(Instant.now().minus(SURELY_OVER));
    }
}
