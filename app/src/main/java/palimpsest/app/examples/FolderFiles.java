package palimpsest.app.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A pack in a folder of its author's. */
record FolderFiles(Path folder) implements PackFiles {
    private static final int LARGEST_TEXT = 1 << 20;

    @Override
    public Optional<String> text(String name) throws IOException {
        if (!has(name)) {
            return Optional.empty();
        }
        byte[] bytes = bytes(name);
        return Optional.of(new String(bytes, 0, Math.min(bytes.length, LARGEST_TEXT), StandardCharsets.UTF_8));
    }

    @Override
    public boolean has(String name) {
        return inside(name).filter(Files::isRegularFile).isPresent();
    }

    @Override
    public byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(inside(name).orElseThrow(() -> new NoSuchFileException(name)));
    }

    @Override
    public Path folder(List<String> names) {
        return folder;
    }

    /** A pack comes from somebody else: its names lead nowhere but into its own folder. */
    private Optional<Path> inside(String name) {
        Path file = folder.resolve(name).normalize();
        return file.startsWith(folder.normalize()) ? Optional.of(file) : Optional.empty();
    }
}
