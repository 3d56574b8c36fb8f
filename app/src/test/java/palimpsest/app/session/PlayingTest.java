package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Steps that are made by themselves, at a speed. */
@Timeout(60)
final class PlayingTest {
    /** Counts down from its parameter; its loop has eight instructions. */
    private static final String COUNT = """
            (module (memory 1)
              (func (export "count") (param $n i32)
                (loop $again
                  (i32.store (i32.const 16) (local.get $n))
                  (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))
            """;

    private final Fx fx = new Fx();
    private final Session session = fx.session();
    private final List<Snapshot> seen = new ArrayList<>();

    @BeforeEach
    void open() {
        fx.open(COUNT);
        session.callStepping("count", List.of(Value.i32(10)));
        fx.await("the call", now -> now.state() == State.PAUSED);
        fx.on(() -> {
            session.snapshotProperty().addListener((property, before, now) -> seen.add(now));
            return 0;
        });
    }

    @AfterEach
    void close() {
        fx.close();
    }

    private void play(double perSecond, boolean backwards) {
        fx.on(() -> {
            session.play(new Playing(perSecond, backwards));
            return 0;
        });
    }

    private Snapshot end() {
        return fx.await("the end of playing", now -> now.playing().isEmpty() && !seen.isEmpty());
    }

    /** What the engine hands over, whether or not a slow machine fetches all of it: none is left out. */
    @Test
    void atALowSpeedEachStepIsShownAsAStopOfItsOwn() {
        List<Snapshot> handed = new CopyOnWriteArrayList<>();
        try (Fx direct = new Fx(slow -> new Session(Runnable::run))) {
            direct.open(COUNT);
            direct.session().callStepping("count", List.of(Value.i32(10)));
            long start =
                    direct.await("the call", now -> now.state() == State.PAUSED).step();
            direct.session().snapshotProperty().addListener((property, before, now) -> handed.add(now));
            direct.session().play(new Playing(25, false));
            direct.await("ten steps", now -> now.step() >= start + 10);
            direct.session().pause();
            direct.await("the pause", now -> now.playing().isEmpty());
            List<Long> steps = handed.stream()
                    .map(Snapshot::step)
                    .distinct()
                    .limit(11)
                    .dropWhile(step -> step == start)
                    .toList();
            assertThat(steps)
                    .startsWith(LongStream.rangeClosed(start + 1, start + 10)
                            .boxed()
                            .toArray(Long[]::new));
        }
        assertThat(handed).allSatisfy(now -> {
            assertThat(now.state()).isEqualTo(State.PAUSED);
            assertThat(now.frames()).isNotEmpty();
            assertThat(now.next()).isPresent();
        });
    }

    @Test
    void itPlaysToTheEndOfTheCallAndStandsStillThere() {
        play(10_000, false);
        Snapshot ended = fx.await("the result", now -> !now.results().isEmpty());
        assertThat(end().state()).isEqualTo(State.READY);
        assertThat(ended.results().get(0).outcome()).isInstanceOf(CallResult.Outcome.Returned.class);
    }

    @Test
    void itDoesNotPlayFasterThanAsked() {
        long start = fx.on(session::snapshot).step();
        long began = System.nanoTime();
        play(20, false);
        Snapshot later = fx.await("twenty steps", now -> now.step() >= start + 20);
        double seconds = (System.nanoTime() - began) / 1e9;
        // The first step is made at once.
        assertThat(seconds).isGreaterThan((later.step() - start - 1) / 20.0 - 0.06);
    }

    @Test
    void aBreakpointEndsItInBothDirections() {
        int store = COUNT.indexOf("(i32.store");
        fx.on(() -> {
            session.stops().add(new StopAt.Expression(store));
            return 0;
        });
        fx.await("the breakpoint", now -> now.stopPoints().size() == 1);
        play(2_000, false);
        Snapshot first = fx.await("the stop", PlayingTest::atBreakpoint);
        assertThat(first.playing()).isEmpty();
        play(2_000, false);
        Snapshot second = fx.await("the next stop", now -> atBreakpoint(now) && now.step() > first.step());
        assertThat(second.step() - first.step()).isEqualTo(8);
        session.step();
        session.step();
        fx.await("two steps", now -> now.step() == second.step() + 2);
        play(100, true);
        fx.await("the stop behind", now -> atBreakpoint(now) && now.step() == second.step());
        play(100, true);
        fx.await("the first stop", now -> atBreakpoint(now) && now.step() == first.step());
    }

    private static boolean atBreakpoint(Snapshot now) {
        return now.stopped()
                .filter(stop -> stop.kind() == StopView.Kind.BREAKPOINT)
                .isPresent();
    }

    @Test
    void backwardsItComesToTheStartOfTheRecord() {
        play(10_000, false);
        fx.await("the result", now -> !now.results().isEmpty());
        play(5_000, true);
        Snapshot start = fx.await("the start", now -> !now.time().hasPast());
        assertThat(start.stopped().orElseThrow().kind()).isEqualTo(StopView.Kind.START);
        assertThat(end().time().cursor()).isEqualTo(start.time().start());
    }

    @Test
    void theSpeedCanBeChangedMeanwhile() {
        play(0.5, false);
        fx.await("the first step", now -> now.playing().isPresent());
        session.playAt(10_000);
        fx.await("the result", now -> !now.results().isEmpty());
    }

    @Test
    void whoeverDoesSomethingElseEndsIt() {
        play(5, false);
        fx.await("playing", now -> now.playing().isPresent());
        session.step();
        Snapshot now = fx.settled();
        assertThat(now.playing()).isEmpty();
        long step = now.step();
        assertThat(fx.settled().step()).isEqualTo(step);
    }
}
