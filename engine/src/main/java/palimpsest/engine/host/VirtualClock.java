package palimpsest.engine.host;

import java.util.concurrent.TimeUnit;

/** A time of its own: each look takes a microsecond, and sleeping takes what it should without making anybody wait. */
final class VirtualClock implements WasiClock {

    private static final long LOOK = TimeUnit.MICROSECONDS.toNanos(1);

    private final long start;
    private long passed;

    VirtualClock(long startNanos) {
        this.start = startNanos;
    }

    @Override
    public long realtime() {
        return start + monotonic();
    }

    @Override
    public long monotonic() {
        passed += LOOK;
        return passed;
    }

    @Override
    public void sleep(long nanos) {
        passed += Math.max(0, Math.min(nanos, Long.MAX_VALUE - start - passed));
    }
}
