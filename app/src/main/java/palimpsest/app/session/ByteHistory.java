package palimpsest.app.session;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.memory.Actor;

/**
 * Who wrote a byte.
 *
 * @param writers newest first
 * @param complete whether it has them all; false when the oldest were given up to save memory
 * @param last who wrote it last, if anybody did; known even when no writer is kept
 */
public record ByteHistory(int memory, long address, List<Writer> writers, boolean complete, Optional<Last> last) {

    /** The last writer, without its moment and the value before. */
    public record Last(Actor actor, Place place) {}

    /** Nobody wrote it. */
    static ByteHistory nobody(int memory, long address) {
        return new ByteHistory(memory, address, List.of(), true, Optional.empty());
    }

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
