package palimpsest.app.session;

import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.ByteSlice;

/**
 * Bytes in a row that a step wrote, and what stood there before.
 *
 * @param earlier who had given them the values that were overwritten; empty for nobody
 */
public record Overwritten(
        long step,
        Actor actor,
        Place place,
        MemoryRange range,
        ByteSlice before,
        ByteSlice after,
        Optional<Earlier> earlier) {

    /**
     * An earlier writer.
     *
     * @param step when; empty where it was not searched for to the end
     */
    public record Earlier(OptionalLong step, Actor actor, Place place) {}
}
