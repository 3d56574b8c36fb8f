package palimpsest.app.files;

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
public final class NewFile implements AutoCloseable {
    private final Path file;
    private final Path temporary;
    private final OutputStream out;

    /** Begins a file; what may be there stays until the commit. */
    public NewFile(Path file) throws FileFault {
        this.file = file;
        if (Files.isDirectory(file)) {
            throw new FileFault(file + ": is a folder, not a file to write");
        }
        try {
            Path folder = file.toAbsolutePath().normalize().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new FileFault(file + ": cannot be written: there is no folder " + folder);
            }
            temporary = folder.resolve(
                    "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
            out = new BufferedOutputStream(Files.newOutputStream(temporary));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    public void write(byte[] bytes) throws FileFault {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Writes text as UTF-8. */
    public void write(String text) throws FileFault {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What is written to it goes into the file. Closing it is left to this. */
    public OutputStream stream() {
        return out;
    }

    /** Puts what was written in place of the file that may be there. */
    public void commit() throws FileFault {
        try {
            out.close();
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Removes what was not committed. */
    @Override
    public void close() throws FileFault {
        try {
            out.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private FileFault failure(IOException e) {
        String why = e instanceof AccessDeniedException
                ? "permission denied"
                : e instanceof FileSystemException fileSystem && fileSystem.getReason() != null
                        ? fileSystem.getReason()
                        : String.valueOf(e.getMessage());
        return new FileFault(file + ": cannot be written: " + why);
    }
}
