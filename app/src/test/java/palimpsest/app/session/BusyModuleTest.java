package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/** A module that writes as fast as it can leaves the window answering. The limits are generous: machines are busy. */
@Timeout(60)
final class BusyModuleTest {

    /** Writes a byte at each address of a page, over and over. */
    private static final String STORING_FOREVER = """
            (module
              (memory 1)
              (func (export "forever") (local $at i32)
                (loop $again
                  (i32.store8 (i32.and (local.get $at) (i32.const 0xffff)) (local.get $at))
                  (local.set $at (i32.add (local.get $at) (i32.const 1)))
                  (br $again))))
            """;

    @Test
    void aModuleWritingWithoutEndIsPublishedAFewTimesASecondAndPausesAtOnce(TestReporter report) throws Exception {
        try (Fx fx = new Fx()) {
            fx.open(STORING_FOREVER);
            AtomicInteger publications = new AtomicInteger();
            fx.on(() -> {
                fx.session().snapshotProperty().addListener((property, old, now) -> publications.incrementAndGet());
                return 0;
            });
            fx.session().select(0, 100);
            fx.session().call("forever", List.of());
            Snapshot first = fx.await("running", now -> now.state() == State.RUNNING && now.step() > 1_000_000);
            int before = publications.get();
            long start = System.nanoTime();
            List<Long> latencies = new ArrayList<>();
            while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(2)) {
                long posted = System.nanoTime();
                fx.on(() -> 0);
                latencies.add(System.nanoTime() - posted);
                Thread.sleep(2);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Snapshot last = fx.on(fx.session()::snapshot);
            long pause = fx.medianPause();
            Collections.sort(latencies);
            double perSecond = (publications.get() - before) / seconds;
            report.publishEntry(Map.of(
                    "snapshots a second", "%.1f".formatted(perSecond),
                    "steps a second", "%.1f million".formatted((last.step() - first.step()) / seconds / 1e6),
                    "posted task, median ms", ms(latencies.get(latencies.size() / 2)),
                    "posted task, worst ms", ms(latencies.get(latencies.size() - 1)),
                    "pause, median ms", ms(pause)));
            assertThat(perSecond).isBetween(2.0, 60.0);
            assertThat(latencies.get(latencies.size() / 2)).isLessThan(TimeUnit.MILLISECONDS.toNanos(16));
            assertThat(pause).isLessThan(TimeUnit.MILLISECONDS.toNanos(200));
            Snapshot resumed = fx.await("running", now -> now.state() == State.RUNNING);
            fx.await("a whole page of writes", now -> now.step() > resumed.step() + 2_000_000);
            fx.session().pause();
            Snapshot paused = fx.await("paused", now -> now.state() == State.PAUSED);
            assertThat(paused.changes().stream()
                            .mapToLong(change -> change.range().length())
                            .sum())
                    .isEqualTo(65_536);
            // A long run is not listened to until its end: what was rewritten unchanged may not all be known.
            assertThat(paused.changesComplete()).isFalse();
        }
    }

    private static String ms(long nanos) {
        return "%.2f".formatted(nanos / 1e6);
    }
}
