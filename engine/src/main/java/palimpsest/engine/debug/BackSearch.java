package palimpsest.engine.debug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.timeline.Stretches;

/** Looks for the last stop before the cursor, in one stretch of the record after the other. */
final class BackSearch implements Stretches {

    private final Machine machine;
    private final BooleanSupplier target;
    private final Watcher watcher;
    private final long cursor;
    /** The counts of hits at the end of the stretch, then at what was found. */
    private final Map<Integer, Long> counts;

    /** What the current stretch has met: each with the steps, the last ones at least. */
    private final Map<Integer, Hits> hits = new HashMap<>();

    private long first;
    private long lastTarget = -1;
    private OptionalLong found = OptionalLong.empty();

    /** @param target says where else to stop; asked wherever the machine asks */
    BackSearch(Machine machine, Points points, Map<Integer, Long> counts, BooleanSupplier target) {
        this.machine = machine;
        this.target = target;
        this.counts = counts;
        this.cursor = machine.step();
        this.watcher = new Watcher(machine, points, this::saw);
    }

    Watcher watcher() {
        return watcher;
    }

    /** The step of the stop, once searched. */
    OptionalLong found() {
        return found;
    }

    /** The counts there, or at the start. */
    Map<Integer, Long> counts() {
        return counts;
    }

    /** The hits of one breakpoint or watchpoint in a stretch. */
    private static final class Hits {
        private final StopPoint point;
        private long count;
        private long last;
        /** The steps of the last ones, for one that ignores some. */
        private final ArrayList<Long> steps = new ArrayList<>();

        Hits(StopPoint point) {
            this.point = point;
        }

        void add(long step) {
            count++;
            last = step;
            if (point.ignored() > 0) {
                steps.add(step);
                // Of the ignored ones, those before and those after the place where it was armed are skipped at most.
                long most = 2 * Math.min(point.ignored(), 1L << 40) + 1;
                if (steps.size() > 2 * most) {
                    steps.subList(0, (int) (steps.size() - most)).clear();
                }
            }
        }
    }

    @Override
    public void begins(long from, long to) {
        first = from;
        hits.clear();
        lastTarget = -1;
        watcher.begin();
    }

    private void saw(List<Meeting> meetings) {
        long step = machine.step();
        if (step < cursor && target.getAsBoolean()) {
            lastTarget = step;
        }
        // What stands at the first step is met at the end of the stretch before.
        for (Meeting meeting : step > first ? meetings : List.<Meeting>of()) {
            if (step == cursor) {
                counts.computeIfPresent(meeting.id(), (id, count) -> count - 1);
            } else {
                hits.computeIfAbsent(meeting.id(), id -> new Hits(meeting.point()))
                        .add(step);
            }
        }
    }

    @Override
    public boolean goesOn(long from, long to) {
        long latest = lastTarget;
        for (Map.Entry<Integer, Hits> each : hits.entrySet()) {
            latest = Math.max(latest, lastStop(each.getValue(), Counts.of(counts, each.getKey())));
        }
        long stop = latest;
        hits.forEach((id, mine) -> {
            long later = mine.last <= stop
                    ? 0
                    : stop < 0
                            ? mine.count
                            : mine.steps.stream().filter(step -> step > stop).count();
            counts.computeIfPresent(id, (each, count) -> count - later);
        });
        if (stop >= 0) {
            found = OptionalLong.of(stop);
        }
        return stop < 0;
    }

    /** The last hit in the stretch that stops; -1 for none. */
    private static long lastStop(Hits hits, OptionalLong countAtEnd) {
        long ignored = hits.point.ignored();
        if (ignored == 0 || countAtEnd.isEmpty() || Math.abs(Counts.number(countAtEnd.getAsLong())) > ignored) {
            return hits.last;
        }
        // Hits before the place where it was armed have the numbers -1, -2 and so on; the first to stop is beyond them.
        long back = countAtEnd.getAsLong() + ignored;
        return back < hits.count ? hits.steps.get((int) (hits.steps.size() - 1 - back)) : -1;
    }
}
