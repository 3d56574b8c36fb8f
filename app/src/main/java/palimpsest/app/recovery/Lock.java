package palimpsest.app.recovery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Holds a folder for this process: the operating system gives it up when the process ends, however that comes about. The
 * file names the process, for people.
 */
final class Lock implements AutoCloseable {
    private final FileChannel channel;

    private Lock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes a lock; empty if somebody who lives has it. */
    static Optional<Lock> take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                String process = ProcessHandle.current().pid() + "\n";
                channel.truncate(0).write(ByteBuffer.wrap(process.getBytes(StandardCharsets.US_ASCII)));
                return Optional.of(new Lock(channel));
            }
        } catch (OverlappingFileLockException otherWindow) {
            // Another window of this process has it.
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException closed) {
            // It is given up all the same.
            return;
        }
    }
}
