package palimpsest.engine.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.timeline.Progress;

/** Sessions as files. No mistake and no mishap crosses it as an exception. */
public final class SessionFile {

    /** What the names of session files end in. */
    public static final String ENDING = ".palimpsest";

    /** The most bytes that a session file has. */
    private static final int LARGEST = 256 << 20;
    /** So much is written before somebody may end it. */
    private static final int PORTION = 1 << 20;

    private SessionFile() {}

    /** Whether bytes begin as a session file does, whatever its name. */
    public static boolean isSession(byte[] bytes) {
        return Preamble.marks(bytes);
    }

    // ---- Reading

    /** Reads a session file; it is whole, unharmed and of a known version, or there is a fault. Nothing is run. */
    public static SessionRead read(Path file) {
        String name = name(file);
        try {
            if (Files.isDirectory(file)) {
                return SessionRead.refused(unreadable(name, "it is a folder"));
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(LARGEST + 1);
                return read(new BinarySource(name, bytes));
            }
        } catch (IOException e) {
            return SessionRead.refused(unreadable(name, why(e)));
        }
    }

    /** Reads a session out of bytes. */
    public static SessionRead read(BinarySource source) {
        return read(source, Progress.NONE);
    }

    /** The same, while somebody follows and may end it. */
    public static SessionRead read(BinarySource source, Progress progress) {
        if (source.length() > LARGEST) {
            return SessionRead.refused(unreadable(source.name(), "it is larger than " + (LARGEST >> 20) + " MiB"));
        }
        return SessionDecoder.decode(source, Stage.opening(source.name(), progress));
    }

    // ---- Writing

    /** The bytes of the file; the same session always has the same. */
    public static byte[] encode(SessionRecord session) {
        return SessionEncoder.encode(session, Stage.saving("", Progress.NONE));
    }

    /**
     * Writes a session to a file, whole or not at all: what was there stays until all of the new file is on the disk.
     *
     * @return why it was not written
     */
    public static Optional<SessionFault> write(Path file, SessionRecord session) {
        return write(file, session, Progress.NONE);
    }

    /** The same, while somebody follows and may end it; then too what was there stays. */
    public static Optional<SessionFault> write(Path file, SessionRecord session, Progress progress) {
        try {
            return write(file, session, Stage.saving(name(file), progress));
        } catch (Refusal ended) {
            return Optional.of(ended.fault());
        }
    }

    private static Optional<SessionFault> write(Path file, SessionRecord session, Stage stage) {
        String name = name(file);
        byte[] bytes = SessionEncoder.encode(session, stage.part(0, 0.4));
        if (bytes.length > LARGEST) {
            return Optional.of(SessionFault.of(
                    SessionFault.Kind.NOT_SAVABLE,
                    name,
                    "the session is too large to be saved: it takes " + (bytes.length >> 20) + " MiB, and "
                            + (LARGEST >> 20) + " are allowed"));
        }
        Optional<SessionFault> flaw = SessionDecoder.decode(new BinarySource(name, bytes), stage.part(0.4, 0.8))
                .fault();
        return flaw.isPresent() ? flaw : write(file, name, bytes, stage.part(0.8, 1));
    }

    private static Optional<SessionFault> write(Path file, String name, byte[] bytes, Stage stage) {
        try {
            if (Files.isDirectory(file)) {
                return Optional.of(unwritable(name, "there is a folder of that name"));
            }
            // Through a link, so that the link stays one.
            Path target = Files.exists(file)
                    ? file.toRealPath()
                    : file.toAbsolutePath().normalize();
            Path folder = Optional.ofNullable(target.getParent()).orElse(target);
            if (!Files.isDirectory(folder)) {
                return Optional.of(unwritable(name, "there is no folder " + folder));
            }
            replace(target, folder, bytes, stage);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(unwritable(name, why(e)));
        }
    }

    private static void replace(Path target, Path folder, byte[] bytes, Stage stage) throws IOException {
        Leftovers.remove(target, folder);
        Path temporary = folder.resolve(Leftovers.name(target));
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    stage.at((double) left.position() / bytes.length);
                    left.limit(Math.min(bytes.length, left.position() + PORTION));
                    channel.write(left);
                    left.limit(bytes.length);
                }
                channel.force(true);
            }
            stage.at(1);
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(e.getMessage());
    }

    private static SessionFault unreadable(String name, String why) {
        return SessionFault.of(SessionFault.Kind.UNREADABLE, name, "the session cannot be read: " + why);
    }

    private static SessionFault unwritable(String name, String why) {
        return SessionFault.of(SessionFault.Kind.UNWRITABLE, name, "the session cannot be written: " + why);
    }
}
