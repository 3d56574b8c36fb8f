package palimpsest.app.session;

import java.util.List;

/**
 * The way of a query's answers to the JavaFX thread.
 *
 * @param <T> an answer
 */
final class Answers<T> implements Query {

    private final Door door;
    private final Listener<T> listener;
    private volatile boolean cancelled;

    Answers(Door door, Listener<T> listener) {
        this.door = door;
        this.listener = listener;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    /** Whether nobody wants to know any more. */
    boolean cancelled() {
        return cancelled;
    }

    void found(List<T> more) {
        if (!more.isEmpty()) {
            List<T> own = List.copyOf(more);
            tell(() -> listener.found(own));
        }
    }

    void progress(double share) {
        tell(() -> listener.progress(share));
    }

    void ended(End end) {
        tell(() -> listener.ended(end));
    }

    /** Tells something else, as long as somebody wants to know. */
    void tell(Runnable news) {
        door.tell(() -> {
            if (!cancelled) {
                news.run();
            }
        });
    }
}
