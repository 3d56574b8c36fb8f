package palimpsest.app.session;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import palimpsest.engine.history.History;
import palimpsest.engine.history.LayerSearch;
import palimpsest.engine.history.OriginOperand;
import palimpsest.engine.history.Overwriting;
import palimpsest.engine.history.PastEvents;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Search;
import palimpsest.engine.timeline.Timeline;

/** The questions about the past that are not answered yet; they take turns. */
final class Searches {

    /** A history in a snapshot is searched for so long at most. */
    private static final long HISTORY_NANOS = TimeUnit.MILLISECONDS.toNanos(12);

    private static final int MOST_SPANS = 2_000;
    private static final long TELL_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ArrayDeque<Asked<?>> waiting = new ArrayDeque<>();
    private Optional<Execution> execution = Optional.empty();
    /** The byte whose history is in the snapshots. */
    private Optional<SelectedByte> selected = Optional.empty();

    private boolean foundMore;

    /** Another execution, or none. */
    void open(Optional<Execution> now) {
        outdated();
        execution = now;
    }

    /** The record was cut or given up. */
    void outdated() {
        waiting.forEach(asked -> asked.answers.ended(Query.End.OUTDATED));
        waiting.clear();
        selected = Optional.empty();
        foundMore = false;
    }

    boolean pending() {
        waiting.removeIf(asked -> asked.answers.cancelled());
        return !waiting.isEmpty()
                || (!foundMore && selected.filter(known -> !known.finished()).isPresent());
    }

    /** Goes on with the next one, until it has found something or the progress ends it. */
    void portion(Progress progress) {
        if (!pending()) {
            return;
        }
        if (waiting.isEmpty()) {
            foundMore = selected.orElseThrow().goOn(progress);
            return;
        }
        Asked<?> next = waiting.removeFirst();
        boolean more = false;
        boolean went = false;
        try {
            more = next.goOn(progress);
            went = true;
        } finally {
            if (!went) {
                // Whoever waits for it would wait for ever.
                next.answers.ended(Query.End.OUTDATED);
            }
        }
        if (more) {
            waiting.addLast(next);
        }
    }

    /** One that is not answered yet. */
    private static final class Asked<T> {
        private final Search<T> search;
        private final Answers<T> answers;
        private long told = System.nanoTime();

        Asked(Search<T> search, Answers<T> answers) {
            this.search = search;
            this.answers = answers;
        }

        /** Whether there is more to do. */
        boolean goOn(Progress progress) {
            answers.found(search.more(share -> {
                tell(share);
                return !answers.cancelled() && progress.goesOn(share);
            }));
            if (search.finished()) {
                answers.progress(1);
                answers.ended(Query.End.COMPLETE);
            }
            return !search.finished();
        }

        private void tell(double share) {
            long now = System.nanoTime();
            if (now - told > TELL_EVERY_NANOS) {
                told = now;
                answers.progress(share);
            }
        }
    }

    // ---- The questions

    void writers(int memory, long address, Answers<ByteHistory.Writer> answers) {
        begin(
                holds(memory, address, 1),
                answers,
                () -> history().writers(inStore(memory), address).map(views()::writer));
    }

    void readers(int memory, long address, Answers<ByteReader> answers) {
        begin(holds(memory, address, 1), answers, () -> {
            Timeline timeline = execution.orElseThrow().timeline();
            return history()
                    .readers(inStore(memory), address, 1, timeline.start(), timeline.cursor())
                    .map(views()::reader);
        });
    }

    void reads(MemoryRange range, Answers<MemoryRange> answers) {
        boolean fits = range.length() > 0 && range.length() <= LayerSearch.MOST;
        begin(fits && holds(range.memory(), range.address(), range.length()), answers, () -> {
            Timeline timeline = execution.orElseThrow().timeline();
            int count = (int) range.length();
            return history()
                    .readers(inStore(range.memory()), range.address(), count, timeline.start(), timeline.cursor())
                    .map(read -> new MemoryRange(
                            range.memory(), read.watched(), read.bytes().length()));
        });
    }

    void origin(int memory, long address, Answers<OriginLink> answers) {
        begin(
                holds(memory, address, 1),
                answers,
                () -> history().origin(inStore(memory), address).map(views()::origin));
    }

    void origin(OriginLink.Branch branch, Answers<OriginLink> answers) {
        begin(
                within(branch.step()),
                answers,
                () -> history()
                        .origin(new OriginOperand(
                                branch.step(), branch.index(), Views.engineValue(branch.value()), branch.part()))
                        .map(views()::origin));
    }

    void overwritten(long step, Answers<Overwritten> answers) {
        begin(
                within(step),
                answers,
                () -> new Whole<>(progress -> {
                    Overwriting found = history().overwriting(step, progress);
                    return found.complete() ? Optional.of(views().overwritten(found)) : Optional.empty();
                }));
    }

    void layers(MemoryRange range, int depth, Answers<Layers> answers) {
        boolean fits = range.length() > 0
                && range.length() <= LayerSearch.MOST
                && depth > 0
                && depth <= LayerSearch.MOST / range.length();
        begin(fits && holds(range.memory(), range.address(), range.length()), answers, () -> {
            int count = (int) range.length();
            byte[] now = new byte[count];
            execution.orElseThrow().memory(range.memory()).read(range.address(), now, 0, count);
            LayerSearch search = history().layers(inStore(range.memory()), range.address(), count, depth);
            return new Whole<>(progress -> {
                search.all(progress);
                return search.finished()
                        ? Optional.of(List.of(views().layers(range, now, search, depth)))
                        : Optional.empty();
            });
        });
    }

    void difference(long from, long to, int mostRuns, Answers<Difference> answers) {
        long low = inRecord(Math.min(from, to));
        long high = inRecord(Math.max(from, to));
        whole(answers, progress -> {
            palimpsest.engine.history.Difference found = history().difference(low, high, mostRuns, progress);
            return found.complete() ? Optional.of(views().difference(found)) : Optional.empty();
        });
    }

    void calls(long from, long to, Answers<CallSpans> answers) {
        long low = inRecord(from);
        long high = Math.max(low, inRecord(to));
        whole(answers, progress -> {
            palimpsest.engine.history.CallSpans found = history().calls(low, high, MOST_SPANS, progress);
            return found.complete() ? Optional.of(views().calls(found)) : Optional.empty();
        });
    }

    void events(long from, long to, Answers<TimelineEvents> answers) {
        long low = inRecord(from);
        long high = Math.max(low, inRecord(to));
        whole(answers, progress -> {
            PastEvents found = history().events(low, high, MOST_SPANS, progress);
            return found.complete() ? Optional.of(views().events(found)) : Optional.empty();
        });
    }

    void episode(Episode episode, Answers<Still> answers) {
        MemoryRange range = episode.range();
        long from = inRecord(episode.from());
        long to = Math.max(from, inRecord(episode.to()));
        boolean fits = execution.isPresent()
                && range.memory() >= 0
                && range.memory() < execution.get().memories()
                && range.address() >= 0
                && range.length() > 0
                && range.length() <= Episode.MOST_BYTES / (1 + Math.max(0, episode.most()));
        begin(
                fits,
                answers,
                () -> new EpisodeSearch(
                        execution.orElseThrow(), range, from, to, episode.writesOnly(), episode.most()));
    }

    /** One answer; without an instance there is none. */
    private <T> void whole(Answers<T> answers, Function<Progress, Optional<T>> search) {
        begin(
                execution.isPresent(),
                answers,
                () -> new Whole<>(progress -> search.apply(progress).map(List::of)));
    }

    private long inRecord(long step) {
        return execution
                .map(current -> Math.max(
                        current.timeline().start(), Math.min(current.timeline().end(), step)))
                .orElse(step);
    }

    /** A search whose answers are told; where there is nothing to be found, that. */
    <T> void begin(boolean there, Answers<T> answers, Supplier<Search<T>> search) {
        if (there) {
            waiting.addLast(new Asked<>(search.get(), answers));
        } else {
            answers.ended(Query.End.COMPLETE);
        }
    }

    /**
     * A search whose answers come all at once; it begins anew when it was ended before.
     *
     * @param <T> what it finds
     */
    private static final class Whole<T> implements Search<T> {
        private final Function<Progress, Optional<List<T>>> all;
        private boolean finished;

        Whole(Function<Progress, Optional<List<T>>> all) {
            this.all = all;
        }

        @Override
        public List<T> more(Progress progress) {
            Optional<List<T>> found = all.apply(progress);
            finished = found.isPresent();
            return found.orElse(List.of());
        }

        @Override
        public boolean finished() {
            return finished;
        }

        @Override
        public double share() {
            return finished ? 1 : 0;
        }
    }

    // ---- For snapshots

    /**
     * Who wrote a byte, as far as it is found at once; nobody for a byte that is not there. What is missing is searched for
     * meanwhile, see {@link #foundMore}.
     */
    ByteHistory history(int memory, long address, boolean running) {
        if (!holds(memory, address, 1)) {
            selected = Optional.empty();
            return ByteHistory.nobody(memory, address);
        }
        Execution current = execution.orElseThrow();
        Optional<ByteHistory.Last> last =
                current.memory(memory).lastSite(address).map(views()::last);
        if (running) {
            selected = Optional.empty();
            return new ByteHistory(memory, address, List.of(), last.isEmpty(), last);
        }
        if (selected.filter(known -> known.isOf(current, memory, address)).isEmpty()) {
            selected = Optional.of(new SelectedByte(current, memory, address, history()));
            long end = System.nanoTime() + HISTORY_NANOS;
            selected.get().goOn(share -> System.nanoTime() < end);
        }
        foundMore = false;
        return selected.get().history(last);
    }

    /** Whether the history of the selected byte is better known than it was told. */
    boolean foundMore() {
        return foundMore;
    }

    // ---- Of the execution

    private History history() {
        return new History(execution.orElseThrow().timeline());
    }

    private PastViews views() {
        return new PastViews(execution.orElseThrow());
    }

    private int inStore(int memory) {
        return execution.orElseThrow().memory(memory).index();
    }

    private boolean within(long step) {
        return execution.isPresent()
                && step >= execution.get().timeline().start()
                && step < execution.get().timeline().end();
    }

    private boolean holds(int memory, long address, long count) {
        return execution.isPresent()
                && memory >= 0
                && memory < execution.get().memories()
                && address >= 0
                && count <= execution.get().memory(memory).length() - address;
    }
}
