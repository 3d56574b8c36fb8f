package palimpsest.engine.exec;

import java.util.List;
import java.util.Set;

/**
 * Where a machine that runs freely asks its {@link Supervisor}. A guard is an operation that is linked in before another;
 * what has none runs as fast as ever.
 *
 * @param points instructions and function entries
 * @param reads stretches of memory before whose reading by an instruction it asks
 * @param writes stretches of memory before whose writing by an instruction it asks
 * @param growths whether it asks before each {@code memory.grow}
 */
public record Guards(Set<CodePoint> points, List<Range> reads, List<Range> writes, boolean growths) {

    public static final Guards NONE = new Guards(Set.of(), List.of(), List.of(), false);

    public Guards {
        points = Set.copyOf(points);
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
    }

    /**
     * A stretch of a memory.
     *
     * @param memory the memory's index in the store
     * @param from the first address
     * @param to the address after the last
     */
    public record Range(int memory, long from, long to) {}

    boolean isEmpty() {
        return points.isEmpty() && reads.isEmpty() && writes.isEmpty() && !growths;
    }
}
