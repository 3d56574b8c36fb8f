package palimpsest.app.session;

import java.util.List;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.search.Needle;

/** What can be searched for in a memory. */
public sealed interface Sought {

    /**
     * Every place where one of some needles matches.
     *
     * @param needles at least one
     */
    record Matches(List<Needle> needles) implements Sought {
        public Matches {
            needles = List.copyOf(needles);
        }
    }

    /**
     * Every string.
     *
     * @param least the least number of its characters, at least 1
     */
    record Strings(int least, boolean utf8, boolean utf16) implements Sought {}

    /** Every run of bytes that got their values from one actor last. */
    record WrittenBy(Actor actor) implements Sought {}

    /** Every run of bytes whose values changed since the last stop. */
    record Changed() implements Sought {}
}
