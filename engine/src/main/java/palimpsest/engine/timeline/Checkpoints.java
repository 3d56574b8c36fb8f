package palimpsest.engine.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.Checkpoint;

/**
 * Moments to start a replay from, oldest first, within a byte budget. Over it, moments are dropped, and the older they are
 * the fewer stay; the very first always does.
 */
final class Checkpoints {

    private static final long STEPS_AN_ACTION = 256;

    private final long budget;
    private final List<Moment> moments = new ArrayList<>();
    private long bytes;
    private boolean thinned;

    Checkpoints(long budget, Moment first) {
        this.budget = budget;
        moments.add(first);
        bytes = first.checkpoint().bytes();
    }

    int count() {
        return moments.size();
    }

    Moment get(int index) {
        return moments.get(index);
    }

    Moment last() {
        return moments.get(moments.size() - 1);
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

    /** The earliest moment that is after a step. */
    Optional<Moment> after(long step) {
        int index = moments.get(0).step() > step ? 0 : before(step) + 1;
        return index < moments.size() ? Optional.of(moments.get(index)) : Optional.empty();
    }

    /** Adds one that is later than all others. */
    void add(Moment moment) {
        moments.add(moment);
        bytes += moment.checkpoint().bytes();
        thin();
    }

    /** The moments have come to take more, because what they shared with the present changed there. */
    void grow(long more) {
        bytes += more;
        thin();
    }

    private void thin() {
        while (bytes > budget && moments.size() > 2) {
            drop(leastMissed());
            thinned = true;
        }
    }

    /**
     * The one whose going leaves the smallest gap for its age; neither the first nor the last. By the square root of the age
     * no gap becomes more than twice as long as if all were equal, and there is more of what is recent.
     */
    private int leastMissed() {
        long now = way(last());
        int best = 1;
        double least = Double.MAX_VALUE;
        for (int i = 1; i < moments.size() - 1; i++) {
            long gap = way(moments.get(i + 1)) - way(moments.get(i - 1));
            double missed = gap / Math.sqrt(now - way(moments.get(i)) + 1.0);
            if (missed < least) {
                least = missed;
                best = i;
            }
        }
        return best;
    }

    /** How far a moment is from the first, in steps of a module: doing an action of the host again takes as long as many. */
    private static long way(Moment moment) {
        return moment.step() + STEPS_AN_ACTION * moment.actions();
    }

    private void drop(int index) {
        Checkpoint dropped = moments.remove(index).checkpoint();
        Checkpoint before = moments.get(index - 1).checkpoint();
        Checkpoint after = moments.get(index).checkpoint();
        bytes -= dropped.bytes() + dropped.bytesBeside(before, after);
        after.absorb(dropped);
    }

    /** Drops all that are after a step. */
    void cut(long step) {
        while (moments.size() > 1 && last().step() > step) {
            moments.remove(moments.size() - 1);
        }
        recount();
    }

    /** Counts anew what they take. */
    void recount() {
        bytes = moments.get(0).checkpoint().bytes();
        for (int i = 1; i < moments.size(); i++) {
            Checkpoint before = moments.get(i - 1).checkpoint();
            Checkpoint each = moments.get(i).checkpoint();
            bytes += each.bytes() + each.bytesBeside(before, before);
        }
    }

    long bytes() {
        return bytes;
    }

    boolean thinned() {
        return thinned;
    }
}
