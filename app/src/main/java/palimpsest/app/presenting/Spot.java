package palimpsest.app.presenting;

import java.util.List;
import palimpsest.app.session.MemoryRange;

/**
 * The bytes that the last step is about.
 *
 * @param ranges at least one, all of one memory
 * @param kind what became of them
 */
public record Spot(List<MemoryRange> ranges, Kind kind) {

    public Spot {
        ranges = List.copyOf(ranges);
    }

    /** The memory in which they are. */
    public int memory() {
        return ranges.get(0).memory();
    }

    /** The lowest of their addresses. */
    public long first() {
        long first = ranges.get(0).address();
        for (MemoryRange range : ranges) {
            first = Long.compareUnsigned(range.address(), first) < 0 ? range.address() : first;
        }
        return first;
    }

    /** What became of bytes. */
    public enum Kind {
        WRITTEN,
        READ
    }
}
