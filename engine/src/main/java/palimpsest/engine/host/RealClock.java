package palimpsest.engine.host;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The time of this computer. */
final class RealClock implements WasiClock {

    @Override
    public long realtime() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public long monotonic() {
        return System.nanoTime();
    }

    @Override
    public void sleep(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
