package palimpsest.engine.timeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.PastWrite;
import palimpsest.engine.memory.WriteListener;

/**
 * All writes that a byte had before a step, found newest first by replaying one interval between checkpoints after the
 * other; intervals that wrote nothing near it are passed over. It is of no use any more once the future was cut.
 */
public final class WriterSearch implements Search<PastWrite> {

    private final Timeline timeline;
    private final Replay replay;
    private final Checkpoints checkpoints;
    private final LinearMemory memory;
    private final long address;
    private final long first;
    /** Everything from this step on has been searched. */
    private long before;

    private boolean growthTold;

    WriterSearch(Timeline timeline, Replay replay, Checkpoints checkpoints, LinearMemory memory, long address) {
        this.timeline = timeline;
        this.replay = replay;
        this.checkpoints = checkpoints;
        this.memory = memory;
        this.address = address;
        this.first = timeline.cursor();
        this.before = first;
        this.growthTold =
                address >= this.memory.length() || this.memory.grownAt(address).isEmpty();
    }

    /** Whether all has been searched. */
    @Override
    public boolean finished() {
        return before == timeline.start() && growthTold;
    }

    /** How much has been searched, from 0 to 1. */
    @Override
    public double share() {
        return share(0);
    }

    private double share(long more) {
        return first == timeline.start() ? 1 : (double) (first - before + more) / (first - timeline.start());
    }

    /** Searches on for more writers, newest first; none if there are no more or it was ended. The cursor stays. */
    @Override
    public List<PastWrite> more(Progress progress) {
        List<PastWrite> found = new ArrayList<>();
        if (before > timeline.start()) {
            boolean atEnd = timeline.atEnd();
            Moment here = timeline.here();
            boolean goesOn = true;
            while (found.isEmpty() && before > timeline.start() && goesOn) {
                goesOn = progress.goesOn(share()) && searchInterval(found, progress);
            }
            timeline.comeBack(here, atEnd);
        }
        if (found.isEmpty() && before == timeline.start() && !growthTold) {
            growthTold = true;
            memory.grownAt(address).ifPresent(step -> found.add(new PastWrite(step, memory.growthSite(address), 0, 0)));
        }
        return found;
    }

    /** All writers at once, newest first; those found so far if it was ended. */
    public List<PastWrite> all(Progress progress) {
        List<PastWrite> all = new ArrayList<>();
        boolean[] goesOn = {true};
        Progress noticed = share -> goesOn[0] = progress.goesOn(share);
        while (!finished() && noticed.goesOn(share())) {
            all.addAll(more(noticed));
            if (!goesOn[0]) {
                break;
            }
        }
        return all;
    }

    /** Searches one interval, and says whether it was not ended before. */
    private boolean searchInterval(List<PastWrite> found, Progress progress) {
        int index = checkpoints.before(before - 1);
        Moment from = checkpoints.get(index);
        Moment next = index + 1 < checkpoints.count() ? checkpoints.get(index + 1) : timeline.present();
        if (next.checkpoint().wroteNear(memory.index(), address)) {
            List<PastWrite> here = new ArrayList<>();
            WriteListener listener = listener(here);
            boolean searched = replay.silently(() -> {
                replay.restore(from);
                memory.watch(address, 1, listener);
                try {
                    return replay.play(before, () -> progress.goesOn(share(timeline.cursor() - from.step())));
                } finally {
                    memory.unwatch(listener);
                }
            });
            if (!searched) {
                return false;
            }
            Collections.reverse(here);
            found.addAll(here);
        }
        before = from.step();
        return true;
    }

    private WriteListener listener(List<PastWrite> found) {
        return new WriteListener() {
            @Override
            public void written(
                    LinearMemory of, long step, long start, int count, byte[] before, byte[] after, int site) {
                int at = (int) (address - start);
                found.add(new PastWrite(step, of.sites().site(site), before[at] & 0xff, after[at] & 0xff));
            }

            @Override
            public void grown(LinearMemory of, long step, long pagesBefore, long pagesAfter, int site) {
                // Only what is written is watched.
            }
        };
    }
}
