package palimpsest.engine.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** What a file descriptor stands for. What one kind cannot do ends with the error number that says so. */
abstract class Descriptor {

    /** {@code fdflags}: every write goes to the end. */
    static final int APPEND = 1;
    /** {@code fdflags}: what is written is there at once. */
    static final int DSYNC = 2;

    private final long rights;
    private final long inheriting;
    private int flags;

    Descriptor(long rights, long inheriting, int flags) {
        this.rights = rights;
        this.inheriting = inheriting;
        this.flags = flags;
    }

    long rights() {
        return rights;
    }

    long inheriting() {
        return inheriting;
    }

    int flags() {
        return flags;
    }

    void setFlags(int newFlags) {
        flags = newFlags;
    }

    abstract FileType type();

    abstract FileStatus status() throws IOException;

    /** Reads into what remains of a buffer; false at the end. */
    boolean read(ByteBuffer into) throws IOException {
        throw new WasiFault(Errno.BADF);
    }

    void write(ByteBuffer from) throws IOException {
        throw new WasiFault(Errno.BADF);
    }

    long position() throws IOException {
        throw new WasiFault(Errno.SPIPE);
    }

    void seek(long position) throws IOException {
        throw new WasiFault(Errno.SPIPE);
    }

    void truncate(long size) throws IOException {
        throw new WasiFault(Errno.INVAL);
    }

    void setTimes(Optional<FileTime> accessed, Optional<FileTime> modified) throws IOException {
        throw new WasiFault(Errno.BADF);
    }

    void sync() throws IOException {
        throw new WasiFault(Errno.INVAL);
    }

    void close() throws IOException {
        // Most have nothing to let go of.
    }
}
