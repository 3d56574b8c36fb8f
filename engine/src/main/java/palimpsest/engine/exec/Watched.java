package palimpsest.engine.exec;

import java.util.List;

/** The stretches of one memory that somebody watches. An access beyond the largest memory touches none: it will trap. */
final class Watched {

    /** The first watched address, and the one after the last. */
    final long from;

    final long to;
    private final long[] starts;
    private final long[] ends;

    Watched(int memory, List<Guards.Range> ranges) {
        List<Guards.Range> mine =
                ranges.stream().filter(range -> range.memory() == memory).toList();
        starts = mine.stream().mapToLong(Guards.Range::from).toArray();
        ends = mine.stream().mapToLong(Guards.Range::to).toArray();
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        for (int i = 0; i < starts.length; i++) {
            lowest = Math.min(lowest, starts[i]);
            highest = Math.max(highest, ends[i]);
        }
        from = lowest;
        to = highest;
    }

    int count() {
        return starts.length;
    }

    long start(int range) {
        return starts[range];
    }

    long end(int range) {
        return ends[range];
    }

    boolean isEmpty() {
        return starts.length == 0;
    }

    boolean touches(long address, long count) {
        long end = address + count;
        if (address < 0 || count <= 0 || end < 0) {
            return false;
        }
        for (int i = 0; i < starts.length; i++) {
            if (address < ends[i] && end > starts[i]) {
                return true;
            }
        }
        return false;
    }
}
