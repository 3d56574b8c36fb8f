package palimpsest.app.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all: into a temporary file beside it, which {@link #commit} moves into its place. */
final class NewFile implements AutoCloseable {
    private final Path file;
    private final Path temporary;
    private final OutputStream out;

    NewFile(Path file) throws UserFault {
        this.file = file;
        if (Files.isDirectory(file)) {
            throw new UserFault(file + ": is a folder, not a file to write");
        }
        try {
            Path folder = file.toAbsolutePath().normalize().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new UserFault(file + ": cannot be written: there is no folder " + folder);
            }
            temporary = folder.resolve(
                    "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
            out = new BufferedOutputStream(Files.newOutputStream(temporary));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    void write(byte[] bytes) throws UserFault {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Writes text as UTF-8. */
    void write(String text) throws UserFault {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts what was written in place of the file that may be there. */
    void commit() throws UserFault {
        try {
            out.close();
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Removes what was not committed. */
    @Override
    public void close() throws UserFault {
        try {
            out.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private UserFault failure(IOException e) {
        String why = e instanceof AccessDeniedException
                ? "permission denied"
                : e instanceof FileSystemException fileSystem && fileSystem.getReason() != null
                        ? fileSystem.getReason()
                        : String.valueOf(e.getMessage());
        return new UserFault(file + ": cannot be written: " + why);
    }
}
