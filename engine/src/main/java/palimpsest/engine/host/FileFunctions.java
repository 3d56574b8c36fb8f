package palimpsest.engine.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What WASI does with file descriptors. */
final class FileFunctions {

    private static final int DIRENT = 24;

    private final Descriptors descriptors;
    private final WasiClock clock;
    private final boolean unstable;

    FileFunctions(Descriptors descriptors, WasiClock clock, boolean unstable) {
        this.descriptors = descriptors;
        this.clock = clock;
        this.unstable = unstable;
    }

    void define(WasiFunctions functions) {
        functions.define("fd_read", "iiii", (guest, a) -> guest.writeInt(a[3], read(guest, a[0], a[1], a[2])));
        functions.define("fd_write", "iiii", (guest, a) -> guest.writeInt(a[3], write(guest, a[0], a[1], a[2])));
        functions.define(
                "fd_pread",
                "iiiIi",
                (guest, a) -> guest.writeInt(a[4], at(a[0], a[3], () -> read(guest, a[0], a[1], a[2]))));
        functions.define(
                "fd_pwrite",
                "iiiIi",
                (guest, a) -> guest.writeInt(a[4], at(a[0], a[3], () -> write(guest, a[0], a[1], a[2]))));
        functions.define("fd_seek", "iIii", this::seek);
        functions.define(
                "fd_tell",
                "ii",
                (guest, a) -> guest.writeLong(a[1], descriptors.get(a[0]).position()));
        functions.define("fd_close", "i", (guest, a) -> descriptors.close(a[0]));
        functions.define("fd_renumber", "ii", (guest, a) -> descriptors.renumber(a[0], a[1]));
        functions.define("fd_fdstat_get", "ii", this::state);
        functions.define(
                "fd_fdstat_set_flags", "ii", (guest, a) -> descriptors.get(a[0]).setFlags((int) a[1]));
        functions.define("fd_fdstat_set_rights", "iII", (guest, a) -> descriptors.get(a[0]));
        functions.define(
                "fd_filestat_get",
                "ii",
                (guest, a) -> status(guest, a[1], descriptors.get(a[0]).status(), unstable));
        functions.define(
                "fd_filestat_set_size",
                "iI",
                (guest, a) -> descriptors.get(a[0]).truncate(a[1]));
        functions.define(
                "fd_filestat_set_times",
                "iIIi",
                (guest, a) -> descriptors.get(a[0]).setTimes(accessed(a[1], a[3], clock), modified(a[2], a[3], clock)));
        functions.define("fd_advise", "iIIi", (guest, a) -> file(a[0]));
        functions.define("fd_allocate", "iII", this::allocate);
        functions.define("fd_sync", "i", (guest, a) -> descriptors.get(a[0]).sync());
        functions.define("fd_datasync", "i", (guest, a) -> descriptors.get(a[0]).sync());
        functions.define(
                "fd_prestat_get",
                "ii",
                (guest, a) -> guest.write(a[1], Guest.struct(8).putInt(4, preopened(a[0]).length)));
        functions.define("fd_prestat_dir_name", "iii", (guest, a) -> {
            byte[] name = preopened(a[0]);
            if (name.length > a[2]) {
                throw new WasiFault(Errno.NAMETOOLONG);
            }
            guest.write(a[1], name);
        });
        functions.define("fd_readdir", "iiiIi", this::readFolder);
    }

    // ---- Reading and writing

    @FunctionalInterface
    private interface Transfer {
        long run() throws IOException;
    }

    /** Does something at another position of a file, which keeps its own. */
    private long at(long number, long position, Transfer transfer) throws IOException {
        Descriptor descriptor = descriptors.get(number);
        long before = descriptor.position();
        descriptor.seek(position);
        try {
            return transfer.run();
        } finally {
            descriptor.seek(before);
        }
    }

    private long read(Guest guest, long number, long array, long count) throws IOException {
        Descriptor descriptor = descriptors.get(number);
        long total = 0;
        for (Guest.Buffer buffer : guest.buffers(array, count)) {
            long wanted = Integer.toUnsignedLong(buffer.length());
            for (long done = 0; done < wanted; ) {
                ByteBuffer piece = ByteBuffer.allocate((int) Math.min(Guest.PIECE, wanted - done));
                boolean more = descriptor.read(piece);
                guest.write(buffer.address() + done, Arrays.copyOf(piece.array(), piece.position()));
                done += piece.position();
                total += piece.position();
                if (!more || piece.hasRemaining()) {
                    return total;
                }
            }
        }
        return total;
    }

    private long write(Guest guest, long number, long array, long count) throws IOException {
        Descriptor descriptor = descriptors.get(number);
        long total = 0;
        for (Guest.Buffer buffer : guest.buffers(array, count)) {
            long length = Integer.toUnsignedLong(buffer.length());
            for (long done = 0; done < length; done += Guest.PIECE) {
                int piece = (int) Math.min(Guest.PIECE, length - done);
                descriptor.write(ByteBuffer.wrap(guest.read(buffer.address() + done, piece)));
            }
            total += length;
        }
        return total;
    }

    private void seek(Guest guest, long... a) throws IOException {
        Descriptor descriptor = descriptors.get(a[0]);
        // From the start, from here or from the end; the earlier snapshot counts them differently.
        long whence = unstable ? (a[2] + 1) % 3 : a[2];
        if (a[2] > 2) {
            throw new WasiFault(Errno.INVAL);
        }
        long from = whence == 0
                ? 0
                : whence == 1 ? descriptor.position() : descriptor.status().size();
        descriptor.seek(from + a[1]);
        guest.writeLong(a[3], descriptor.position());
    }

    private void allocate(Guest guest, long... a) throws IOException {
        Descriptor file = file(a[0]);
        if (a[1] < 0 || a[2] <= 0 || a[1] + a[2] < 0) {
            throw new WasiFault(Errno.INVAL);
        }
        if (a[1] + a[2] > file.status().size()) {
            file.truncate(a[1] + a[2]);
        }
    }

    private Descriptor file(long number) {
        Descriptor descriptor = descriptors.get(number);
        if (descriptor instanceof Stream) {
            throw new WasiFault(Errno.SPIPE);
        }
        return descriptor;
    }

    // ---- What a descriptor is

    private void state(Guest guest, long... a) {
        Descriptor descriptor = descriptors.get(a[0]);
        ByteBuffer state = Guest.struct(24).put(0, descriptor.type().code).putShort(2, (short) descriptor.flags());
        guest.write(a[1], state.putLong(8, descriptor.rights()).putLong(16, descriptor.inheriting()));
    }

    /** Writes a {@code filestat}. */
    static void status(Guest guest, long address, FileStatus status, boolean unstable) {
        ByteBuffer all =
                Guest.struct(unstable ? 56 : 64).putLong(8, status.inode()).put(16, status.type().code);
        if (unstable) {
            all.putInt(20, 1).position(24);
        } else {
            all.putLong(24, 1).position(32);
        }
        all.putLong(status.size()).putLong(status.accessed()).putLong(status.modified());
        guest.write(address, all.putLong(status.changed()));
    }

    /** The new time of last access that {@code fstflags} ask for. */
    static Optional<FileTime> accessed(long nanos, long flags, WasiClock clock) {
        return time(nanos, flags & 3, clock);
    }

    /** The new time of last modification that {@code fstflags} ask for. */
    static Optional<FileTime> modified(long nanos, long flags, WasiClock clock) {
        return time(nanos, flags >> 2 & 3, clock);
    }

    private static Optional<FileTime> time(long nanos, long how, WasiClock clock) {
        return switch ((int) how) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(FileTime.from(nanos, TimeUnit.NANOSECONDS));
            case 2 -> Optional.of(FileTime.from(clock.realtime(), TimeUnit.NANOSECONDS));
            default -> throw new WasiFault(Errno.INVAL);
        };
    }

    // ---- Folders

    private byte[] preopened(long number) {
        if (descriptors.get(number) instanceof Folder folder && folder.name().isPresent()) {
            return folder.name().get().getBytes(StandardCharsets.UTF_8);
        }
        throw new WasiFault(Errno.BADF);
    }

    private void readFolder(Guest guest, long... a) throws IOException {
        List<Folder.Entry> entries = descriptors.folder(a[0]).entries(a[3] == 0);
        guest.check(a[1], a[2]);
        long used = 0;
        for (long i = Math.max(0, a[3]); i < entries.size() && used < a[2]; i++) {
            Folder.Entry entry = entries.get((int) i);
            byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
            ByteBuffer one = Guest.struct(DIRENT + name.length)
                    .putLong(i + 1)
                    .putLong(entry.inode())
                    .putInt(name.length)
                    .put(entry.type().code)
                    .position(DIRENT)
                    .put(name);
            int fits = (int) Math.min(one.position(), a[2] - used);
            byte[] bytes = new byte[fits];
            one.get(0, bytes);
            guest.write(a[1] + used, bytes);
            used += fits;
        }
        guest.writeInt(a[4], used);
    }
}
