package palimpsest.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.exec.Supervisor;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.timeline.PastEvent;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Search;
import palimpsest.engine.timeline.TapeEntry;
import palimpsest.engine.timeline.Timeline;

/** What some bytes were after each step of an episode, or after each that wrote them. The cursor stays where it is. */
final class EpisodeSearch implements Search<Still> {

    private final Execution execution;
    private final MemoryRange range;
    /** The memory's index in the store, where it is known though the cursor stands before its instance. */
    private final int inStore;

    private final long from;
    private final long to;
    private final boolean writesOnly;
    private final int most;
    /** The steps that are of interest; known from the second portion on where only writes are. */
    private Optional<List<Long>> steps = Optional.empty();

    /** How many of them were told; -1 while not even the beginning was. */
    private int told = -1;

    /**
     * @param from the first step, within the record
     * @param to the step after the last
     * @param most how many steps to show at most, the first ones
     */
    EpisodeSearch(Execution execution, MemoryRange range, long from, long to, boolean writesOnly, int most) {
        this.execution = execution;
        this.range = range;
        this.inStore = execution.memory(range.memory()).index();
        this.from = from;
        this.to = to;
        this.writesOnly = writesOnly;
        this.most = most;
    }

    @Override
    public List<Still> more(Progress progress) {
        if (steps.isEmpty()) {
            steps = writesOnly ? writes(progress) : Optional.of(all());
            if (steps.isEmpty()) {
                return List.of();
            }
        }
        return execution.timeline().excursion(() -> stills(progress));
    }

    @Override
    public boolean finished() {
        return steps.isPresent() && told == steps.get().size();
    }

    @Override
    public double share() {
        return steps.map(all -> (told + 1.0) / (all.size() + 1)).orElse(0.0);
    }

    private List<Long> all() {
        List<Long> all = new ArrayList<>();
        for (long step = from; step < to && all.size() < most; step++) {
            all.add(step);
        }
        return all;
    }

    private Optional<List<Long>> writes(Progress progress) {
        List<Long> found = new ArrayList<>();
        WriteListener listener = new WriteListener() {
            @Override
            public void written(
                    LinearMemory memory, long step, long address, int count, byte[] before, byte[] after, int site) {
                boolean touches = memory.index() == inStore
                        && address < range.address() + range.length()
                        && range.address() < address + count;
                if (touches && found.size() < most && (found.isEmpty() || found.get(found.size() - 1) != step)) {
                    found.add(step);
                }
            }

            @Override
            public void grown(LinearMemory memory, long step, long pagesBefore, long pagesAfter, int site) {
                // New pages show in the picture of the next write.
            }
        };
        boolean came = execution.timeline().writes(from, to, listener, share -> progress.goesOn(share / 2));
        return came ? Optional.of(found) : Optional.empty();
    }

    private List<Still> stills(Progress progress) {
        List<Still> found = new ArrayList<>();
        List<Long> all = steps.orElseThrow();
        Timeline timeline = execution.timeline();
        do {
            long step = told < 0 ? from : all.get(told);
            if (timeline.cursor() != step) {
                timeline.travelTo(step);
            }
            found.add(told < 0 ? still("", "", "", new ChangeTracker()) : done(step));
            told++;
        } while (told < all.size() && progress.goesOn(share()));
        return found;
    }

    /** Does a step of the record. */
    private Still done(long step) {
        Sight sight = new Sight(execution);
        Optional<TimelineEvent> deed = deed(step);
        Optional<NextStep> next = deed.isPresent() ? Optional.empty() : sight.next();
        String place = deed.isPresent() ? "" : sight.here().map(Place::text).orElse("");
        ChangeTracker changes = new ChangeTracker();
        execution.timeline().replay(step + 1, Supervisor.NONE, changes);
        String op = deed.map(event -> event.actor().word())
                .or(() -> next.map(NextStep::op))
                .orElse("");
        String words = deed.map(TimelineEvent::words)
                .or(() -> next.map(NextStep::words))
                .orElse("");
        return still(op, words, place, changes);
    }

    /** What the host does as a step. */
    private Optional<TimelineEvent> deed(long step) {
        List<TapeEntry> tape = execution.timeline().tape();
        for (int i = execution.timeline().firstAction(step); i < tape.size(); i++) {
            HostAction action = tape.get(i).action();
            if (tape.get(i).step() != step) {
                return Optional.empty();
            }
            if (action.isStep()) {
                return new EventViews(execution).of(new PastEvent.Host(step, action));
            }
        }
        return Optional.empty();
    }

    private Still still(String op, String words, String place, ChangeTracker changes) {
        long cursor = execution.timeline().cursor();
        List<MemoryInstance> memories = execution.machine().store().memories();
        if (inStore >= memories.size()) {
            return new Still(cursor, op, words, place, 0, ByteSlice.of(), ByteSlice.of());
        }
        LinearMemory memory = memories.get(inStore).memory();
        int count = (int) Math.max(0, Math.min(range.length(), memory.length() - range.address()));
        byte[] bytes = new byte[count];
        byte[] marks = new byte[count];
        if (count > 0) {
            memory.read(range.address(), bytes, 0, count);
            char[] letters = new char[count];
            memory.marks(range.address(), letters);
            for (int i = 0; i < count; i++) {
                marks[i] = Images.mark(letters[i]);
            }
            changes.flag(memory, range.address(), marks);
        }
        return new Still(cursor, op, words, place, memory.length(), ByteSlice.of(bytes), ByteSlice.of(marks));
    }
}
