package palimpsest.app.hostscript;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How long a script may compute. What counts is the processor time of its thread, so that a busy computer makes no
 * difference, and what Java needs to collect its garbage; but only where the thread is seen in the script: a module that it
 * calls may take as long as it likes.
 */
final class TimeLimit implements Watch.Limit {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

    private final ScriptLimits limits;
    private final AtomicReference<Where> where;
    private long thread;
    private long seen;
    private long own;

    /** @param where what the script's thread is at */
    TimeLimit(ScriptLimits limits, AtomicReference<Where> where) {
        this.limits = limits;
        this.where = where;
    }

    @Override
    public void begin() {
        thread = Thread.currentThread().getId();
        seen = spent();
        own = 0;
    }

    @Override
    public Optional<String> broken() {
        long now = spent();
        own += where.get() == Where.SCRIPT ? now - seen : 0;
        seen = now;
        return own > limits.nanos() ? Optional.of(limits.timeIsUp()) : Optional.empty();
    }

    private long spent() {
        long collecting = COLLECTORS.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
        return THREADS.getThreadCpuTime(thread) + TimeUnit.MILLISECONDS.toNanos(collecting);
    }
}
