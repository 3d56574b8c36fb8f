package palimpsest.engine.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import palimpsest.engine.exec.Guards;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.PendingAccess;
import palimpsest.engine.exec.Supervisor;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Search;
import palimpsest.engine.timeline.TapeEntry;
import palimpsest.engine.timeline.Timeline;

/**
 * All that read some bytes in a range of steps, newest first: instructions (loads, copies from there, atomic accesses), and
 * the host as far as it told of it. Each stretch between checkpoints is replayed once with a guard on the bytes. The
 * host's reading is no step: it belongs to the step that was done last before it. It is of no use any more once the
 * future was cut.
 */
public final class ReaderSearch implements Search<PastRead> {

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
    @Override
    public boolean finished() {
        return before <= from;
    }

    /** How much has been searched, from 0 to 1. */
    @Override
    public double share() {
        return finished() ? 1 : (double) (to - before) / (to - from);
    }

    /** Searches on for more readers, newest first; none if there are no more or it was ended. The cursor stays. */
    @Override
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
                List<PastRead> found;
                do {
                    Stretch stretch = Stretch.before(timeline, before, from);
                    Asked asked = new Asked();
                    stretch.play(timeline, asked);
                    found = asked.newestFirst();
                    before = asked.left ? asked.dropped + 1 : stretch.from();
                    if (before <= from && from == timeline.start()) {
                        found.addAll(atTheStart());
                    }
                } while (found.isEmpty() && !finished() && progress.goesOn(share()));
                return found;
            } finally {
                machine.setGuards(guards);
            }
        });
    }

    /** The step that a read belongs to. */
    private static long stepOf(PastRead read) {
        return read.actor() == Actor.HOST ? read.step() - 1 : read.step();
    }

    /** All readers at once, newest first; those found so far if it was ended. */
    public List<PastRead> all(Progress progress) {
        List<PastRead> all = new ArrayList<>();
        while (!finished() && progress.goesOn(share())) {
            all.addAll(more(progress));
        }
        return all;
    }

    /** What the host read before the first step; it belongs to none. */
    private List<PastRead> atTheStart() {
        timeline.travelTo(from);
        List<PastRead> found = new ArrayList<>();
        for (TapeEntry entry : timeline.tape().subList(0, timeline.firstAction(from + 1))) {
            if (entry.action() instanceof HostAction.Read read
                    && overlaps(read.memory(), read.address(), read.count())) {
                found.add(0, read(read.address(), read.count(), read.place()));
            }
        }
        return found;
    }

    private boolean overlaps(MemoryInstance of, long start, long width) {
        return of.index() == memory && start < address + count && start + width > address;
    }

    private PastRead read(long start, long width, String where) {
        Place place = Place.host("read", timeline.machine().hostFunction().map(FunctionInstance::name), where);
        return read(Actor.HOST, start, width, place);
    }

    private PastRead read(Actor actor, long start, long width, Place place) {
        Machine machine = timeline.machine();
        long low = Math.max(address, start);
        byte[] bytes = new byte[(int) (Math.min(address + count, start + width) - low)];
        machine.store().memories().get(memory).memory().read(low, bytes, 0, bytes.length);
        return new PastRead(machine.step(), actor, memory, start, width, low, ByteSlice.of(bytes), place);
    }

    /** Is asked before each read of the bytes, and at some other places. */
    private final class Asked implements Supervisor {
        private final ArrayDeque<PastRead> reads = new ArrayDeque<>();
        private long told = -1;
        /** Whether earlier reads no longer had room, and the latest step of those. */
        private boolean left;

        private long dropped;

        @Override
        public boolean stop(Machine machine) {
            if (machine.step() != told && machine.step() < before && machine.beforeInstruction()) {
                for (PendingAccess access : machine.pendingAccesses()) {
                    if (access.reads() && touches(access)) {
                        told = machine.step();
                        add(read(Actor.MODULE, access.address(), access.width(), Place.next(machine)));
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

        @Override
        public void hostReads(Machine machine, MemoryInstance of, long start, long width, String where) {
            if (machine.step() <= before && overlaps(of, start, width)) {
                add(read(start, width, where));
            }
        }

        private void add(PastRead read) {
            reads.addLast(read);
            while (reads.size() > MOST && stepOf(reads.getFirst()) < stepOf(read)) {
                dropped = stepOf(reads.removeFirst());
                left = true;
            }
        }

        /** An instruction that traps reads nothing. */
        @Override
        public void failed(Machine machine, Outcome how) {
            if (!reads.isEmpty() && stepOf(reads.getLast()) == machine.step() - 1) {
                reads.removeLast();
            }
        }

        List<PastRead> newestFirst() {
            List<PastRead> all = new ArrayList<>();
            reads.descendingIterator().forEachRemaining(all::add);
            all.removeIf(read -> left && stepOf(read) <= dropped);
            return all;
        }
    }
}
