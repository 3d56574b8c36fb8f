package palimpsest.engine.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moments left behind on the way to where the cursor is, ever nearer to it, so that the next steps back are short ways.
 * They are a cache and may go at any time.
 */
final class Stopovers {

    /** The nearest is so many steps before the place that is travelled to. */
    private static final long NEAREST = 1L << 10;

    private static final int MOST = 24;

    private final long budget;
    private final List<Moment> moments = new ArrayList<>();
    private final List<Long> costs = new ArrayList<>();
    private long bytes;

    Stopovers(long budget) {
        this.budget = budget;
    }

    /** Where to stop on the way from one step to another. */
    List<Long> on(long from, long to) {
        List<Long> stops = new ArrayList<>();
        for (long distance = NEAREST; to - distance > from + distance; distance *= 4) {
            stops.add(0, to - distance);
        }
        return stops;
    }

    /** The latest that is not after a step. */
    Optional<Moment> before(long step) {
        return moments.stream().filter(each -> each.step() <= step).max((a, b) -> Long.compare(a.step(), b.step()));
    }

    void add(Moment moment, Moment base) {
        Moment beside =
                before(moment.step()).filter(each -> each.step() > base.step()).orElse(base);
        long cost = moment.checkpoint().bytesBeside(beside.checkpoint());
        moments.add(moment);
        costs.add(cost);
        bytes += cost;
        while (!moments.isEmpty() && (moments.size() > MOST || bytes > budget)) {
            moments.remove(0);
            bytes -= costs.remove(0);
        }
    }

    void clear() {
        moments.clear();
        costs.clear();
        bytes = 0;
    }

    long bytes() {
        return bytes;
    }
}
