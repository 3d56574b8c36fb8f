package palimpsest.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hears the answers of a query, for tests.
 *
 * @param <T> an answer
 */
final class Asked<T> implements Query.Listener<T> {

    private final List<T> found = new ArrayList<>();
    private Optional<Query.End> end = Optional.empty();
    private int told;

    /** Puts a question and waits for its end. */
    static <T> List<T> all(Fx fx, Consumer<Query.Listener<T>> question) {
        Asked<T> asked = new Asked<>();
        question.accept(asked);
        fx.await("the end of a query", now -> asked.end().isPresent());
        if (!asked.end().equals(Optional.of(Query.End.COMPLETE))) {
            throw new AssertionError("the query ended: " + asked.end());
        }
        return asked.found();
    }

    @Override
    public synchronized void found(List<T> more) {
        found.addAll(more);
        told++;
    }

    @Override
    public synchronized void ended(Query.End how) {
        end = Optional.of(how);
    }

    synchronized List<T> found() {
        return List.copyOf(found);
    }

    synchronized Optional<Query.End> end() {
        return end;
    }

    /** How often something was found. */
    synchronized int told() {
        return told;
    }
}
