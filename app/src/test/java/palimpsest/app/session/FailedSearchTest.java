package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Search;

/** A search that goes wrong is told like everything else. */
@Timeout(60)
final class FailedSearchTest {

    private final BlockingQueue<Snapshot> published = new LinkedBlockingQueue<>();
    private final Door door = new Door(Runnable::run, published::add);
    private final EngineThread engine = new EngineThread(door, new JavaScript());

    @AfterEach
    void end() throws InterruptedException {
        engine.end();
        assertThat(engine.awaitEnd(10_000)).isTrue();
    }

    private record Failing(Error problem) implements Search<Long> {
        @Override
        public List<Long> more(Progress progress) {
            throw problem;
        }

        @Override
        public boolean finished() {
            return false;
        }

        @Override
        public double share() {
            return 0;
        }
    }

    @Test
    void whoeverAskedIsToldThatItEndedAndTheWindowWhy() throws InterruptedException {
        Asked<Long> asked = new Asked<>();
        Answers<Long> answers = new Answers<>(door, asked);
        engine.submitAside(bench ->
                bench.searches().begin(true, answers, () -> new Failing(new OutOfMemoryError("the heap is full"))));

        Snapshot last = awaitSaying("the heap is full");

        assertThat(asked.end()).isEqualTo(Optional.of(Query.End.OUTDATED));
        assertThat(last.busy()).isEmpty();
        assertThat(last.state()).isEqualTo(State.EMPTY);
    }

    @Test
    void theEngineAnswersAfterwards() throws InterruptedException {
        Answers<Long> answers = new Answers<>(door, new Asked<>());
        engine.submitAside(
                bench -> bench.searches().begin(true, answers, () -> new Failing(new AssertionError("a mistake"))));
        awaitSaying("a mistake");
        engine.submit(bench -> bench.say(ConsoleLine.Kind.NOTE, "still here"));
        awaitSaying("still here");
    }

    /** The first snapshot whose console says so. */
    private Snapshot awaitSaying(String words) throws InterruptedException {
        while (true) {
            Snapshot next = published.poll(20, TimeUnit.SECONDS);
            assertThat(next).as("a snapshot that says " + words).isNotNull();
            if (next.console().stream().anyMatch(line -> line.text().contains(words))) {
                return next;
            }
        }
    }
}
