package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DoorTest {

    private final ArrayDeque<Runnable> fx = new ArrayDeque<>();
    private final List<Long> received = new ArrayList<>();
    private final Door door = new Door(fx::add, snapshot -> received.add(snapshot.step()));

    @Test
    void aThousandSnapshotsMakeOnePublicationAndTheLatestWins() {
        for (int i = 0; i < 1_000; i++) {
            door.publish(snapshot(i));
        }
        assertThat(fx).hasSize(1);
        fx.remove().run();
        assertThat(received).containsExactly(999L);
        door.publish(snapshot(1_000));
        fx.remove().run();
        assertThat(received).containsExactly(999L, 1_000L);
    }

    @Test
    void nothingPassesAShutDoor() {
        door.publish(snapshot(1));
        door.shut();
        door.publish(snapshot(2));
        fx.forEach(Runnable::run);
        assertThat(received).isEmpty();
    }

    private static Snapshot snapshot(long step) {
        Snapshot empty = Snapshot.EMPTY;
        return new Snapshot(
                step,
                State.RUNNING,
                empty.program(),
                0,
                step,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                empty.here(),
                empty.waiting(),
                empty.trap(),
                List.of(),
                true,
                List.of(),
                List.of(),
                empty.history(),
                empty.undo(),
                empty.redo(),
                empty.time(),
                empty.next(),
                empty.stopped(),
                List.of(),
                List.of(),
                empty.structures(),
                List.of(),
                empty.overview(),
                empty.question(),
                empty.busy(),
                empty.saved(),
                empty.script(),
                empty.answers(),
                empty.asked(),
                empty.wasi(),
                empty.instances(),
                empty.views(),
                empty.playing());
    }
}
