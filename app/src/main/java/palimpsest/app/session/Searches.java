package palimpsest.app.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.PastWrite;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.WriterSearch;

/** The questions about the past that are not answered yet; each gets some milliseconds in turn. */
final class Searches {

    private static final long PORTION_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int MOST_WRITERS = 200;

    private final ArrayDeque<Search> waiting = new ArrayDeque<>();
    private Optional<Execution> execution = Optional.empty();

    /** One that is under way. */
    private interface Search {
        /** Searches until the progress ends it; whether there is more to do. */
        boolean goOn(Progress portion);

        Answers<?> answers();
    }

    /** Another execution, or none. */
    void open(Optional<Execution> now) {
        outdated();
        execution = now;
    }

    /** The record was cut or given up. */
    void outdated() {
        waiting.forEach(search -> search.answers().ended(Query.End.OUTDATED));
        waiting.clear();
    }

    boolean pending() {
        waiting.removeIf(search -> search.answers().cancelled());
        return !waiting.isEmpty();
    }

    /** Goes on with the next one for some milliseconds. */
    void portion() {
        if (pending()) {
            Search next = waiting.removeFirst();
            long end = System.nanoTime() + PORTION_NANOS;
            if (next.goOn(share -> System.nanoTime() < end)) {
                waiting.addLast(next);
            }
        }
    }

    void writers(int memory, long address, Answers<ByteHistory.Writer> answers) {
        if (!holds(memory, address)) {
            answers.ended(Query.End.COMPLETE);
            return;
        }
        Execution current = execution.orElseThrow();
        WriterSearch search =
                current.timeline().writersOf(current.memory(memory).index(), address);
        waiting.addLast(new Search() {
            @Override
            public boolean goOn(Progress portion) {
                answers.found(search.more(portion).stream()
                        .map(write -> writer(current, write))
                        .toList());
                answers.progress(search.share());
                if (search.finished()) {
                    answers.ended(Query.End.COMPLETE);
                }
                return !search.finished();
            }

            @Override
            public Answers<?> answers() {
                return answers;
            }
        });
    }

    void readers(int memory, long address, Answers<ByteReader> answers) {
        answers.ended(Query.End.COMPLETE);
    }

    void origin(int memory, long address, Answers<OriginLink> answers) {
        answers.ended(Query.End.COMPLETE);
    }

    void overwritten(long step, Answers<Overwritten> answers) {
        answers.ended(Query.End.COMPLETE);
    }

    void layers(MemoryRange range, int depth, Answers<Layers> answers) {
        answers.ended(Query.End.COMPLETE);
    }

    void differences(int memory, long from, long to, Answers<Difference> answers) {
        answers.ended(Query.End.COMPLETE);
    }

    void calls(long from, long to, Answers<CallSpan> answers) {
        answers.ended(Query.End.COMPLETE);
    }

    void events(long from, long to, Answers<TimelineEvent> answers) {
        answers.ended(Query.End.COMPLETE);
    }

    /** Who wrote a byte, as far as it is found at once; nobody for a byte that is not there. */
    ByteHistory history(int memory, long address, boolean running) {
        if (!holds(memory, address)) {
            return ByteHistory.nobody(memory, address);
        }
        Execution current = execution.orElseThrow();
        LinearMemory bytes = current.memory(memory);
        Optional<ByteHistory.Last> last = bytes.lastSite(address)
                .map(site -> new ByteHistory.Last(
                        site.actor(), Views.place(site, current.opened().shownSpan(site))));
        if (running) {
            return new ByteHistory(memory, address, List.of(), last.isEmpty(), last);
        }
        WriterSearch search = current.timeline().writersOf(bytes.index(), address);
        List<ByteHistory.Writer> writers = new ArrayList<>();
        long end = System.nanoTime() + 4 * PORTION_NANOS;
        while (!search.finished() && writers.size() < MOST_WRITERS && System.nanoTime() < end) {
            search.more(share -> System.nanoTime() < end).forEach(write -> writers.add(writer(current, write)));
        }
        boolean all = search.finished() && writers.size() <= MOST_WRITERS;
        return new ByteHistory(memory, address, writers.subList(0, Math.min(MOST_WRITERS, writers.size())), all, last);
    }

    private static ByteHistory.Writer writer(Execution current, PastWrite write) {
        boolean grown = write.site().actor() == Actor.GROWTH;
        Place place = grown
                ? new Place(Optional.empty(), write.site().place(), "memory.grow", "")
                : Views.place(write.site(), current.opened().shownSpan(write.site()));
        return new ByteHistory.Writer(write.step(), write.site().actor(), write.before(), write.after(), place);
    }

    private boolean holds(int memory, long address) {
        return execution.isPresent()
                && memory >= 0
                && memory < execution.get().memories()
                && Long.compareUnsigned(address, execution.get().memory(memory).length()) < 0;
    }
}
