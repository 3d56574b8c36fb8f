package palimpsest.app.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** What a window that is no more has left, held for this one. */
public final class Leftover implements AutoCloseable {
    private final Place place;
    private final Lock lock;
    private final Instant when;
    private final Unsaved unsaved;

    Leftover(Place place, Lock lock) {
        this.place = place;
        this.lock = lock;
        this.unsaved = place.read();
        Instant written;
        try {
            written = Files.getLastModifiedTime(place.list()).toInstant();
        } catch (IOException missing) {
            // Then nothing is in it.
            written = Instant.EPOCH;
        }
        this.when = written;
    }

    public Unsaved unsaved() {
        return unsaved;
    }

    /** When it was kept last. */
    public Instant when() {
        return when;
    }

    /** The file of the session, if the session is among it. */
    public Path session() {
        return place.session();
    }

    /** Nobody wants it: it is removed. */
    public void discard() {
        place.remove();
        lock.close();
    }

    /** It stays where it is, for the next window. */
    @Override
    public void close() {
        lock.close();
    }
}
