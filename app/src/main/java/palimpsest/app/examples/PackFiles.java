package palimpsest.app.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of a pack, wherever they lie. */
public interface PackFiles {

    /** The text of a file; nothing where there is no such file. */
    Optional<String> text(String name) throws IOException;

    /** Whether there is a file of that name. */
    boolean has(String name);

    /** The bytes of a file that is there. */
    byte[] bytes(String name) throws IOException;

    /** Where files of a lesson lie side by side on the disk, for a host script that reads them. */
    Path folder(List<String> names) throws IOException;
}
