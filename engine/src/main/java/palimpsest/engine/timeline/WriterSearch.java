package palimpsest.engine.timeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.PastWrite;
import palimpsest.engine.memory.WriteListener;

/**
 * All writes that a byte had before a step, found newest first by replaying one interval between checkpoints after the
 * other; intervals that wrote nothing near it are passed over. It is of no use any more once the future was cut.
 */
public final class WriterSearch {

    private final Timeline timeline;
    private final Checkpoints checkpoints;
    private final LinearMemory memory;
    private final long address;
    private final long first;
    /** Everything from this step on has been searched. */
    private long before;

    private boolean growthTold;

    WriterSearch(Timeline timeline, Machine machine, Checkpoints checkpoints, int memory, long address) {
        this.timeline = timeline;
        this.checkpoints = checkpoints;
        this.memory = machine.store().memories().get(memory).memory();
        this.address = address;
        this.first = machine.step();
        this.before = first;
        this.growthTold =
                address >= this.memory.length() || this.memory.grownAt(address).isEmpty();
    }

    /** Whether all has been searched. */
    public boolean finished() {
        return before == timeline.start() && growthTold;
    }

    /** How much has been searched, from 0 to 1. */
    public double share() {
        return first == timeline.start() ? 1 : (double) (first - before) / (first - timeline.start());
    }

    /** Searches on for more writers, newest first; none if there are no more or it was ended. The cursor stays. */
    public List<PastWrite> more(Progress progress) {
        List<PastWrite> found = new ArrayList<>();
        if (before > timeline.start()) {
            boolean atEnd = timeline.atEnd();
            Moment here = timeline.here();
            while (found.isEmpty() && before > timeline.start() && progress.goesOn(share())) {
                searchInterval(found);
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
        while (!finished() && progress.goesOn(share())) {
            all.addAll(more(progress));
        }
        return all;
    }

    private void searchInterval(List<PastWrite> found) {
        int index = checkpoints.before(before - 1);
        Moment from = checkpoints.get(index);
        Moment next = index + 1 < checkpoints.count() ? checkpoints.get(index + 1) : timeline.present();
        if (next.checkpoint().wroteNear(memory.index(), address)) {
            WriteListener listener = listener(found);
            timeline.replaying(() -> {
                timeline.restore(from);
                memory.watch(address, 1, listener);
                try {
                    return timeline.play(before, Optional.empty());
                } finally {
                    memory.unwatch(listener);
                }
            });
            Collections.reverse(found);
        }
        before = from.step();
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
