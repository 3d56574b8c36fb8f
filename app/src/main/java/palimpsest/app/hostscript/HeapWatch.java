package palimpsest.app.hostscript;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import palimpsest.engine.runtime.Store;

/**
 * Stops a script that fills Java's heap: the JavaScript engine has no limit of its own. It looks a hundred times a second at
 * how much is used, and lets the collector say how much of that is still needed before it judges.
 */
final class HeapWatch {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    /** Bytes that a byte of a memory takes, with those that tell who wrote it. */
    private static final int WITH_WRITERS = 8;

    private final long most;
    private final Store store;
    private final Brake brake;
    private volatile Object run = new Object();

    /**
     * @param most bytes by which the heap may grow while a script runs
     * @param store whose memories are none of the script's; they have limits of their own
     */
    HeapWatch(long most, Store store, Brake brake) {
        this.most = most;
        this.store = store;
        this.brake = brake;
    }

    /** How much more than at the beginning may be in use: seven eighths of Java's heap at most. */
    private long allowed() {
        long own = 0;
        for (int i = 0; i < store.memories().size(); i++) {
            own += store.memories().get(i).memory().length() * WITH_WRITERS;
        }
        return Math.min(most + own, Runtime.getRuntime().maxMemory() / 8 * 7);
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
            if (now - judged > allowed() && run == mine) {
                collect();
                judged = used();
                if (judged - before > allowed()) {
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
