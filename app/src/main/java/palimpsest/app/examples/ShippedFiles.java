package palimpsest.app.examples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The pack that comes with the program. Its files are copied out of the archive when a lesson needs them side by side. */
final class ShippedFiles implements PackFiles {
    private static final String PLACE = "/palimpsest/examples/";

    private Optional<Path> copies = Optional.empty();

    @Override
    public Optional<String> text(String name) throws IOException {
        return has(name) ? Optional.of(new String(bytes(name), StandardCharsets.UTF_8)) : Optional.empty();
    }

    @Override
    public boolean has(String name) {
        return ShippedFiles.class.getResource(PLACE + name) != null;
    }

    @Override
    public byte[] bytes(String name) throws IOException {
        try (InputStream stream = ShippedFiles.class.getResourceAsStream(PLACE + name)) {
            if (stream == null) {
                throw new NoSuchFileException(name);
            }
            return stream.readAllBytes();
        }
    }

    @Override
    public Path folder(List<String> names) throws IOException {
        if (copies.isEmpty()) {
            Path fresh = Files.createTempDirectory("palimpsest-examples");
            fresh.toFile().deleteOnExit();
            copies = Optional.of(fresh);
        }
        Path folder = copies.get();
        for (String name : names) {
            Path copy = folder.resolve(name);
            Files.write(copy, bytes(name));
            copy.toFile().deleteOnExit();
        }
        return folder;
    }
}
