package palimpsest.app.session;

import java.util.Optional;
import palimpsest.engine.memory.Actor;

/**
 * Something that happened on the timeline.
 *
 * @param step the step, or the first of several
 * @param last the last of several steps; the same for one
 * @param words in a few words, {@code wrote 2 bytes at 0x0 by hand}
 * @param range the bytes it is about
 */
public record TimelineEvent(long step, long last, Kind kind, Actor actor, String words, Optional<MemoryRange> range) {

    /** The kinds of events. */
    public enum Kind {
        INSTANTIATION,
        CALL,
        /** A function of the host returned. */
        RETURN,
        WRITE,
        GROWTH,
        TRAP,
        NOTIFY,
        /** A wait timed out. */
        TIME_OUT,
        /** What was under way was given up. */
        STOP
    }
}
