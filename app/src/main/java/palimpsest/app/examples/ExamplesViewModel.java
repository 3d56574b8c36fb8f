package palimpsest.app.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import palimpsest.app.session.Session;

/** The examples that come with the program, in the order of the lessons. */
public final class ExamplesViewModel {

    private static final String FOLDER = "/palimpsest/examples/";

    private final Session session;
    private final List<Example> examples;

    public ExamplesViewModel(Session session) {
        this.session = session;
        this.examples = read("index.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(ExamplesViewModel::example)
                .toList();
    }

    public List<Example> examples() {
        return examples;
    }

    /** Opens an example and makes an instance of it. */
    public void open(Example example) {
        session.openText(example.file(), example.text());
        session.instantiate();
    }

    private static Example example(String line) {
        List<String> parts = List.of(line.split(" \\| ", 3));
        return new Example(parts.get(0), parts.get(1), parts.get(2), read(parts.get(0)));
    }

    private static String read(String file) {
        try (InputStream stream = ExamplesViewModel.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new AssertionError("the program was built without " + FOLDER + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
