package palimpsest.engine.host;

import java.nio.file.attribute.BasicFileAttributes;

/** The {@code filetype} of WASI preview 1. */
enum FileType {
    UNKNOWN(0),
    CHARACTER_DEVICE(2),
    DIRECTORY(3),
    REGULAR_FILE(4),
    SOCKET_STREAM(6),
    SYMBOLIC_LINK(7);

    final byte code;

    FileType(int code) {
        this.code = (byte) code;
    }

    static FileType of(BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return REGULAR_FILE;
        }
        if (attributes.isDirectory()) {
            return DIRECTORY;
        }
        return attributes.isSymbolicLink() ? SYMBOLIC_LINK : UNKNOWN;
    }
}
