package palimpsest.app.symbols;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds files by the names a compiler wrote, in one folder and never outside of it. */
public final class SourceFinder {

    /** The size of the largest file that is read, in bytes. */
    private static final long LARGEST = 64L << 20;

    private static final int MOST_FOLDERS = 64;

    private final Path folder;

    public SourceFinder(Path folder) {
        this.folder = folder;
    }

    /**
     * The text of a file, if there is one. The compiler's own folders may not be here, so the name is tried without its
     * first folders too, one after the other.
     */
    public Optional<String> find(String name) {
        String rest = name.replace('\\', '/');
        for (int i = 0; i < MOST_FOLDERS; i++) {
            Optional<String> text = read(rest);
            int slash = rest.indexOf('/');
            if (text.isPresent() || slash < 0) {
                return text;
            }
            rest = rest.substring(slash + 1);
        }
        return Optional.empty();
    }

    /** The text of a file with exactly this name, counted from the folder. */
    Optional<String> read(String name) {
        try {
            Path root = folder.toRealPath();
            Path asked = Path.of(name);
            if (asked.isAbsolute() || !root.resolve(asked).normalize().startsWith(root)) {
                return Optional.empty();
            }
            // A link may lead out of the folder.
            Path file = root.resolve(asked).normalize().toRealPath();
            if (!file.startsWith(root) || !Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException | InvalidPathException | SecurityException notThere) {
            return Optional.empty();
        }
    }
}
