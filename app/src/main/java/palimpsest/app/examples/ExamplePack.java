package palimpsest.app.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of lessons. Each has a card, {@code NAME.md}, whose first heading is the title and whose first paragraph says what
 * it shows; beside it lie the module and the host script of the same name. A file {@code index.txt} gives the order, a name a
 * line; without it they come in the order of their names.
 */
public final class ExamplePack {

    private static final String SHIPPED = "/palimpsest/examples";
    private static final List<String> MODULES = List.of(".wat", ".wasm");
    private static final List<String> SCRIPTS = List.of(".js", ".mjs", ".html");

    private ExamplePack() {}

    /** The lessons that come with the program. */
    static List<Example> shipped() {
        try {
            URI folder = ExamplePack.class.getResource(SHIPPED).toURI();
            return in(path(folder));
        } catch (IOException | URISyntaxException broken) {
            throw new AssertionError("the program was built without its examples", broken);
        }
    }

    /**
     * The lessons of a folder; empty where no card is.
     *
     * @throws IOException if something in it cannot be read
     */
    public static List<Example> in(Path folder) throws IOException {
        try {
            return names(folder).map(name -> example(folder, name)).toList();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static Stream<String> names(Path folder) throws IOException {
        Path index = folder.resolve("index.txt");
        if (Files.exists(index)) {
            return Files.readAllLines(index).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"));
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".md"))
                    .map(file -> file.substring(0, file.length() - ".md".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Example example(Path folder, String name) {
        try {
            String text = Files.readString(folder.resolve(name + ".md"));
            Card card = Card.of(text);
            return new Example(
                    name,
                    card.title().orElse(name),
                    card.description(),
                    text,
                    beside(folder, name, MODULES),
                    beside(folder, name, SCRIPTS));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<Path> beside(Path folder, String name, List<String> endings) {
        return endings.stream()
                .map(ending -> folder.resolve(name + ending))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** A packed program lies in an archive, which is a file system of its own. */
    private static Path path(URI resource) throws IOException {
        if (resource.getScheme().equals("jar")) {
            try {
                FileSystems.getFileSystem(resource);
            } catch (FileSystemNotFoundException closed) {
                open(resource);
            }
        }
        return Path.of(resource);
    }

    private static void open(URI archive) throws IOException {
        try {
            // It stays open as long as the program runs.
            FileSystems.newFileSystem(archive, Map.of());
        } catch (FileSystemAlreadyExistsException another) {
            // Another window was quicker.
        }
    }
}
