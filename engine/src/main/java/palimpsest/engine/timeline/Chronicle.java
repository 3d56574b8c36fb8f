package palimpsest.engine.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.source.ByteSlice;

/** Writes down while a machine runs what a picture of the whole record needs, so that nothing has to be replayed for it. */
final class Chronicle {

    /** Closing so many lines again costs little beside the steps of a slice. */
    private static final int FEW_LINES = 256;
    /** Shorter looks are not worth closing lines for. */
    private static final long LONG_LOOK = 100_000;
    /** For how many looks lines may stay open, where closing them costs much. */
    private static final int MOST_PATIENCE = 512;

    private final Machine machine;
    private final Slices slices;
    private final CallLog calls;
    private final EventLog events;
    /** How many growths of each memory are among the events. */
    private int[] growths = {};

    private long looked;
    private long opened;
    private long linesBefore;
    /** How many looks ago lines were closed, and how many it takes until they are closed again. */
    private int sinceClosed;

    private int patience = 1;
    /** The failure that was noted last. */
    private Optional<Outcome> noted = Optional.empty();
    /** What was told last, if it is still all there is. */
    private Optional<Overview> told = Optional.empty();

    Chronicle(Machine machine) {
        this.machine = machine;
        this.looked = machine.step();
        this.slices = new Slices(looked);
        this.calls = new CallLog(looked);
        this.events = new EventLog(looked);
        this.opened = opened();
    }

    /** The host acts, other than by writing or reading. */
    void acts(long step, HostAction action) {
        look();
        if (action.changes()) {
            events.add(new PastEvent.Host(step, action));
            told = Optional.empty();
        }
    }

    /** The host writes: mostly once more, right after it wrote before. */
    void writes(long step, MemoryInstance memory, long address, byte[] bytes, String place) {
        if (events.writesAgain(step, memory)) {
            told = Optional.empty();
        } else {
            acts(step, new HostAction.Write(memory, address, ByteSlice.of(bytes.clone()), place));
        }
    }

    /** The machine has run on, or something has begun or ended. */
    void look() {
        long step = machine.step();
        long lines = opened() - opened;
        if (step > looked) {
            told = Optional.empty();
            sinceClosed++;
            if (sinceClosed == 1) {
                // Of many lines that were opened again at once, most would be each time.
                patience = lines <= FEW_LINES ? 1 : Math.min(patience * 2, MOST_PATIENCE);
            }
            boolean few = lines <= FEW_LINES && step - looked >= LONG_LOOK && sinceClosed >= patience;
            // Lines that stayed open are not told of again; what was written before is likely to be written still.
            slices.add(step, Math.max(lines, linesBefore));
            linesBefore = few ? 0 : Math.max(lines, linesBefore);
            if (few) {
                memories().forEach(memory -> memory.memory().closeLines());
                sinceClosed = 0;
            }
            looked = step;
            opened = opened();
            noteGrowths();
        }
        lookAtCalls(step);
    }

    private void lookAtCalls(long step) {
        Optional<Outcome> failure = machine.failure();
        boolean news;
        if (failure.isEmpty()) {
            news = calls.look(machine);
        } else if (noted.isPresent() && noted.get() == failure.get()) {
            news = calls.over(machine);
        } else {
            news = true;
            calls.failed(machine);
            events.add(new PastEvent.Failed(Math.max(0, step - 1), failure.get()));
        }
        noted = failure;
        told = news ? Optional.empty() : told;
    }

    /** All lines were closed, and what happened since the last look does not count. */
    void closed() {
        linesBefore = 0;
        sinceClosed = 0;
        opened = opened();
    }

    private List<MemoryInstance> memories() {
        return machine.store().memories();
    }

    private long opened() {
        long lines = 0;
        for (MemoryInstance memory : memories()) {
            lines += memory.memory().linesOpened();
        }
        return lines;
    }

    private void noteGrowths() {
        List<MemoryInstance> memories = memories();
        if (growths.length < memories.size()) {
            growths = Arrays.copyOf(growths, memories.size());
        }
        for (int i = 0; i < growths.length; i++) {
            LinearMemory memory = memories.get(i).memory();
            if (memory.growthCount() > growths[i]) {
                for (WriteEvent.Grown growth : memory.growths(growths[i])) {
                    events.add(new PastEvent.Grown(growth));
                }
                growths[i] = memory.growthCount();
            }
        }
    }

    /** Forgets what was after the step that the machine stands at; the tape is cut already. */
    void cut(List<TapeEntry> tape) {
        looked = machine.step();
        slices.cut(looked);
        calls.cut(machine);
        events.cut(looked);
        for (TapeEntry entry : tape) {
            boolean again = entry.action() instanceof HostAction.Write write
                    && events.writesAgain(entry.step(), write.memory());
            if (!again && entry.action().changes()) {
                events.add(new PastEvent.Host(entry.step(), entry.action()));
            }
        }
        growths = new int[0];
        noteGrowths();
        noted = machine.failure();
        told = Optional.empty();
        closed();
    }

    /** What is known; the same object until there is more. */
    Overview overview() {
        if (told.isEmpty()) {
            List<Overview.Slice> all = new ArrayList<>();
            for (int i = 0; i < slices.count(); i++) {
                all.add(new Overview.Slice(slices.start(i), slices.end(i), slices.lines(i)));
            }
            told = Optional.of(new Overview(all, calls.calls(looked), calls.leftOut(), events.events()));
        }
        return told.get();
    }
}
