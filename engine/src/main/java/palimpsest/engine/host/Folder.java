package palimpsest.engine.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An open folder. No path that starts from it leads out of it, neither by {@code ..} nor by a link. */
final class Folder extends Descriptor {

    private static final int MOST_LINKS = 40;

    private final Path root;
    private final Optional<String> name;
    private List<Entry> entries = List.of();

    /** @param name what the program calls it, for one that was opened before the program started */
    Folder(Path root, Optional<String> name) {
        super(Rights.FOLDER, Rights.FOLDER | Rights.FILE, 0);
        this.root = root;
        this.name = name;
    }

    /** One of its entries. */
    record Entry(String name, FileType type, long inode) {}

    Optional<String> name() {
        return name;
    }

    @Override
    FileType type() {
        return FileType.DIRECTORY;
    }

    @Override
    FileStatus status() throws IOException {
        return FileStatus.of(Files.readAttributes(root, BasicFileAttributes.class));
    }

    @Override
    boolean read(java.nio.ByteBuffer into) {
        throw new WasiFault(Errno.ISDIR);
    }

    @Override
    void setTimes(Optional<FileTime> accessed, Optional<FileTime> modified) throws IOException {
        OpenFile.setTimes(root, accessed, modified);
    }

    @Override
    void sync() {
        // A folder has nothing of its own to write.
    }

    /**
     * What it holds, {@code .} and {@code ..} first and the others in order.
     *
     * @param again whether to look anew; else it is as it was when it was looked at last
     */
    List<Entry> entries(boolean again) throws IOException {
        if (again) {
            List<Entry> found = new ArrayList<>();
            long inode = status().inode();
            found.add(new Entry(".", FileType.DIRECTORY, inode));
            found.add(new Entry("..", FileType.DIRECTORY, inode));
            try (Stream<Path> children = Files.list(root)) {
                for (Path child : children.sorted().toList()) {
                    FileStatus status = FileStatus.of(
                            Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
                    found.add(new Entry(String.valueOf(child.getFileName()), status.type(), status.inode()));
                }
            }
            entries = found;
        }
        return entries;
    }

    /**
     * Where a path leads. All but its last part exist and hold no links any more.
     *
     * @param follow whether a link at the very end is followed
     */
    Path resolve(String path, boolean follow) throws IOException {
        if (path.isEmpty()) {
            throw new WasiFault(Errno.NOENT);
        }
        Deque<String> rest = new ArrayDeque<>(parts(path));
        Path at = root;
        int depth = 0;
        int links = 0;
        while (!rest.isEmpty()) {
            String part = rest.pop();
            if (part.equals("..")) {
                if (depth-- == 0) {
                    throw new WasiFault(Errno.NOTCAPABLE);
                }
                at = parent(at);
                continue;
            }
            Path next = child(at, part);
            boolean last = rest.isEmpty();
            if (Files.isSymbolicLink(next) && (follow || !last)) {
                if (++links > MOST_LINKS) {
                    throw new WasiFault(Errno.LOOP);
                }
                List<String> target = parts(Files.readSymbolicLink(next).toString());
                for (int i = target.size() - 1; i >= 0; i--) {
                    rest.push(target.get(i));
                }
                continue;
            }
            if (!last && !Files.isDirectory(next, LinkOption.NOFOLLOW_LINKS)) {
                throw new WasiFault(Files.exists(next, LinkOption.NOFOLLOW_LINKS) ? Errno.NOTDIR : Errno.NOENT);
            }
            at = next;
            depth++;
        }
        return at;
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new WasiFault(Errno.NOTCAPABLE);
        }
        return parent;
    }

    private static List<String> parts(String path) {
        if (path.startsWith("/")) {
            throw new WasiFault(Errno.NOTCAPABLE);
        }
        return Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
    }

    private static Path child(Path folder, String name) {
        try {
            Path child = folder.resolve(name);
            // On Windows a name may hold what separates the parts of a path there.
            if (!folder.equals(child.getParent())) {
                throw new WasiFault(Errno.NOTCAPABLE);
            }
            return child;
        } catch (InvalidPathException e) {
            throw new WasiFault(Errno.INVAL);
        }
    }
}
