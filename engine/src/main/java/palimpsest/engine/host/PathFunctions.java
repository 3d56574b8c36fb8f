package palimpsest.engine.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What WASI does with paths, each from an open folder on. */
final class PathFunctions {

    private static final int FOLLOW = 1;
    private static final int CREATE = 1;
    private static final int DIRECTORY = 2;
    private static final int EXCLUSIVE = 4;
    private static final int TRUNCATE = 8;

    private final Descriptors descriptors;
    private final WasiClock clock;
    private final boolean unstable;

    PathFunctions(Descriptors descriptors, WasiClock clock, boolean unstable) {
        this.descriptors = descriptors;
        this.clock = clock;
        this.unstable = unstable;
    }

    void define(WasiFunctions functions) {
        functions.define("path_open", "iiiiiIIii", this::open);
        functions.define(
                "path_create_directory",
                "iii",
                (guest, a) -> Files.createDirectory(path(guest, a[0], a[1], a[2], false)));
        functions.define(
                "path_remove_directory", "iii", (guest, a) -> remove(path(guest, a[0], a[1], a[2], false), true));
        functions.define("path_unlink_file", "iii", (guest, a) -> remove(path(guest, a[0], a[1], a[2], false), false));
        functions.define("path_filestat_get", "iiiii", this::status);
        functions.define(
                "path_filestat_set_times",
                "iiiiIIi",
                (guest, a) -> OpenFile.setTimes(
                        path(guest, a[0], a[2], a[3], (a[1] & FOLLOW) != 0),
                        FileFunctions.accessed(a[4], a[6], clock),
                        FileFunctions.modified(a[5], a[6], clock)));
        functions.define("path_rename", "iiiiii", this::rename);
        functions.define(
                "path_link",
                "iiiiiii",
                (guest, a) -> Files.createLink(
                        path(guest, a[4], a[5], a[6], false), path(guest, a[0], a[2], a[3], (a[1] & FOLLOW) != 0)));
        functions.define("path_symlink", "iiiii", this::link);
        functions.define("path_readlink", "iiiiii", this::readLink);
    }

    private Path path(Guest guest, long folder, long address, long length, boolean follow) throws IOException {
        return descriptors.folder(folder).resolve(guest.text(address, length), follow);
    }

    private void open(Guest guest, long... a) throws IOException {
        Path path = path(guest, a[0], a[2], a[3], (a[1] & FOLLOW) != 0);
        if (Files.isSymbolicLink(path)) {
            throw new WasiFault(Errno.LOOP);
        }
        boolean exists = Files.exists(path);
        boolean create = (a[4] & CREATE) != 0;
        if (!exists && !create) {
            throw new WasiFault(Errno.NOENT);
        }
        if (exists && create && (a[4] & EXCLUSIVE) != 0) {
            throw new WasiFault(Errno.EXIST);
        }
        if (Files.isDirectory(path)) {
            if ((a[4] & (CREATE | TRUNCATE)) != 0 || (a[5] & Rights.FD_WRITE) != 0) {
                throw new WasiFault(Errno.ISDIR);
            }
            guest.writeInt(a[8], descriptors.add(new Folder(path, Optional.empty())));
        } else if ((a[4] & DIRECTORY) != 0) {
            throw new WasiFault(Errno.NOTDIR);
        } else {
            guest.writeInt(a[8], descriptors.add(file(path, a)));
        }
    }

    private static OpenFile file(Path path, long... a) throws IOException {
        boolean changes = (a[4] & (CREATE | TRUNCATE)) != 0;
        boolean writes = (a[5] & Rights.FD_WRITE) != 0 || changes;
        Set<OpenOption> options = new HashSet<>();
        if ((a[5] & Rights.FD_READ) != 0 || !writes) {
            options.add(StandardOpenOption.READ);
        }
        if (writes) {
            options.add(StandardOpenOption.WRITE);
        }
        if ((a[4] & CREATE) != 0) {
            options.add((a[4] & EXCLUSIVE) != 0 ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
        }
        if ((a[4] & TRUNCATE) != 0) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        options.add(LinkOption.NOFOLLOW_LINKS);
        return new OpenFile(path, FileChannel.open(path, options), a[5] & Rights.FILE, (int) a[7]);
    }

    private static void remove(Path path, boolean folder) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) != folder) {
            throw new WasiFault(folder ? Errno.NOTDIR : Errno.ISDIR);
        }
        Files.delete(path);
    }

    private void status(Guest guest, long... a) throws IOException {
        Path path = path(guest, a[0], a[2], a[3], (a[1] & FOLLOW) != 0);
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        FileFunctions.status(guest, a[4], FileStatus.of(attributes), unstable);
    }

    private void rename(Guest guest, long... a) throws IOException {
        Path from = path(guest, a[0], a[1], a[2], false);
        Path to = path(guest, a[3], a[4], a[5], false);
        if (Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            throw new WasiFault(Errno.ISDIR);
        }
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private void link(Guest guest, long... a) throws IOException {
        String target = guest.text(a[0], a[1]);
        Path link = path(guest, a[2], a[3], a[4], false);
        // A link that leads out is refused when it is followed; one that would for any other program, when it is made.
        if (target.isEmpty()
                || target.startsWith("/")
                || Arrays.asList(target.split("/")).contains("..")) {
            throw new WasiFault(Errno.NOTCAPABLE);
        }
        Files.createSymbolicLink(link, link.getFileSystem().getPath(target));
    }

    private void readLink(Guest guest, long... a) throws IOException {
        Path link = path(guest, a[0], a[1], a[2], false);
        byte[] target = Files.readSymbolicLink(link).toString().getBytes(StandardCharsets.UTF_8);
        int fits = (int) Math.min(target.length, a[4]);
        guest.write(a[3], Arrays.copyOf(target, fits));
        guest.writeInt(a[5], fits);
    }
}
