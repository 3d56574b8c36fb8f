package palimpsest.app.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of lessons. Each has a card, {@code NAME.md}, whose first heading is the title and whose first paragraph says what
 * it shows; beside it lie the module and the host script of the same name. A file {@code index.txt} gives the order, a name a
 * line; without it they come in the order of their names.
 */
public final class ExamplePack {

    private static final String SHIPPED = "/palimpsest/examples/";
    private static final String INDEX = "index.txt";
    private static final String CARD = ".md";
    private static final List<String> MODULES = List.of(".wat", ".wasm");
    private static final List<String> SCRIPTS = List.of(".js", ".mjs", ".html");

    private ExamplePack() {}

    /**
     * The lessons that come with the program. They are copied out of its archive, so that a host script finds the files beside
     * it as it would anywhere.
     */
    static List<Example> shipped() {
        try {
            Path folder = Files.createTempDirectory("palimpsest-examples");
            folder.toFile().deleteOnExit();
            copy(INDEX, folder);
            for (String name : names(folder)) {
                copy(name + CARD, folder);
                copy(name + MODULES.get(0), folder);
                copy(name + SCRIPTS.get(0), folder);
            }
            return in(folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void copy(String file, Path folder) throws IOException {
        try (InputStream stream = ExamplePack.class.getResourceAsStream(SHIPPED + file)) {
            if (stream != null) {
                Path copy = folder.resolve(file);
                Files.copy(stream, copy);
                copy.toFile().deleteOnExit();
            }
        }
    }

    /**
     * The lessons of a folder; empty where no card is.
     *
     * @throws IOException if something in it cannot be read
     */
    public static List<Example> in(Path folder) throws IOException {
        try {
            return names(folder).stream().map(name -> example(folder, name)).toList();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        Path index = folder.resolve(INDEX);
        if (Files.exists(index)) {
            return Files.readAllLines(index).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(CARD))
                    .map(file -> file.substring(0, file.length() - CARD.length()))
                    .sorted()
                    .toList();
        }
    }

    private static Example example(Path folder, String name) {
        try {
            String text = Files.readString(folder.resolve(name + CARD));
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
}
