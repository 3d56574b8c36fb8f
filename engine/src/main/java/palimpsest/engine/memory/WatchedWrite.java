package palimpsest.engine.memory;

/** Ends an operation that was about to write to watched bytes; nothing is written yet. See {@link WriteSentry}. */
public final class WatchedWrite extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WatchedWrite() {
        super("a write to watched bytes", null, false, false);
    }
}
