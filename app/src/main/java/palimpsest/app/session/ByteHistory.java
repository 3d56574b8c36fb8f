package palimpsest.app.session;

import java.util.List;
import palimpsest.engine.memory.Actor;

/**
 * Who wrote a byte.
 *
 * @param writers newest first
 * @param complete whether it has them all; false when the oldest were given up to save memory
 */
public record ByteHistory(int memory, long address, List<Writer> writers, boolean complete) {

    public ByteHistory {
        writers = List.copyOf(writers);
    }

    /**
     * One writer of the byte.
     *
     * @param before the byte before, 0 to 255
     * @param after the byte after, 0 to 255
     */
    public record Writer(long step, Actor actor, int before, int after, Place place) {
        public boolean changed() {
            return before != after;
        }
    }
}
