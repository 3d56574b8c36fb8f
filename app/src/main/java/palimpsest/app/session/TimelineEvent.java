package palimpsest.app.session;

import java.util.Optional;
import palimpsest.engine.memory.Actor;

/**
 * Something that happened on the timeline.
 *
 * @param step the step, or the first of several
 * @param last the last of several steps; the same for one
 * @param count how many there are from the first step to the last
 * @param words in a few words, {@code wrote 2 bytes at 0x0 by hand}
 * @param range the bytes it is about; of a growth the new ones
 */
public record TimelineEvent(
        long step, long last, long count, Kind kind, Actor actor, String words, Optional<MemoryRange> range) {

    /** The kinds of events. */
    public enum Kind {
        INSTANTIATION,
        CALL,
        /** What the host called returned; looked at closely, also a function of the host did. */
        RETURN,
        /** The host wrote or grew; the write or the growth is an event of its own as well. */
        ACTION,
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
