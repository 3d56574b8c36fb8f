package palimpsest.app.hostscript;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * The text of a host script, and where it lies: the files it may read are those in its folder and below.
 *
 * @param file its ending says what it is: {@code .js}, {@code .mjs} or {@code .html}
 */
public record Script(Path file, String text) {

    private static final Set<String> ENDINGS = Set.of(".js", ".mjs", ".html", ".htm");

    /** Whether a file is a host script, by its name. */
    public static boolean is(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** The name that stands in messages and beside writes, such as {@code host.js}. */
    public String name() {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }
}
