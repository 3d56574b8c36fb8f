package palimpsest.app.window;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import palimpsest.app.words.Words;

/** Reads and writes the user's files; what goes wrong is told in plain words. */
final class ModuleFile {
    private static final int LARGEST = 256 << 20;

    private ModuleFile() {}

    /** A file that cannot be read or written. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String words;

        Unreadable(String words) {
            super(words);
            this.words = words;
        }

        /** Why, for the user's eyes. */
        String words() {
            return words;
        }
    }

    static byte[] read(Path file) throws Unreadable {
        String name = name(file);
        if (Files.isDirectory(file)) {
            throw new Unreadable(Words.of("window.file.folder", name));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Unreadable(Words.of("window.file.large", name, LARGEST >> 20));
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw new Unreadable(Words.of("window.file.gone", name));
        } catch (AccessDeniedException denied) {
            throw new Unreadable(Words.of("window.file.forbidden", name));
        } catch (IOException unreadable) {
            throw new Unreadable(Words.of("window.file.unreadable", name, String.valueOf(unreadable.getMessage())));
        }
    }

    /** Replaces the whole file at once. */
    static void write(Path file, byte[] bytes) throws Unreadable {
        try {
            Path target = file.toAbsolutePath();
            Path fresh = Files.createTempFile(target.getParent(), ".palimpsest", ".new");
            Files.write(fresh, bytes);
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (AccessDeniedException denied) {
            throw new Unreadable(Words.of("window.file.unwritable", name(file)));
        } catch (IOException unwritable) {
            throw new Unreadable(Words.of("window.file.failed", name(file), String.valueOf(unwritable.getMessage())));
        }
    }

    static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
