package palimpsest.engine.timeline;

import java.util.List;

/**
 * Prepares the interval before the one that the cursor is in, in small portions while the cursor steps back to it, so that
 * no single step back takes long.
 */
final class Foresight {

    /** Where more blocks than that have changed, a portion takes longer than a step back may. */
    private static final int MOST_BLOCKS = 512;
    /** So near to the beginning of its interval the cursor must be. */
    private static final long NEAR = 1L << 12;

    private final Replay replay;
    private final Checkpoints checkpoints;
    private final Stopovers stopovers;
    private long prepared = -1;
    private int stopsDone;

    Foresight(Replay replay, Checkpoints checkpoints, Stopovers stopovers) {
        this.replay = replay;
        this.checkpoints = checkpoints;
        this.stopovers = stopovers;
    }

    /** Does the next portion, if the cursor is at a step where one is due. */
    void prepare(long cursor) {
        int index = checkpoints.before(cursor);
        long base = checkpoints.get(index).step();
        if (index == 0
                || cursor - base > NEAR
                || checkpoints.get(index).checkpoint().blocksWritten() > MOST_BLOCKS) {
            return;
        }
        if (prepared != base) {
            prepared = base;
            stopsDone = 0;
        }
        Moment from = checkpoints.get(index - 1);
        List<Long> stops = Stopovers.on(from.step(), base);
        if (stopsDone < stops.size()) {
            long stop = stops.get(stopsDone++);
            replay.silently(() -> play(from, stop));
        }
    }

    private boolean play(Moment checkpoint, long stop) {
        Moment here = replay.moment();
        replay.restore(stopovers
                .before(stop)
                .filter(each -> each.step() > checkpoint.step())
                .orElse(checkpoint));
        replay.play(stop);
        stopovers.add(replay.moment());
        replay.restore(here);
        return true;
    }
}
