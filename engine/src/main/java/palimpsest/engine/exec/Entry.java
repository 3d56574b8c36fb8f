package palimpsest.engine.exec;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.syntax.ValueType;

/** A call or instantiation that the host began, and what to go back to when it is over. */
final class Entry {

    final Op resume;
    final int frame;
    final int depth;
    /** Where the results will lie. */
    final int resultSlot;

    final List<ValueType> results;

    /** How it ended other than by returning; its frames are kept until something else begins. */
    Optional<Outcome> failure = Optional.empty();

    Entry(Op resume, int frame, int depth, int resultSlot, List<ValueType> results) {
        this.resume = resume;
        this.frame = frame;
        this.depth = depth;
        this.resultSlot = resultSlot;
        this.results = results;
    }
}
