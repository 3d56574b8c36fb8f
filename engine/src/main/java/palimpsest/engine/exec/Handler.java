package palimpsest.engine.exec;

import java.util.Optional;
import palimpsest.engine.runtime.TagInstance;

/** A region that a {@code try_table} guards, and where its clauses lead. Positions count the steps of the function. */
final class Handler {

    final int start;
    final Clause[] clauses;
    /** The position after the last guarded instruction; known when the block ends. */
    int end;

    Handler(int start, Clause[] clauses) {
        this.start = start;
        this.clauses = clauses;
    }

    boolean guards(int position) {
        return start <= position && position < end;
    }

    /** A clause: which tag it catches, if not all, and where it passes the values. */
    @SuppressWarnings("NullAway.Init") // the target is linked when it is known
    static final class Clause {
        final Optional<TagInstance> tag;
        final boolean passesReference;
        /** The slot of the first value at the target. */
        final int slot;

        Op target;

        Clause(Optional<TagInstance> tag, boolean passesReference, int slot) {
            this.tag = tag;
            this.passesReference = passesReference;
            this.slot = slot;
        }
    }
}
