package palimpsest.app.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.timeline.TapeEntry;
import palimpsest.engine.timeline.Timeline;

/** Keeps the coarse picture of a record up to date: each action of the host is looked at once. */
final class OverviewMaker {

    private static final int MOST_PIECES = 256;
    private static final int MOST_EVENTS = 1_000;
    private static final int PAGE = 1 << 16;
    /** Of a larger memory only so many pages are looked at, evenly spread. */
    private static final int MOST_PAGES = 4_096;

    private final Execution execution;
    private final Timeline timeline;
    private final EventViews words;
    private final SortedMap<Long, Long> actions = new TreeMap<>();
    private final List<TimelineEvent> events = new ArrayList<>();
    private final List<TimelineEvent> growths = new ArrayList<>();
    /** Pages written in the stretches between checkpoints, which do not change any more. */
    private Map<Stretch, Long> written = new HashMap<>();

    private long piece = 1;
    private int read;
    private long pages;
    private int cuts;
    private int ended;
    private boolean complete = true;
    private Overview made = Overview.NOTHING;

    private record Stretch(long from, long to) {}

    OverviewMaker(Execution execution) {
        this.execution = execution;
        this.timeline = execution.timeline();
        this.words = new EventViews(execution);
    }

    /** Whose record it is. */
    Execution execution() {
        return execution;
    }

    /** The picture as it is now; the same object until something new happens. */
    Overview overview() {
        boolean news = cuts != execution.cuts();
        if (news) {
            forget();
        }
        news |= read(timeline.tape());
        news |= timeline.atEnd() && grow();
        news |= write();
        news |= ended != execution.journal().ended().size();
        if (news) {
            ended = execution.journal().ended().size();
            made = make();
        }
        return made;
    }

    private void forget() {
        cuts = execution.cuts();
        actions.clear();
        events.clear();
        growths.clear();
        written.clear();
        piece = 1;
        read = 0;
        pages = 0;
        complete = true;
    }

    private boolean read(List<TapeEntry> tape) {
        int first = read;
        for (; read < tape.size(); read++) {
            TapeEntry entry = tape.get(read);
            while (entry.step() / piece > MOST_PIECES) {
                coarser();
            }
            actions.merge(entry.step() / piece * piece, 1L, Long::sum);
            words.action(entry.step(), entry.action()).ifPresent(this::add);
        }
        return read > first;
    }

    private void coarser() {
        piece *= 2;
        SortedMap<Long, Long> old = new TreeMap<>(actions);
        actions.clear();
        old.forEach((step, count) -> actions.merge(step / piece * piece, count, Long::sum));
    }

    /** Returns of the host's functions are too many to be listed; they count as actions. */
    private void add(TimelineEvent event) {
        if (event.kind() != TimelineEvent.Kind.RETURN) {
            if (events.size() >= MOST_EVENTS) {
                complete = false;
                events.remove(0);
            }
            events.add(event);
        }
    }

    /** Notes new pages; they know when they came. */
    private boolean grow() {
        long now = 0;
        for (int i = 0; i < execution.memories(); i++) {
            now += execution.memory(i).pages();
        }
        boolean grew = now != pages;
        if (grew) {
            pages = now;
            growths.clear();
            for (int i = 0; i < execution.memories(); i++) {
                growths(i, execution.memory(i));
            }
        }
        return grew;
    }

    private void growths(int index, LinearMemory memory) {
        long size = 1L << memory.pageSizeLog2();
        long begun = 0;
        Optional<Long> step = Optional.empty();
        for (long at = 0; at <= memory.length(); at += Math.max(size, PAGE)) {
            Optional<Long> here = at < memory.length() ? memory.grownAt(at) : Optional.empty();
            if (!here.equals(step)) {
                if (step.isPresent() && growths.size() < MOST_EVENTS) {
                    growths.add(growth(index, begun, at - begun, step.get()));
                }
                begun = at;
                step = here;
            }
        }
    }

    private static TimelineEvent growth(int memory, long from, long length, long step) {
        return new TimelineEvent(
                step,
                step,
                1,
                TimelineEvent.Kind.GROWTH,
                Actor.GROWTH,
                "memory grew by " + Views.bytes(length),
                Optional.of(new MemoryRange(memory, from, length)));
    }

    /** Counts the pages that were written in stretches that are new. */
    private boolean write() {
        List<Long> steps = timeline.checkpoints();
        Map<Stretch, Long> now = new HashMap<>();
        boolean news = false;
        for (int i = 0; i + 1 < steps.size(); i++) {
            Stretch stretch = new Stretch(steps.get(i), steps.get(i + 1));
            Optional<Long> known = Optional.ofNullable(written.get(stretch));
            news |= known.isEmpty();
            now.put(stretch, known.isPresent() ? known.get() : pagesWritten(i));
        }
        written = now;
        return news;
    }

    private long pagesWritten(int stretch) {
        long count = 0;
        for (int i = 0; i < execution.memories(); i++) {
            LinearMemory memory = execution.memory(i);
            long all = (memory.length() + PAGE - 1) / PAGE;
            long stride = all / MOST_PAGES + 1;
            for (long page = 0; page < all; page += stride) {
                count += timeline.mayHaveWritten(stretch, memory.index(), page * PAGE, PAGE) ? stride : 0;
            }
        }
        return count;
    }

    private Overview make() {
        List<Overview.Piece> acted = new ArrayList<>();
        actions.forEach((step, count) -> acted.add(new Overview.Piece(step, step + piece, count)));
        List<TimelineEvent> all = new ArrayList<>(events);
        all.addAll(growths);
        execution.journal().ends().forEach(all::add);
        all.sort(Comparator.comparingLong(TimelineEvent::step));
        return new Overview(acted, writes(), all, complete);
    }

    private List<Overview.Piece> writes() {
        SortedMap<Long, Overview.Piece> pieces = new TreeMap<>();
        long width = Math.max(1, (timeline.end() - timeline.start()) / MOST_PIECES);
        written.forEach((stretch, count) -> {
            if (count > 0) {
                pieces.merge(
                        stretch.from() / width,
                        new Overview.Piece(stretch.from(), stretch.to(), count),
                        (a, b) -> new Overview.Piece(
                                Math.min(a.from(), b.from()),
                                Math.max(a.to(), b.to()),
                                Math.max(a.count(), b.count())));
            }
        });
        return List.copyOf(pieces.values());
    }
}
