package palimpsest.app.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import palimpsest.app.session.Session;

/** The lessons that come with the program, in order, and the one that is open. */
public final class ExamplesViewModel {

    private final Session session;
    private final List<Example> examples = ExamplePack.shipped();
    private final ReadOnlyObjectWrapper<Optional<Example>> current =
            new ReadOnlyObjectWrapper<>(this, "current", Optional.empty());

    public ExamplesViewModel(Session session) {
        this.session = session;
    }

    public List<Example> examples() {
        return examples;
    }

    /** The lesson that was opened last. */
    public ReadOnlyObjectProperty<Optional<Example>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Opens a lesson, and makes an instance of its module. */
    public void open(Example example) {
        current.set(Optional.of(example));
        if (example.module().isPresent()) {
            Path module = example.module().get();
            session.open(module.getFileName().toString(), read(module));
            session.instantiate();
            example.script().ifPresent(session::putScript);
        } else {
            example.script().ifPresent(session::open);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
