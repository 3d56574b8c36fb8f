package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.app.status.StatusViewModel;
import palimpsest.app.status.WaitViewModel;

/** A module that waits in shared memory, and the person as the other side. */
@Timeout(60)
final class WaitingTest {

    private static final String MODULE = """
            (module
              (memory $cells 1 1 shared)
              (func (export "wait") (param i64) (result i32)
                (memory.atomic.wait32 (i32.const 16) (i32.const 0) (local.get 0))))
            """;

    private final Fx fx = new Fx();
    private final Session session = fx.session();
    private final StatusViewModel status = new StatusViewModel(session);
    private final WaitViewModel waiting = new WaitViewModel(session);

    @AfterEach
    void close() {
        fx.close();
    }

    private static Value forever() {
        return Value.i64(-1);
    }

    @Test
    void aModuleThatWaitsSaysWhere() {
        fx.open(MODULE);
        Snapshot snapshot = fx.call("wait", forever());
        String sentence = "The module waits at address 0x10 in memory $cells, without a timeout.";
        assertThat(snapshot.state()).isEqualTo(State.WAITING);
        assertThat(snapshot.console()).last().extracting(ConsoleLine::text).isEqualTo(sentence);
        assertThat(snapshot.frames().get(0).place().op()).isEqualTo("memory.atomic.wait32");
        assertThat(waiting.sentenceProperty().get()).isEqualTo(sentence);
        assertThat(waiting.canTimeOutProperty().get()).isFalse();
        assertThat(status.stateProperty().get()).isEqualTo("Waiting at address 0x10 in memory $cells");
        assertThat(status.nextProperty().get()).isEqualTo("at: test.wat:4:5 memory.atomic.wait32");
        assertThat(status.canStopProperty().get()).isTrue();
    }

    @Test
    void wokenItGoesOnWithZero() {
        fx.open(MODULE);
        fx.call("wait", forever());
        fx.on(() -> {
            waiting.wake();
            return true;
        });
        Snapshot snapshot = fx.settled();
        assertThat(snapshot.state()).isEqualTo(State.READY);
        assertThat(Seen.returned(snapshot)).containsExactly(Value.i32(0));
        assertThat(snapshot.waiting()).isEmpty();
        assertThat(waiting.sentenceProperty().get()).isEmpty();
        assertThat(snapshot.console()).extracting(ConsoleLine::text).contains("notify 0x10: woke 1");
    }

    @Test
    void timedOutItGoesOnWithTwo() {
        fx.open(MODULE);
        fx.call("wait", Value.i64(1_500_000_000L));
        assertThat(waiting.sentenceProperty().get())
                .isEqualTo("The module waits at address 0x10 in memory $cells, for 1.5 s at most.");
        assertThat(waiting.canTimeOutProperty().get()).isTrue();
        session.timeOut();
        assertThat(Seen.returned(fx.settled())).containsExactly(Value.i32(2));
    }

    @Test
    void aWaitWithoutATimeoutCannotTimeOut() {
        fx.open(MODULE);
        fx.call("wait", forever());
        session.timeOut();
        Snapshot snapshot = fx.settled();
        assertThat(snapshot.state()).isEqualTo(State.WAITING);
        assertThat(snapshot.console()).last().extracting(ConsoleLine::text).isEqualTo("nothing waits with a timeout");
    }

    @Test
    void steppedIntoAWaitItIsPausedWhenWoken() {
        fx.open(MODULE);
        session.callStepping("wait", List.of(forever()));
        for (int i = 0; i < 4; i++) {
            session.step();
        }
        assertThat(fx.settled().state()).isEqualTo(State.WAITING);
        session.step();
        session.resume();
        assertThat(fx.settled().console())
                .last()
                .extracting(ConsoleLine::text)
                .isEqualTo("the module waits; wake it, let it time out or stop it");
        session.notify(0, 20, 1);
        assertThat(fx.settled().state()).isEqualTo(State.WAITING);
        session.notify(0, 16, 1);
        assertThat(fx.settled().state()).isEqualTo(State.PAUSED);
        session.resume();
        assertThat(Seen.returned(fx.settled())).containsExactly(Value.i32(0));
    }

    @Test
    void theHostWritesWhileTheModuleWaitsAndItCanBeStopped() {
        fx.open(MODULE);
        fx.call("wait", forever());
        session.hostWrite(0, 16, (byte) 7);
        Snapshot written = fx.settled();
        assertThat(written.state()).isEqualTo(State.WAITING);
        assertThat(Seen.bytes(written, 0, 16, 1)).containsExactly(7);
        session.stop();
        assertThat(fx.settled().state()).isEqualTo(State.READY);
        assertThat(Seen.returned(fx.call("wait", forever()))).containsExactly(Value.i32(1));
    }
}
