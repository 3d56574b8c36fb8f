package palimpsest.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Makes snapshots of a workbench. */
final class Publisher {

    /** To search all writes for a byte takes milliseconds: while the module runs, a history may be this old. */
    private static final long HISTORY_AGE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** To tell of a long record takes milliseconds: while the module runs, what is told may be this old. */
    private static final long OVERVIEW_AGE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** So many steps a second can be followed one by one. */
    private static final double SLOW = 4;

    private final Workbench bench;
    private long snapshots;
    /** What was shown last of what only changes by executing, writing or travelling. */
    private Still still = Still.without(State.EMPTY, Optional.empty());

    private boolean stale = true;
    private Optional<ByteHistory> selectedHistory = Optional.empty();
    private long selectedHistoryAt;
    private Optional<palimpsest.engine.timeline.Overview> overviewOf = Optional.empty();
    private Optional<Execution> overviewIn = Optional.empty();
    private long overviewAt;
    private Overview overview = Overview.NOTHING;

    Publisher(Workbench bench) {
        this.bench = bench;
    }

    /** Something may have changed that only changes by executing, writing or travelling. */
    void stale() {
        stale = true;
        selectedHistory = Optional.empty();
    }

    /** @param midway whether the machine is in the middle of a journey, so that it must not be looked at */
    Snapshot snapshot(boolean midway) {
        Optional<Execution> execution = bench.execution();
        if (!midway) {
            still = still();
        }
        Still now = still;
        return new Snapshot(
                ++snapshots,
                now.state,
                bench.opened().map(Opened::program),
                now.instance,
                now.time.cursor(),
                now.memories,
                bench.opened()
                        .flatMap(Opened::names)
                        .map(Names::exportedFunctions)
                        .orElse(List.of()),
                execution.map(Execution::standIns).orElse(List.of()),
                now.results,
                now.frames,
                now.globals,
                now.frames.stream().findFirst().map(FrameView::place).or(() -> now.trap.flatMap(TrapView::place)),
                now.waiting,
                now.trap,
                now.changes,
                now.changesComplete,
                now.reads,
                bench.console().lines(),
                midway ? selectedHistory : selectedHistory(),
                bench.host().undoWords(now.time.cursor()),
                bench.host().redoWords(now.time.cursor()),
                now.time,
                now.next,
                bench.stopped(),
                bench.stops().views(),
                midway ? now.watches : bench.watches().views(execution),
                midway ? now.structures : bench.laid().view(execution),
                bench.bookmarks().all(),
                midway ? overview : overview(),
                bench.question(),
                bench.busy(),
                bench.saved(),
                bench.hosting().view(now.hostPlace),
                bench.answers().all(),
                bench.answers().asked(),
                bench.wasi().view(),
                execution.map(Execution::instances).orElse(List.of()),
                now.views,
                bench.player().playing());
    }

    /** Whether it will have moved on before anybody has looked closely. */
    private boolean moves() {
        return bench.running()
                || bench.player()
                        .playing()
                        .filter(how -> how.perSecond() > SLOW)
                        .isPresent();
    }

    private Overview overview() {
        Optional<Execution> execution = bench.execution();
        long nanos = System.nanoTime();
        if (moves() && execution.equals(overviewIn) && nanos - overviewAt < OVERVIEW_AGE_NANOS) {
            return overview;
        }
        overviewIn = execution;
        overviewAt = nanos;
        Optional<palimpsest.engine.timeline.Overview> now =
                execution.map(current -> current.timeline().overview());
        if (!now.equals(overviewOf)) {
            overviewOf = now;
            overview = now.map(found -> new PastViews(execution.orElseThrow()).overview(found))
                    .orElse(Overview.NOTHING);
        }
        return overview;
    }

    private Optional<ByteHistory> selectedHistory() {
        Optional<MemoryRange> selected = bench.images().selected();
        long now = System.nanoTime();
        boolean current = selectedHistory
                .filter(known -> selected.isPresent()
                        && known.memory() == selected.get().memory()
                        && known.address() == selected.get().address())
                .isPresent();
        if (bench.searches().foundMore() || !current || (moves() && now - selectedHistoryAt > HISTORY_AGE_NANOS)) {
            selectedHistory = selected.map(byteAt -> bench.history(byteAt.memory(), byteAt.address()));
            selectedHistoryAt = now;
        }
        return selectedHistory;
    }

    private Still still() {
        Optional<Execution> execution = bench.execution();
        if (execution.isEmpty()) {
            stale = true;
            return Still.without(bench.state(), bench.refusal());
        }
        if (bench.running()) {
            stale = true;
            return moving(execution.get());
        }
        if (stale) {
            stale = false;
            return atRest(execution.get());
        }
        return still;
    }

    private Still moving(Execution execution) {
        Sight sight = new Sight(execution);
        Time time = sight.time();
        return new Still(
                State.RUNNING,
                bench.instance(),
                sight.memoriesInMotion(bench.images()),
                execution.journal().results(time.cursor()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true,
                List.of(),
                time,
                List.of(),
                StructuresView.NOTHING,
                Optional.empty(),
                execution.views().at(execution));
    }

    private Still atRest(Execution execution) {
        Sight sight = new Sight(execution);
        List<FrameView> frames = sight.frames();
        List<Changes> changesOf = new ArrayList<>();
        List<MemoryInfo> memories = sight.memoriesAtRest(changesOf);
        List<Change> changes = new ArrayList<>();
        boolean complete = execution.since().complete(changesOf);
        for (int i = 0; i < changesOf.size(); i++) {
            complete &= changesOf.get(i).list(i, changes);
        }
        Time time = sight.time();
        return new Still(
                bench.state(),
                bench.instance(),
                memories,
                execution.journal().results(time.cursor()),
                frames,
                sight.globals(),
                sight.waiting(),
                sight.trap(),
                sight.next(),
                changes,
                complete,
                HostReads.sinceLastStop(execution),
                time,
                bench.watches().views(Optional.of(execution)),
                bench.laid().view(Optional.of(execution)),
                sight.hostPlace(),
                bench.hosting().views(execution));
    }

    /** What can only change by executing, writing or travelling, made once a stop: looking around is to be quick. */
    private record Still(
            State state,
            long instance,
            List<MemoryInfo> memories,
            List<CallResult> results,
            List<FrameView> frames,
            List<Slot> globals,
            Optional<WaitView> waiting,
            Optional<TrapView> trap,
            Optional<NextStep> next,
            List<Change> changes,
            boolean changesComplete,
            List<MemoryRange> reads,
            Time time,
            List<WatchView> watches,
            StructuresView structures,
            Optional<String> hostPlace,
            List<HostView> views) {

        static Still without(State state, Optional<TrapView> refusal) {
            return new Still(
                    state,
                    0,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    refusal,
                    Optional.empty(),
                    List.of(),
                    true,
                    List.of(),
                    Time.NONE,
                    List.of(),
                    StructuresView.NOTHING,
                    Optional.empty(),
                    List.of());
        }
    }
}
