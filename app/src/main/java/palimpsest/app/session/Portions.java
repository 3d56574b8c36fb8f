package palimpsest.app.session;

import java.util.List;
import palimpsest.engine.timeline.Progress;

/**
 * A search that is gone on with in portions.
 *
 * @param <T> what it finds
 */
interface Portions<T> {

    /** Searches on; gives what was found, in order, at the latest when the progress says so. */
    List<T> more(Progress progress);

    boolean finished();

    /** How much has been searched, from 0 to 1. */
    double share();
}
