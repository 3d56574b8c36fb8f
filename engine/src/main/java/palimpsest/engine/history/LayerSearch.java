package palimpsest.engine.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.Supervisor;
import palimpsest.engine.memory.ByteOrigin;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.PastWrite;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;

/**
 * The former values of some bytes, found newest first. Each byte has a stack of them: its first former value is what its
 * latest write replaced, its second what the write before that replaced, and so on; a write that changed nothing counts.
 * Layer <i>n</i> of a range shows the <i>n</i>-th former value of each byte, and nothing where a byte was written less
 * often. It is of no use any more once the future was cut.
 */
public final class LayerSearch {

    /** How many former values are kept at most, for all bytes together. */
    public static final int MOST = 1 << 20;

    private final Timeline timeline;
    private final LinearMemory memory;
    private final long address;
    private final int depth;
    private final long first;
    private final List<List<PastWrite>> writes = new ArrayList<>();
    private final boolean[] closed;
    private int open;
    private long before;

    LayerSearch(Timeline timeline, LinearMemory memory, long address, int count, int depth, long before) {
        if (count < 1 || depth < 1 || (long) count * depth > MOST) {
            throw new IllegalArgumentException(depth + " layers of " + count + " bytes");
        }
        this.timeline = timeline;
        this.memory = memory;
        this.address = address;
        this.depth = depth;
        this.first = before;
        this.before = before;
        this.closed = new boolean[count];
        this.open = count;
        for (int i = 0; i < count; i++) {
            writes.add(new ArrayList<>(0));
        }
    }

    /** Whether all that was asked for is known. */
    public boolean finished() {
        return open == 0;
    }

    /** How much has been searched, from 0 to 1. */
    public double share() {
        return finished() ? 1 : (double) (first - before) / Math.max(1, first - timeline.start());
    }

    /**
     * Searches on through one stretch of the record in which some of the bytes may have been written, if the progress lets
     * it begin.
     *
     * @return whether it is worth asking again: not so if all is known or the progress ended it
     */
    public boolean more(Progress progress) {
        if (finished() || !progress.goesOn(share())) {
            return false;
        }
        return timeline.excursion(() -> {
            if (before == first) {
                timeline.travelTo(first);
                close();
            }
            while (!finished() && before > timeline.start()) {
                Stretch stretch = Stretch.before(timeline, before, timeline.start());
                boolean searched = timeline.mayHaveWritten(stretch.index(), memory.index(), address, closed.length);
                if (searched) {
                    search(stretch);
                }
                before = stretch.from();
                if (searched) {
                    timeline.travelTo(before);
                    close();
                    return !finished();
                }
            }
            closeAll();
            return false;
        });
    }

    /** Searches until all is known or the progress ends it. */
    public void all(Progress progress) {
        boolean more = true;
        while (more) {
            more = more(progress);
        }
    }

    /** The latest writes of a byte that are known so far, newest first. */
    public List<PastWrite> writes(int index) {
        return Collections.unmodifiableList(writes.get(index));
    }

    /** Whether all writes of a byte that were asked for are known. */
    public boolean known(int index) {
        return closed[index];
    }

    /**
     * The former value of a byte, 0 to 255; empty if it has none as far as is known.
     *
     * @param layer 1 for the value before the latest write
     */
    public Optional<Integer> former(int index, int layer) {
        List<PastWrite> all = writes.get(index);
        return layer >= 1 && layer <= all.size()
                ? Optional.of(all.get(layer - 1).before())
                : Optional.empty();
    }

    /** How many layers there are, as far as is known. */
    public int layers() {
        return writes.stream().mapToInt(List::size).max().orElse(0);
    }

    /** Closes the bytes that had no writes before the moment the machine stands at. */
    private void close() {
        boolean there = timeline.machine().store().memories().stream().anyMatch(each -> each.memory() == memory);
        for (int i = 0; i < closed.length; i++) {
            long at = address + i;
            boolean untouched = !there || at >= memory.length() || memory.origin(at) != ByteOrigin.WRITTEN;
            if (untouched || before == timeline.start()) {
                close(i);
            }
        }
    }

    private void closeAll() {
        for (int i = 0; i < closed.length; i++) {
            close(i);
        }
    }

    private void close(int index) {
        if (!closed[index]) {
            closed[index] = true;
            open--;
        }
    }

    private void search(Stretch stretch) {
        Latest latest = new Latest();
        memory.watch(address, closed.length, latest);
        try {
            stretch.play(timeline, Supervisor.NONE);
        } finally {
            memory.unwatch(latest);
        }
        for (int i = 0; i < closed.length; i++) {
            latest.addTo(i);
        }
    }

    /** The latest writes of each byte within a stretch, as many as are still missing at most. */
    private final class Latest implements WriteListener {
        private final int[] counts = new int[closed.length];
        private final long[] steps = new long[closed.length * depth];
        private final int[] sites = new int[closed.length * depth];
        private final byte[] olds = new byte[closed.length * depth];
        private final byte[] news = new byte[closed.length * depth];

        @Override
        public void written(LinearMemory of, long step, long start, int count, byte[] before, byte[] after, int site) {
            int from = (int) Math.max(0, start - address);
            int to = (int) Math.min(closed.length, start + count - address);
            for (int i = from; i < to; i++) {
                int slot = i * depth + counts[i] % depth;
                counts[i]++;
                steps[slot] = step;
                sites[slot] = site;
                olds[slot] = before[(int) (address + i - start)];
                news[slot] = after[(int) (address + i - start)];
            }
        }

        @Override
        public void grown(LinearMemory of, long step, long pagesBefore, long pagesAfter, int site) {
            // Only what is written is watched.
        }

        void addTo(int index) {
            List<PastWrite> found = writes.get(index);
            for (int back = 1; back <= Math.min(counts[index], depth) && found.size() < depth; back++) {
                int slot = index * depth + (counts[index] - back) % depth;
                found.add(new PastWrite(
                        steps[slot], memory.sites().site(sites[slot]), olds[slot] & 0xff, news[slot] & 0xff));
            }
            if (found.size() == depth) {
                close(index);
            }
        }
    }
}
