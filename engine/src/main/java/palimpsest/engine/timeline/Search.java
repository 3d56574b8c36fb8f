package palimpsest.engine.timeline;

import java.util.List;
import java.util.function.Function;

/**
 * A search through a record that is gone on with in portions.
 *
 * @param <T> what it finds
 */
public interface Search<T> {

    /** Searches on; gives what was found, in order, at the latest when the progress says so. */
    List<T> more(Progress progress);

    /** Whether there is nothing more to be found. */
    boolean finished();

    /** How much has been searched, from 0 to 1. */
    double share();

    /** The same search, told in other words. */
    default <R> Search<R> map(Function<? super T, ? extends R> words) {
        Search<T> search = this;
        return new Search<>() {
            @Override
            public List<R> more(Progress progress) {
                return search.more(progress).stream().<R>map(words).toList();
            }

            @Override
            public boolean finished() {
                return search.finished();
            }

            @Override
            public double share() {
                return search.share();
            }
        };
    }
}
