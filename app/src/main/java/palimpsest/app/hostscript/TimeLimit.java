package palimpsest.app.hostscript;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How long a script may compute. What counts is the processor time of its thread, so that a busy computer makes no
 * difference, and what Java needs to collect its garbage; but only where the thread is seen in the script: a module that it
 * calls may take as long as it likes.
 */
final class TimeLimit implements Watch.Limit {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

    private final ScriptLimits limits;
    private final AtomicBoolean away;
    private long thread;
    private long seen;
    private long own;

    /** @param away whether the script's thread does something else than run the script */
    TimeLimit(ScriptLimits limits, AtomicBoolean away) {
        this.limits = limits;
        this.away = away;
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
        own += away.get() ? 0 : now - seen;
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
