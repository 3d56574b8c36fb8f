package palimpsest.app.session;

import java.util.Optional;
import palimpsest.engine.memory.Actor;

/**
 * Something that happened at a step.
 *
 * @param words in a few words, {@code wrote 2 bytes at 0x0 by hand}
 * @param range the bytes it is about
 */
public record TimelineEvent(long step, Kind kind, Actor actor, String words, Optional<MemoryRange> range) {

    /** The kinds of events. */
    public enum Kind {
        INSTANTIATION,
        CALL,
        RETURN,
        WRITE,
        GROWTH,
        TRAP,
        NOTIFY,
        WAIT
    }
}
