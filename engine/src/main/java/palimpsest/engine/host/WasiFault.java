package palimpsest.engine.host;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;

/** A function of WASI fails with an error number, which the program sees. */
final class WasiFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Errno errno;

    WasiFault(Errno errno) {
        super(errno.name(), null, false, false);
        this.errno = errno;
    }

    Errno errno() {
        return errno;
    }

    /** What the program is told of a failure of the file system. */
    static WasiFault of(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return new WasiFault(Errno.NOENT);
        }
        if (failure instanceof FileAlreadyExistsException) {
            return new WasiFault(Errno.EXIST);
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return new WasiFault(Errno.NOTEMPTY);
        }
        if (failure instanceof NotDirectoryException) {
            return new WasiFault(Errno.NOTDIR);
        }
        if (failure instanceof AccessDeniedException) {
            return new WasiFault(Errno.ACCES);
        }
        if (failure instanceof FileSystemLoopException) {
            return new WasiFault(Errno.LOOP);
        }
        return new WasiFault(failure instanceof NotLinkException ? Errno.INVAL : Errno.IO);
    }
}
