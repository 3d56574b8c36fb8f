package palimpsest.engine.timeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Moments between two checkpoints, ever nearer to the later one, so that no step back past it is a long way. They are a cache
 * and may go at any time.
 */
final class Stopovers {

    /** The nearest is so many steps before the place that is travelled to. */
    private static final long NEAREST = 1L << 10;
    /** The most steps between two of them: some milliseconds. */
    private static final long FARTHEST = 1L << 21;

    private static final int MOST = 64;

    private final long budget;
    /** By step. */
    private final List<Moment> moments = new ArrayList<>();

    Stopovers(long budget) {
        this.budget = budget;
    }

    /** Where to stop on the way from one step to another. */
    static List<Long> on(long from, long to) {
        List<Long> stops = new ArrayList<>();
        long gap = NEAREST;
        for (long stop = to - gap; stop > from + gap / 2 && stops.size() < MOST; stop -= gap) {
            stops.add(stop);
            gap = Math.min(gap * 7, FARTHEST);
        }
        Collections.reverse(stops);
        return stops;
    }

    /** The latest that is not after a step. */
    Optional<Moment> before(long step) {
        for (int i = moments.size() - 1; i >= 0; i--) {
            if (moments.get(i).step() <= step) {
                return Optional.of(moments.get(i));
            }
        }
        return Optional.empty();
    }

    void add(Moment moment) {
        int at = moments.size();
        while (at > 0 && moments.get(at - 1).step() >= moment.step()) {
            at--;
        }
        if (at < moments.size() && moments.get(at).step() == moment.step()) {
            return;
        }
        moments.add(at, moment);
        while (moments.size() > MOST || (moments.size() > 1 && bytes() > budget)) {
            // The one farthest away from where the cursor goes.
            boolean last = Math.abs(moments.get(moments.size() - 1).step() - moment.step())
                    > Math.abs(moments.get(0).step() - moment.step());
            moments.remove(last ? moments.size() - 1 : 0);
        }
    }

    void clear() {
        moments.clear();
    }

    /** About how many bytes of Java's memory they take beside each other. */
    long bytes() {
        long bytes = 0;
        for (int i = 1; i < moments.size(); i++) {
            var before = moments.get(i - 1).checkpoint();
            var each = moments.get(i).checkpoint();
            bytes += each.bytes() + each.bytesBeside(before, before);
        }
        return bytes;
    }
}
