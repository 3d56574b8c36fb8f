package palimpsest.engine.host;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/** What {@code filestat} tells of a file. Times are in nanoseconds since 1970. */
record FileStatus(long inode, FileType type, long size, long accessed, long modified, long changed) {

    static FileStatus of(BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return new FileStatus(
                key == null ? 0 : Integer.toUnsignedLong(key.hashCode()),
                FileType.of(attributes),
                attributes.size(),
                nanos(attributes.lastAccessTime()),
                nanos(attributes.lastModifiedTime()),
                nanos(attributes.lastModifiedTime()));
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }
}
