package palimpsest.app.find;

import java.util.Optional;
import palimpsest.app.session.Sought;

/**
 * What is to be searched for.
 *
 * @param sought nothing while nothing is typed, or what is typed is wrong
 * @param fault what is wrong with it, for people; empty for nothing
 */
record Wanted(Optional<Sought> sought, String fault) {

    static final Wanted NOTHING = new Wanted(Optional.empty(), "");

    static Wanted of(Sought sought) {
        return new Wanted(Optional.of(sought), "");
    }

    static Wanted fault(String fault) {
        return new Wanted(Optional.empty(), fault);
    }
}
