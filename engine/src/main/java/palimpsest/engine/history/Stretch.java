package palimpsest.engine.history;

import java.util.List;
import java.util.function.BooleanSupplier;
import palimpsest.engine.exec.Supervisor;
import palimpsest.engine.timeline.Timeline;

/**
 * Steps between two checkpoints, or a part of them.
 *
 * @param index that of the checkpoint before
 * @param to the step after the last
 */
record Stretch(int index, long from, long to) {

    /** After so many replayed steps somebody may end the work: a few milliseconds. */
    private static final long PORTION = 1_000_000;

    /** The latest steps before a step, and not before another, that lie between two checkpoints. */
    static Stretch before(Timeline timeline, long step, long notBefore) {
        List<Long> checkpoints = timeline.checkpoints();
        int low = 0;
        int high = checkpoints.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (checkpoints.get(middle) < step) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return new Stretch(low, Math.max(notBefore, checkpoints.get(low)), step);
    }

    /** Replays it, in one go: half a stretch is of no use to a search that goes back. */
    void play(Timeline timeline, Supervisor overseer) {
        timeline.travelTo(from);
        timeline.replay(to, overseer);
    }

    /** Replays from the cursor to a step; whether it was not ended before. */
    static boolean play(Timeline timeline, long to, Supervisor overseer, BooleanSupplier goesOn) {
        return play(timeline, to, PORTION, overseer, goesOn);
    }

    /** The same, asking after each portion of steps. */
    static boolean play(Timeline timeline, long to, long portion, Supervisor overseer, BooleanSupplier goesOn) {
        while (timeline.cursor() < to) {
            timeline.replay(Math.min(to, timeline.cursor() + portion), overseer);
            if (!goesOn.getAsBoolean()) {
                return false;
            }
        }
        return true;
    }
}
