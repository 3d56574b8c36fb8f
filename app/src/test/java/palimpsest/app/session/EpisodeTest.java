package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The steps of an episode, each with the bytes after it. */
@Timeout(60)
final class EpisodeTest {
    private static final String PROGRAM = """
        (module
          (memory (export "memory") 1)
          (data (i32.const 4) "A")
          (func (export "sum")
            (i32.store (i32.const 8)
              (i32.add (i32.load (i32.const 0)) (i32.load8_u (i32.const 4))))))
        """;

    private final Fx fx = new Fx();
    private final Session session = fx.session();

    @AfterEach
    void close() {
        fx.close();
    }

    private List<Still> episode(long from, long to, boolean writesOnly, int most) {
        Episode episode = new Episode(new MemoryRange(0, 0, 12), from, to, writesOnly, most);
        return Asked.all(fx, listener -> session.queries().episode(episode, listener));
    }

    @Test
    void everyStepIsShownWithItsWordsAndTheBytesAfterIt() {
        fx.open(PROGRAM);
        session.hostWrite(0, 0, (byte) 2);
        long begun = fx.settled().step();
        fx.call("sum");
        long end = fx.settled().step();

        List<Still> stills = episode(begun, end, false, 100);

        assertThat(stills).hasSize((int) (end - begun) + 1);
        assertThat(stills.get(0).cursor()).isEqualTo(begun);
        assertThat(stills).extracting(Still::op).contains("i32.load", "i32.load8_u", "i32.add", "i32.store");
        Still store = stills.stream()
                .filter(still -> still.op().equals("i32.store"))
                .findFirst()
                .orElseThrow();
        assertThat(store.bytes().at(8)).isEqualTo((byte) 67);
        assertThat(store.words()).contains("67");
        assertThat(Mark.changed(store.marks().at(8))).isTrue();
        assertThat(Mark.rewritten(store.marks().at(9))).isTrue();
        assertThat(Mark.origin(store.marks().at(4))).isEqualTo(Mark.DATA_SEGMENT);
        assertThat(Mark.origin(store.marks().at(0))).isEqualTo(Mark.HOST);
        Still before = stills.get(stills.indexOf(store) - 1);
        assertThat(before.bytes().at(8)).isEqualTo((byte) 0);
    }

    @Test
    void onlyTheWritesOfTheBytesAreShownWhereTheseAreAskedFor() {
        fx.open(PROGRAM);
        session.hostWrite(0, 0, (byte) 2);
        session.hostWrite(0, 100, (byte) 2);
        fx.call("sum");
        long end = fx.settled().step();

        List<Still> stills = episode(0, end, true, 100);

        assertThat(stills).extracting(Still::op).hasSize(4).endsWith("host", "i32.store");
        assertThat(stills.get(2).words()).contains("wrote 1 byte at 0x0");
    }

    @Test
    void noMoreAreShownThanAskedForAndTheCursorStays() {
        fx.open(PROGRAM);
        fx.call("sum");
        long end = fx.settled().step();
        session.travelTo(2);
        fx.settled();

        assertThat(episode(0, end, false, 3)).hasSize(4);
        assertThat(session.snapshot().time().cursor()).isEqualTo(2);
    }
}
