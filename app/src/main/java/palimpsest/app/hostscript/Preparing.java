package palimpsest.app.hostscript;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The time that a script's modules take before they run: it is none of the script's, for a large module needs it. But a
 * script that has used up half a second of it by compiling again and again pays for the rest.
 */
final class Preparing {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Of the processor's time. */
    private static final long FREE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final AtomicReference<Where> where;
    private long taken;

    Preparing(AtomicReference<Where> where) {
        this.where = where;
    }

    <T> T take(Supplier<T> work) {
        Where before = where.getAndSet(taken < FREE_NANOS ? Where.COMPILING : Where.SCRIPT);
        long begun = THREADS.getCurrentThreadCpuTime();
        try {
            return work.get();
        } finally {
            taken += THREADS.getCurrentThreadCpuTime() - begun;
            where.set(before);
        }
    }
}
