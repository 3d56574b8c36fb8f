package palimpsest.engine.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import palimpsest.engine.exec.Guards;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.PendingAccess;
import palimpsest.engine.exec.Supervisor;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;

/**
 * All instructions that read some bytes in a range of steps, newest first: loads, copies from there, atomic accesses. Each
 * stretch between checkpoints is replayed once with a guard on the bytes. What the host read is not known: its looking is
 * no step, and nobody writes it down. It is of no use any more once the future was cut.
 */
public final class ReaderSearch {

    /** So many reads are found at a time at most. */
    private static final int MOST = 1000;

    private final Timeline timeline;
    private final int memory;
    private final long address;
    private final int count;
    private final long from;
    private final long to;
    /** Everything from this step on has been searched. */
    private long before;

    ReaderSearch(Timeline timeline, int memory, long address, int count, long from, long to) {
        this.timeline = timeline;
        this.memory = memory;
        this.address = address;
        this.count = count;
        this.from = Math.max(from, timeline.start());
        this.to = Math.min(to, timeline.end());
        this.before = this.to;
    }

    /** Whether all has been searched. */
    public boolean finished() {
        return before <= from;
    }

    /** How much has been searched, from 0 to 1. */
    public double share() {
        return finished() ? 1 : (double) (to - before) / (to - from);
    }

    /** Searches on for more readers, newest first; none if there are no more or it was ended. The cursor stays. */
    public List<PastRead> more(Progress progress) {
        if (finished() || !progress.goesOn(share())) {
            return List.of();
        }
        Machine machine = timeline.machine();
        Guards guards = machine.guards();
        return timeline.excursion(() -> {
            machine.setGuards(new Guards(
                    Set.of(), List.of(new Guards.Range(memory, address, address + count)), List.of(), false));
            try {
                List<PastRead> found = List.of();
                do {
                    Stretch stretch = Stretch.before(timeline, before, from);
                    Asked asked = new Asked();
                    stretch.play(timeline, asked);
                    found = asked.newestFirst();
                    before = asked.left ? asked.reads.getFirst().step() : stretch.from();
                } while (found.isEmpty() && !finished() && progress.goesOn(share()));
                return found;
            } finally {
                machine.setGuards(guards);
            }
        });
    }

    /** All readers at once, newest first; those found so far if it was ended. */
    public List<PastRead> all(Progress progress) {
        List<PastRead> all = new ArrayList<>();
        while (!finished() && progress.goesOn(share())) {
            all.addAll(more(progress));
        }
        return all;
    }

    /** Is asked before each read of the bytes, and at some other places. */
    private final class Asked implements Supervisor {
        private final ArrayDeque<PastRead> reads = new ArrayDeque<>();
        private long told = -1;
        /** Whether earlier reads no longer had room. */
        private boolean left;

        @Override
        public boolean stop(Machine machine) {
            if (machine.step() != told && machine.step() < before && machine.beforeInstruction()) {
                for (PendingAccess access : machine.pendingAccesses()) {
                    if (access.reads() && touches(access)) {
                        told = machine.step();
                        add(read(machine, access));
                    }
                }
            }
            return false;
        }

        private boolean touches(PendingAccess access) {
            long length = timeline.machine()
                    .store()
                    .memories()
                    .get(access.memory())
                    .memory()
                    .length();
            return access.memory() == memory
                    && access.address() >= 0
                    && access.width() > 0
                    && access.width() <= length
                    && access.address() <= length - access.width()
                    && access.address() < address + count
                    && access.address() + access.width() > address;
        }

        private PastRead read(Machine machine, PendingAccess access) {
            long low = Math.max(address, access.address());
            long high = Math.min(address + count, access.address() + access.width());
            byte[] bytes = new byte[(int) (high - low)];
            machine.store().memories().get(memory).memory().read(low, bytes, 0, bytes.length);
            return new PastRead(
                    machine.step(),
                    memory,
                    access.address(),
                    access.width(),
                    low,
                    ByteSlice.of(bytes),
                    Place.next(machine));
        }

        private void add(PastRead read) {
            reads.addLast(read);
            if (reads.size() > MOST) {
                reads.removeFirst();
                left = true;
            }
        }

        /** An instruction that traps reads nothing. */
        @Override
        public void failed(Machine machine, Outcome how) {
            if (!reads.isEmpty() && reads.getLast().step() == machine.step() - 1) {
                reads.removeLast();
            }
        }

        List<PastRead> newestFirst() {
            List<PastRead> all = new ArrayList<>();
            reads.descendingIterator().forEachRemaining(all::add);
            return all;
        }
    }
}
