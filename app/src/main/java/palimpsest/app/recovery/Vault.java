package palimpsest.app.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps what one window has not saved. Its folder is made when there is something to keep, and removed when there is
 * nothing any more; what it finds when the program ends without a word stays. Used by one thread at a time.
 */
public final class Vault implements AutoCloseable {
    /** Older ones that nobody wanted are removed. */
    private static final int MOST_LEFTOVERS = 8;

    private final Path root;
    private Optional<Place> place = Optional.empty();
    private Optional<Lock> lock = Optional.empty();
    private Unsaved written = Unsaved.NOTHING;
    private boolean closed;

    /** @param root holds the folders of all windows */
    public Vault(Path root) {
        this.root = root;
    }

    /** Keeps this and nothing else; of the session what {@link #session} was written. */
    public synchronized void keep(Unsaved unsaved) throws IOException {
        if (closed || unsaved.equals(written)) {
            return;
        }
        if (unsaved.isEmpty()) {
            release();
        } else {
            open().write(unsaved);
        }
        written = unsaved;
    }

    /** Where a copy of the session is to be written before it is kept; empty once the vault is closed. */
    public synchronized Optional<Path> session() throws IOException {
        return closed ? Optional.empty() : Optional.of(open().session());
    }

    private Place open() throws IOException {
        if (place.isEmpty()) {
            Files.createDirectories(root);
            String prefix = ProcessHandle.current().pid() + "-";
            Place fresh = new Place(Files.createTempDirectory(root, prefix));
            lock = Lock.take(fresh.lock());
            place = Optional.of(fresh);
        }
        return place.get();
    }

    private void release() {
        place.ifPresent(Place::remove);
        lock.ifPresent(Lock::close);
        place = Optional.empty();
        lock = Optional.empty();
    }

    /** Nothing is unsaved, or nobody wants it any more: all is removed. */
    @Override
    public synchronized void close() {
        closed = true;
        release();
    }

    /**
     * What windows have left that are no more, the newest first. Each is held for this process until it is closed, so that no
     * other window offers it, too.
     */
    public synchronized List<Leftover> leftovers() {
        List<Leftover> found = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            return found;
        }
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                Place there = new Place(folder);
                // Without a lock somebody is just making it. This window's own is not even tried: on some systems a
                // process that opens and closes a file gives up all locks that it has on it.
                if (!place.equals(Optional.of(there)) && Files.exists(there.lock())) {
                    Lock.take(there.lock()).ifPresent(taken -> found.add(new Leftover(there, taken)));
                }
            }
        } catch (IOException unreadable) {
            return found;
        }
        found.sort(Comparator.comparing(Leftover::when).reversed());
        List<Leftover> worth = new ArrayList<>();
        for (Leftover each : found) {
            if (worth.size() < MOST_LEFTOVERS && !each.unsaved().isEmpty()) {
                worth.add(each);
            } else {
                each.discard();
            }
        }
        return worth;
    }
}
