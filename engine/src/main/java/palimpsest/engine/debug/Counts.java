package palimpsest.engine.debug;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How often each breakpoint and watchpoint was met between the place where it was armed and others: positive after that
 * place, 0 or negative before it. Only some places are known; the hits between two of them make the difference.
 */
final class Counts {

    /** So many places are remembered for each. */
    private static final int MOST = 256;

    private final Map<Integer, TreeMap<Long, Long>> known = new HashMap<>();

    /** Counting begins here. */
    void begin(int id, long place) {
        forget(id);
        put(id, place, 0);
    }

    void put(int id, long place, long count) {
        TreeMap<Long, Long> mine = known.computeIfAbsent(id, each -> new TreeMap<>());
        mine.put(place, count);
        if (mine.size() > MOST) {
            // The far end goes, the near one is where the cursor is.
            long first = mine.firstKey();
            long last = mine.lastKey();
            mine.remove(place - first > last - place ? first : last);
        }
    }

    OptionalLong at(int id, long place) {
        TreeMap<Long, Long> mine = known.getOrDefault(id, new TreeMap<>());
        return mine.containsKey(place) ? OptionalLong.of(mine.get(place)) : OptionalLong.empty();
    }

    /** The nearest place whose count is known; empty for none. */
    OptionalLong nearest(int id, long place) {
        TreeMap<Long, Long> mine = known.getOrDefault(id, new TreeMap<>());
        Long before = mine.floorKey(place);
        Long after = mine.ceilingKey(place);
        if (before == null || after == null) {
            Long only = before == null ? after : before;
            return only == null ? OptionalLong.empty() : OptionalLong.of(only);
        }
        return OptionalLong.of(place - before <= after - place ? before : after);
    }

    /** Hits are met by other rules from now on: what is known is the count here. */
    void keepOnly(int id, long place) {
        OptionalLong here = at(id, place);
        forget(id);
        put(id, place, here.orElse(0));
    }

    void forget(int id) {
        known.remove(id);
    }

    /** What came after a place is no more. */
    void cut(long place) {
        known.values().forEach(mine -> mine.tailMap(place, false).clear());
    }

    static OptionalLong of(Map<Integer, Long> counts, int id) {
        Long count = counts.get(id);
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /** The number of a hit: 1 for the first after the place where it was armed, -1 for the last before it. */
    static long number(long count) {
        return count > 0 ? count : count - 1;
    }

    /**
     * A hit that stops.
     *
     * @param count with the hit, if it is known
     */
    static Optional<StopReason.Met> met(Meeting meeting, OptionalLong count) {
        OptionalLong hits =
                count.isPresent() ? OptionalLong.of(Math.abs(number(count.getAsLong()))) : OptionalLong.empty();
        return hits.isEmpty() || hits.getAsLong() > meeting.point().ignored()
                ? Optional.of(new StopReason.Met(meeting.id(), meeting.point(), hits, meeting.problem()))
                : Optional.empty();
    }
}
