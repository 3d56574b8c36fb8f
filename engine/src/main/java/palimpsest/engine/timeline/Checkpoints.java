package palimpsest.engine.timeline;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.exec.Checkpoint;

/**
 * Moments to start a replay from, oldest first, within a byte budget. Over it, moments are dropped, and the older they are
 * the fewer stay; the very first always does.
 */
final class Checkpoints {

    private final TimelineLimits limits;
    private final List<Moment> moments = new ArrayList<>();
    /** What each takes beside the one before it. */
    private final List<Long> costs = new ArrayList<>();

    private long bytes;
    private boolean thinned;

    Checkpoints(TimelineLimits limits, Moment first) {
        this.limits = limits;
        moments.add(first);
        costs.add(0L);
    }

    int count() {
        return moments.size();
    }

    Moment get(int index) {
        return moments.get(index);
    }

    /** The index of the latest moment that is not after a step. */
    int before(long step) {
        int low = 0;
        int high = moments.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (moments.get(middle).step() <= step) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Adds one that is later than all others. */
    void add(Moment moment) {
        moments.add(moment);
        costs.add(0L);
        cost(moments.size() - 1);
        while (bytes > limits.budget() && moments.size() > 2) {
            drop(leastMissed());
            thinned = true;
        }
    }

    private void cost(int index) {
        long cost = moments.get(index)
                .checkpoint()
                .bytesBeside(moments.get(index - 1).checkpoint());
        bytes += cost - costs.set(index, cost);
    }

    /** The one whose going leaves the smallest gap for its age; neither the first nor the last. */
    private int leastMissed() {
        long now = moments.get(moments.size() - 1).step() + limits.interval();
        int best = 1;
        double least = Double.MAX_VALUE;
        for (int i = 1; i < moments.size() - 1; i++) {
            long gap = moments.get(i + 1).step() - moments.get(i - 1).step();
            double missed = (double) gap / (now - moments.get(i).step());
            if (missed < least) {
                least = missed;
                best = i;
            }
        }
        return best;
    }

    private void drop(int index) {
        Checkpoint dropped = moments.remove(index).checkpoint();
        bytes -= costs.remove(index);
        moments.get(index).checkpoint().absorb(dropped);
        cost(index);
    }

    /** Drops all that are after a step. */
    void cut(long step) {
        while (moments.size() > 1 && moments.get(moments.size() - 1).step() > step) {
            moments.remove(moments.size() - 1);
            bytes -= costs.remove(costs.size() - 1);
        }
    }

    long bytes() {
        return bytes;
    }

    boolean thinned() {
        return thinned;
    }
}
