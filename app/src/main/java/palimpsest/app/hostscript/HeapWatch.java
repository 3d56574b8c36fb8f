package palimpsest.app.hostscript;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops a script that fills Java's heap: the JavaScript engine has no limit of its own. It looks a hundred times a second at
 * how much is used, and lets the collector say how much of that is still needed before it judges.
 */
final class HeapWatch {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private final long most;
    private final Brake brake;
    private volatile Object run = new Object();

    /** @param most bytes by which the heap may grow while a script runs */
    HeapWatch(long most, Brake brake) {
        this.most = Math.min(most, Runtime.getRuntime().maxMemory() / 2);
        this.brake = brake;
    }

    void begin() {
        Object mine = new Object();
        run = mine;
        Thread thread = new Thread(() -> watch(mine), "host script heap watch");
        thread.setDaemon(true);
        thread.start();
    }

    void end() {
        run = new Object();
    }

    private void watch(Object mine) {
        long before = used();
        long judged = before;
        while (run == mine) {
            LockSupport.parkNanos(PAUSE);
            long now = used();
            if (now - judged > most && run == mine) {
                collect();
                judged = used();
                if (judged - before > most) {
                    brake.pull(new ScriptResult.Stopped(
                            "Stopped: the script takes more than " + (most >> 20) + " MiB of memory."));
                    return;
                }
            }
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @SuppressWarnings("SystemGC")
    private static void collect() {
        System.gc();
    }
}
