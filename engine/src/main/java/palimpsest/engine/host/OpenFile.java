package palimpsest.engine.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** An open file. */
final class OpenFile extends Descriptor {

    private final Path path;
    private final FileChannel channel;

    OpenFile(Path path, FileChannel channel, long rights, int flags) {
        super(rights, 0, flags);
        this.path = path;
        this.channel = channel;
    }

    @Override
    FileType type() {
        return FileType.REGULAR_FILE;
    }

    @Override
    FileStatus status() throws IOException {
        return FileStatus.of(Files.readAttributes(path, BasicFileAttributes.class));
    }

    @Override
    boolean read(ByteBuffer into) throws IOException {
        try {
            return channel.read(into) >= 0;
        } catch (NonReadableChannelException e) {
            throw new WasiFault(Errno.BADF);
        }
    }

    @Override
    void write(ByteBuffer from) throws IOException {
        try {
            if ((flags() & APPEND) != 0) {
                channel.position(channel.size());
            }
            while (from.hasRemaining()) {
                channel.write(from);
            }
        } catch (NonWritableChannelException e) {
            throw new WasiFault(Errno.BADF);
        }
    }

    @Override
    long position() throws IOException {
        return channel.position();
    }

    @Override
    void seek(long position) throws IOException {
        if (position < 0) {
            throw new WasiFault(Errno.INVAL);
        }
        channel.position(position);
    }

    @Override
    void truncate(long size) throws IOException {
        if (size < 0) {
            throw new WasiFault(Errno.INVAL);
        }
        try {
            long position = channel.position();
            if (size > channel.size()) {
                channel.write(ByteBuffer.allocate(1), size - 1);
            } else {
                channel.truncate(size);
            }
            channel.position(position);
        } catch (NonWritableChannelException e) {
            throw new WasiFault(Errno.BADF);
        }
    }

    @Override
    void setTimes(Optional<FileTime> accessed, Optional<FileTime> modified) throws IOException {
        setTimes(path, accessed, modified);
    }

    static void setTimes(Path path, Optional<FileTime> accessed, Optional<FileTime> modified) throws IOException {
        BasicFileAttributeView view = Files.getFileAttributeView(path, BasicFileAttributeView.class);
        BasicFileAttributes now = view.readAttributes();
        view.setTimes(
                modified.orElse(now.lastModifiedTime()), accessed.orElse(now.lastAccessTime()), now.creationTime());
    }

    @Override
    void sync() throws IOException {
        channel.force(true);
    }

    @Override
    void close() throws IOException {
        channel.close();
    }
}
