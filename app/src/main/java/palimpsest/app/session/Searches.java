package palimpsest.app.session;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import palimpsest.engine.history.History;
import palimpsest.engine.history.LayerSearch;
import palimpsest.engine.history.OriginOperand;
import palimpsest.engine.history.OriginSearch;
import palimpsest.engine.history.Overwriting;
import palimpsest.engine.history.PastEvents;
import palimpsest.engine.history.ReaderSearch;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.timeline.WriterSearch;

/** The questions about the past that are not answered yet; they take turns. */
final class Searches {

    /** A history in a snapshot is searched for so long at most. */
    private static final long HISTORY_NANOS = TimeUnit.MILLISECONDS.toNanos(12);

    private static final int MOST_RUNS = 1_000;
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
        if (next.goOn(progress)) {
            waiting.addLast(next);
        }
    }

    /** One that is not answered yet. */
    private static final class Asked<T> {
        private final Portions<T> search;
        private final Answers<T> answers;
        private long told = System.nanoTime();

        Asked(Portions<T> search, Answers<T> answers) {
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
        if (holds(memory, address, 1)) {
            WriterSearch search = history().writers(inStore(memory), address);
            PastViews views = views();
            begin(answers, new Portions<>() {
                @Override
                public List<ByteHistory.Writer> more(Progress progress) {
                    return search.more(progress).stream().map(views::writer).toList();
                }

                @Override
                public boolean finished() {
                    return search.finished();
                }

                @Override
                public double share() {
                    return search.share();
                }
            });
        } else {
            answers.ended(Query.End.COMPLETE);
        }
    }

    void readers(int memory, long address, Answers<ByteReader> answers) {
        if (holds(memory, address, 1)) {
            Timeline timeline = execution.orElseThrow().timeline();
            ReaderSearch search = history().readers(inStore(memory), address, 1, timeline.start(), timeline.cursor());
            PastViews views = views();
            begin(answers, new Portions<>() {
                @Override
                public List<ByteReader> more(Progress progress) {
                    return search.more(progress).stream().map(views::reader).toList();
                }

                @Override
                public boolean finished() {
                    return search.finished();
                }

                @Override
                public double share() {
                    return search.share();
                }
            });
        } else {
            answers.ended(Query.End.COMPLETE);
        }
    }

    void origin(int memory, long address, Answers<OriginLink> answers) {
        if (holds(memory, address, 1)) {
            origin(history().origin(inStore(memory), address), answers);
        } else {
            answers.ended(Query.End.COMPLETE);
        }
    }

    void origin(OriginLink.Branch branch, Answers<OriginLink> answers) {
        if (within(branch.step())) {
            origin(
                    history()
                            .origin(new OriginOperand(
                                    branch.step(), branch.index(), Views.engineValue(branch.value()), branch.part())),
                    answers);
        } else {
            answers.ended(Query.End.COMPLETE);
        }
    }

    private void origin(OriginSearch search, Answers<OriginLink> answers) {
        PastViews views = views();
        begin(answers, new Portions<>() {
            @Override
            public List<OriginLink> more(Progress progress) {
                return search.more(progress).stream().map(views::origin).toList();
            }

            @Override
            public boolean finished() {
                return search.finished();
            }

            @Override
            public double share() {
                return search.share();
            }
        });
    }

    void overwritten(long step, Answers<Overwritten> answers) {
        if (within(step)) {
            History history = history();
            PastViews views = views();
            begin(answers, new Whole<Overwritten>() {
                @Override
                Optional<List<Overwritten>> all(Progress progress) {
                    Overwriting found = history.overwriting(step, progress);
                    return found.complete() ? Optional.of(views.overwritten(found)) : Optional.empty();
                }
            });
        } else {
            answers.ended(Query.End.COMPLETE);
        }
    }

    void layers(MemoryRange range, int depth, Answers<Layers> answers) {
        boolean fits = range.length() > 0
                && range.length() <= LayerSearch.MOST
                && depth > 0
                && depth <= LayerSearch.MOST / range.length();
        if (fits && holds(range.memory(), range.address(), range.length())) {
            int count = (int) range.length();
            LinearMemory memory = execution.orElseThrow().memory(range.memory());
            byte[] now = new byte[count];
            memory.read(range.address(), now, 0, count);
            LayerSearch search = history().layers(inStore(range.memory()), range.address(), count, depth);
            PastViews views = views();
            begin(answers, new Whole<Layers>() {
                @Override
                Optional<List<Layers>> all(Progress progress) {
                    search.all(progress);
                    return search.finished()
                            ? Optional.of(List.of(views.layers(range, now, search, depth)))
                            : Optional.empty();
                }

                @Override
                public double share() {
                    return search.share();
                }
            });
        } else {
            answers.ended(Query.End.COMPLETE);
        }
    }

    void difference(long from, long to, Answers<Difference> answers) {
        long low = inRecord(Math.min(from, to));
        long high = inRecord(Math.max(from, to));
        whole(answers, progress -> {
            palimpsest.engine.history.Difference found = history().difference(low, high, MOST_RUNS, progress);
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

    /** One answer; without an instance there is none. */
    private <T> void whole(Answers<T> answers, Function<Progress, Optional<T>> search) {
        if (execution.isEmpty()) {
            answers.ended(Query.End.COMPLETE);
            return;
        }
        begin(answers, new Whole<T>() {
            @Override
            Optional<List<T>> all(Progress progress) {
                return search.apply(progress).map(List::of);
            }
        });
    }

    private long inRecord(long step) {
        return execution
                .map(current -> Math.max(
                        current.timeline().start(), Math.min(current.timeline().end(), step)))
                .orElse(step);
    }

    private <T> void begin(Answers<T> answers, Portions<T> search) {
        waiting.addLast(new Asked<>(search, answers));
    }

    /**
     * A search whose answers come all at once; it begins anew when it was ended before.
     *
     * @param <T> what it finds
     */
    private abstract static class Whole<T> implements Portions<T> {
        private boolean finished;

        abstract Optional<List<T>> all(Progress progress);

        @Override
        public List<T> more(Progress progress) {
            Optional<List<T>> found = all(progress);
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
