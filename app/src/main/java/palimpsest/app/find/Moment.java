package palimpsest.app.find;

import java.util.Optional;
import palimpsest.app.session.Bookmark;
import palimpsest.app.words.Words;

/** A moment with which the memory is compared. */
public sealed interface Moment {

    /** Where it stood still before. */
    record LastStop() implements Moment {
        @Override
        public String toString() {
            return Words.of("find.since.stop");
        }
    }

    /** After a step that is typed. */
    record Step() implements Moment {
        @Override
        public String toString() {
            return Words.of("find.since.step");
        }
    }

    /** A moment that has a name. */
    record Kept(Bookmark bookmark) implements Moment {
        @Override
        public String toString() {
            return bookmark.name();
        }
    }

    /** The number of steps before it, as far as that does not depend on what is typed. */
    default Optional<Long> cursor() {
        return this instanceof Kept kept ? Optional.of(kept.bookmark().step()) : Optional.empty();
    }
}
