package palimpsest.app.hostscript;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops a script that computes on and on without using a memory or a module, as an empty endless loop does, or promises that
 * make promises. It looks at the processor time of the script's thread, so that a busy computer makes no difference.
 */
final class IdleWatch {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final long most;
    private final Deeds deeds;
    private final Brake brake;
    private volatile Object run = new Object();

    /** @param most nanoseconds of processor time between two uses of a memory or a module */
    IdleWatch(long most, Deeds deeds, Brake brake) {
        this.most = most;
        this.deeds = deeds;
        this.brake = brake;
    }

    /** The script begins to run on this thread. */
    void begin() {
        Object mine = new Object();
        run = mine;
        long script = Thread.currentThread().getId();
        Thread thread = new Thread(() -> watch(mine, script), "host script idle watch");
        thread.setDaemon(true);
        thread.start();
    }

    void end() {
        run = new Object();
    }

    private void watch(Object mine, long script) {
        long seen = deeds.count();
        long since = THREADS.getThreadCpuTime(script);
        while (run == mine) {
            LockSupport.parkNanos(PAUSE);
            long count = deeds.count();
            long now = THREADS.getThreadCpuTime(script);
            if (count != seen || deeds.away()) {
                seen = count;
                since = now;
            } else if (now - since > most && run == mine) {
                brake.pull(new ScriptResult.Stopped(words()));
                return;
            }
        }
    }

    private String words() {
        double seconds = most / (double) TimeUnit.SECONDS.toNanos(1);
        return "Stopped: the script has computed for "
                + String.format(Locale.ROOT, seconds == Math.rint(seconds) ? "%.0f" : "%.1f", seconds)
                + " seconds without using a memory or a module.";
    }
}
