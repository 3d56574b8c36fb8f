package palimpsest.engine.host;

/** The {@code rights} of WASI preview 1, as far as anything depends on them. */
final class Rights {

    static final long FD_READ = 1 << 1;
    static final long FD_WRITE = 1 << 6;

    private static final long FD_DATASYNC = 1;
    private static final long FD_SEEK = 1 << 2;
    private static final long FD_FDSTAT_SET_FLAGS = 1 << 3;
    private static final long FD_SYNC = 1 << 4;
    private static final long FD_TELL = 1 << 5;
    private static final long FD_ADVISE = 1 << 7;
    private static final long FD_ALLOCATE = 1 << 8;
    private static final long FD_READDIR = 1 << 14;
    /** From path_create_directory to path_open. */
    private static final long PATHS = 0x3e00;
    /** From path_readlink to path_filestat_set_times. */
    private static final long MORE_PATHS = 0x1f_8000;

    private static final long FD_FILESTAT_GET = 1 << 21;
    private static final long FD_FILESTAT_SET_SIZE = 1 << 22;
    private static final long FD_FILESTAT_SET_TIMES = 1 << 23;
    /** path_symlink, path_remove_directory and path_unlink_file. */
    private static final long LAST_PATHS = 0x700_0000;

    private static final long POLL_FD_READWRITE = 1 << 27;

    static final long STREAM = FD_READ | FD_WRITE | FD_FDSTAT_SET_FLAGS | FD_FILESTAT_GET | POLL_FD_READWRITE;

    static final long FILE = FD_DATASYNC
            | FD_READ
            | FD_SEEK
            | FD_FDSTAT_SET_FLAGS
            | FD_SYNC
            | FD_TELL
            | FD_WRITE
            | FD_ADVISE
            | FD_ALLOCATE
            | FD_FILESTAT_GET
            | FD_FILESTAT_SET_SIZE
            | FD_FILESTAT_SET_TIMES
            | POLL_FD_READWRITE;

    static final long FOLDER = FD_FDSTAT_SET_FLAGS
            | FD_SYNC
            | FD_ADVISE
            | PATHS
            | FD_READDIR
            | MORE_PATHS
            | FD_FILESTAT_GET
            | FD_FILESTAT_SET_TIMES
            | LAST_PATHS
            | POLL_FD_READWRITE;

    private Rights() {}
}
