package palimpsest.app.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import palimpsest.app.hostscript.Script;
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

    /** Opens a lesson: makes an instance of its module, and puts the host script beside it. Without a module the script is all. */
    public void open(Example example) {
        current.set(Optional.of(example));
        Optional<Script> script =
                example.script().map(file -> new Script(file, new String(read(file), StandardCharsets.UTF_8)));
        example.module()
                .ifPresentOrElse(
                        module -> {
                            session.open(module.getFileName().toString(), read(module));
                            script.ifPresent(session::putScript);
                            session.instantiate();
                        },
                        () -> script.ifPresent(session::openScript));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
