package palimpsest.engine.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.Supervisor;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.timeline.PastEvent;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.TapeEntry;
import palimpsest.engine.timeline.Timeline;

/** Collects the events of a range of steps. */
final class Events {

    /** In a range of so many steps at most the writes are looked at. */
    static final long WRITES = 20_000_000;

    private static final long PORTION = 1_000_000;

    private final Timeline timeline;
    private final long from;
    private final long to;
    private final int most;
    private final List<PastEvent> marks = new ArrayList<>();

    private Events(Timeline timeline, long from, long to, int most) {
        this.timeline = timeline;
        this.from = from;
        this.to = to;
        this.most = most;
    }

    static PastEvents of(Timeline timeline, long from, long to, int most, Progress progress) {
        return new Events(timeline, from, to, most).collect(progress);
    }

    private PastEvents collect(Progress progress) {
        boolean writesToo = to - from <= WRITES;
        WriteGroups writes = new WriteGroups(from, to, Math.max(1, most));
        return timeline.excursion(() -> {
            timeline.travelTo(from);
            boolean complete = play(writesToo, writes, progress);
            long end = timeline.cursor();
            growths(end);
            marks.sort(Comparator.comparingLong(PastEvent::step));
            List<PastEvent> events = new ArrayList<>(thinned(marks, most));
            int marked = events.size();
            long acted = host(end, Math.max(0, most - marked), events);
            long leftOut = marks.size() + acted - events.size();
            events.addAll(writes.groups());
            events.sort(Comparator.comparingLong(PastEvent::step));
            return new PastEvents(from, to, events, writes.count(), writesToo, leftOut, complete);
        });
    }

    private boolean play(boolean writesToo, WriteListener writes, Progress progress) {
        Supervisor failures = new Supervisor() {
            @Override
            public void failed(Machine machine, Outcome how) {
                if (machine.step() - 1 < to) {
                    marks.add(new PastEvent.Failed(machine.step() - 1, how));
                }
            }
        };
        BooleanSupplier goesOn =
                () -> progress.goesOn(to == from ? 1 : (double) (timeline.cursor() - from) / (to - from));
        if (!writesToo) {
            return Stretch.play(timeline, to, failures, goesOn);
        }
        while (timeline.cursor() < to) {
            timeline.replay(Math.min(to, timeline.cursor() + PORTION), failures, writes);
            if (!goesOn.getAsBoolean()) {
                return false;
            }
        }
        return true;
    }

    /** What memories remember of their growths where the cursor stands. */
    private void growths(long end) {
        for (MemoryInstance instance : timeline.machine().store().memories()) {
            LinearMemory memory = instance.memory();
            for (WriteEvent.Grown growth : memory.growths()) {
                if (growth.step() >= from && growth.step() < end) {
                    marks.add(new PastEvent.Grown(growth));
                }
            }
        }
    }

    /** Adds what the host did to some events, at most so many, evenly spread; and says how much it was. */
    private long host(long end, int room, List<PastEvent> events) {
        List<TapeEntry> tape = timeline.tape().subList(timeline.firstAction(from), timeline.firstAction(end));
        long all = tape.stream().filter(Events::isEvent).count();
        long shown = Math.min(room, all);
        long seen = 0;
        long added = 0;
        for (TapeEntry entry : tape) {
            if (added < shown && isEvent(entry) && seen++ == added * all / shown) {
                events.add(new PastEvent.Host(entry.step(), entry.action()));
                added++;
            }
        }
        return all;
    }

    /** What the host has read changed nothing. */
    private static boolean isEvent(TapeEntry entry) {
        return entry.action().changes();
    }

    /** At most so many, evenly spread. */
    private static List<PastEvent> thinned(List<PastEvent> all, int room) {
        if (all.size() <= room) {
            return all;
        }
        List<PastEvent> some = new ArrayList<>();
        for (int i = 0; i < room; i++) {
            some.add(all.get((int) ((long) i * all.size() / room)));
        }
        return some;
    }
}
