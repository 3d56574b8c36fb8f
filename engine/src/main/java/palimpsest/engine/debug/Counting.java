package palimpsest.engine.debug;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;

/** Keeps the counts of hits at the cursor, whichever way it moves. */
final class Counting {

    /** So far hits are counted anew just to show them: some milliseconds. */
    private static final long NEAR = 2_000_000;

    private static final long PORTION = 4_000_000;

    private final Machine machine;
    private final Timeline timeline;
    private final Points points;
    private final Counts counts = new Counts();

    Counting(Machine machine, Timeline timeline, Points points) {
        this.machine = machine;
        this.timeline = timeline;
        this.points = points;
    }

    void begin(int id, long place) {
        counts.begin(id, place);
    }

    void changed(int id) {
        counts.keepOnly(id, machine.step());
    }

    void forget(int id) {
        counts.forget(id);
    }

    void cut() {
        counts.cut(machine.step());
    }

    OptionalLong at(int id) {
        return counts.at(id, machine.step());
    }

    /** The counts at the cursor, of those whose count is known. */
    Map<Integer, Long> here() {
        Map<Integer, Long> known = new HashMap<>();
        for (int id : points.all().keySet()) {
            at(id).ifPresent(count -> known.put(id, count));
        }
        return known;
    }

    void put(Map<Integer, Long> known) {
        known.forEach((id, count) -> counts.put(id, machine.step(), count));
    }

    /**
     * Finds out the counts at the cursor where that is needed, or easy, by playing the way to the nearest place where they
     * are known.
     *
     * @return whether it was not ended before
     */
    boolean ensure(Progress progress) {
        long here = machine.step();
        Map<Long, Set<Integer>> missing = new HashMap<>();
        points.all().forEach((id, point) -> {
            OptionalLong nearest = counts.nearest(id, here);
            if (nearest.isPresent() && nearest.getAsLong() != here) {
                boolean near = Math.abs(nearest.getAsLong() - here) <= NEAR;
                if (near || (point.ignored() > 0 && point.enabled())) {
                    missing.computeIfAbsent(nearest.getAsLong(), at -> new HashSet<>())
                            .add(id);
                }
            }
        });
        for (Map.Entry<Long, Set<Integer>> each : missing.entrySet()) {
            if (!count(each.getKey(), here, each.getValue(), progress)) {
                return false;
            }
        }
        return true;
    }

    private boolean count(long from, long here, Set<Integer> ids, Progress progress) {
        Map<Integer, Long> met = new HashMap<>();
        Watcher watcher =
                new Watcher(machine, points, saw -> saw.forEach(meeting -> met.merge(meeting.id(), 1L, Long::sum)));
        long low = Math.min(from, here);
        long high = Math.max(from, here);
        timeline.travelTo(low);
        watcher.begin();
        boolean goesOn = true;
        while (machine.step() < high && goesOn) {
            timeline.replay(Math.min(high, machine.step() + PORTION), watcher);
            goesOn = progress.goesOn(0);
        }
        timeline.travelTo(here);
        if (goesOn) {
            for (int id : ids) {
                long between = met.getOrDefault(id, 0L);
                long base = counts.at(id, from).orElse(0);
                counts.put(id, here, from < here ? base + between : base - between);
            }
        }
        return goesOn;
    }
}
