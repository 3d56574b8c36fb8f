package palimpsest.engine.timeline;

import java.util.List;

/**
 * What a record looks like from far away: slices of steps, without gaps, oldest first. There are a few thousand at most; as
 * the record grows they become longer.
 */
public record Overview(List<Slice> slices) {

    public Overview {
        slices = List.copyOf(slices);
    }

    /**
     * Some steps.
     *
     * @param from the first step
     * @param to the first step after them
     * @param linesWritten about how many pieces of 256 bytes were written to; one that was written to in several parts of
     *     the slice counts for each
     * @param lowest how many calls were in progress at least
     * @param highest how many calls were in progress at most
     * @param growths how often memories grew
     * @param hostActions how many things the host did
     */
    public record Slice(long from, long to, long linesWritten, int lowest, int highest, int growths, int hostActions) {}
}
