package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Long ways through the past leave the window answering, and can be ended. The limits are generous: machines are busy. */
@Timeout(60)
final class LongJourneysTest {

    private static final String COUNT = """
            (module
              (memory (export "memory") 1)
              (func (export "count") (param $times i32)
                (loop $again
                  (i32.store (i32.const 64) (local.get $times))
                  (local.set $times (i32.sub (local.get $times) (i32.const 1)))
                  (br_if $again (local.get $times)))))
            """;

    private final Fx fx = new Fx();
    private final Session session = fx.session();

    @AfterEach
    void close() {
        fx.close();
    }

    @Test
    void aLongWayBackTellsHowFarItIsAndPauseEndsIt() {
        endsSoon(Session::pause);
    }

    @Test
    void aLongWayBackIsCancelled() {
        endsSoon(Session::cancel);
    }

    @Test
    void looksGoOnDuringALongWayBack() {
        Snapshot end = longWayBack();
        session.select(0, 3);
        session.clearConsole();
        Snapshot looked = fx.await("an empty console", now -> now.console().isEmpty());
        assertThat(looked.busy()).isPresent();
        assertThat(looked.step()).isEqualTo(end.step());
        session.cancel();
        fx.settled();
    }

    @Test
    void whoTravelsAgainAndAgainComesToWhereItWasAskedLast() {
        fx.open(COUNT);
        Snapshot end = fx.call("count", Value.i32(1_000_000));
        for (long step = end.step(); step > 500; step -= 70_000) {
            session.travelTo(step);
        }
        session.travelTo(500);
        assertThat(fx.settled().step()).isEqualTo(500);
    }

    @Test
    void aRunAlongTheRecordCanBePaused() {
        fx.open(COUNT);
        Snapshot end = fx.call("count", Value.i32(2_000_000));
        session.stops().add(new StopAt.Line(5), "$times == 4000000000", 0);
        session.travelToStart();
        fx.settled();
        session.resume();
        fx.await("running", now -> now.state() == State.RUNNING);
        session.pause();
        Snapshot paused = fx.await("paused", now -> now.state() == State.PAUSED);
        assertThat(paused.step()).isLessThan(end.step());
        assertThat(paused.time().atEnd()).isFalse();
        assertThat(paused.results()).isEmpty();
    }

    private void endsSoon(Consumer<Session> how) {
        Snapshot end = longWayBack();
        long asked = System.nanoTime();
        how.accept(session);
        Snapshot after = fx.await("the end of the way", now -> now.busy().isEmpty());
        assertThat(System.nanoTime() - asked).isLessThan(TimeUnit.MILLISECONDS.toNanos(1_000));
        assertThat(after.step()).isEqualTo(end.step());
        assertThat(after.stopped().map(StopView::kind)).isEqualTo(Optional.of(StopView.Kind.CANCELLED));
        assertThat(after.time().atEnd()).isTrue();
        assertThat(Seen.returned(fx.call("count", Value.i32(1)))).isEqualTo(List.of());
    }

    /** Sets out on a way back on which a condition is looked at millions of times. */
    private Snapshot longWayBack() {
        fx.open(COUNT);
        Snapshot end = fx.call("count", Value.i32(8_000_000));
        session.stops().add(new StopAt.Line(5), "$times == 4000000000", 0);
        session.runBack();
        Busy busy = fx.await("a long way", now -> now.busy().isPresent()).busy().orElseThrow();
        assertThat(busy.cancellable()).isTrue();
        assertThat(busy.share()).isBetween(0.0, 1.0);
        return end;
    }
}
