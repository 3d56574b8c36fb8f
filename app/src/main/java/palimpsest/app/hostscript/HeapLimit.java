package palimpsest.app.hostscript;

import java.util.Optional;
import palimpsest.engine.runtime.Store;

/**
 * How much of Java's heap a script may fill: the JavaScript engine has no limit of its own. The collector says how much of
 * what is used is still needed, before anybody is judged.
 */
final class HeapLimit implements Watch.Limit {

    /** Bytes that a byte of a memory takes, with those that tell who wrote it. */
    private static final int WITH_WRITERS = 8;

    private final long most;
    private final Store store;
    private long before;
    private long judged;

    /**
     * @param most bytes by which the heap may grow while a script runs
     * @param store whose memories are none of the script's; they have limits of their own
     */
    HeapLimit(long most, Store store) {
        this.most = most;
        this.store = store;
    }

    @Override
    public void begin() {
        before = used();
        judged = before;
    }

    @Override
    public Optional<String> broken() {
        if (used() - judged <= allowed()) {
            return Optional.empty();
        }
        collect();
        judged = used();
        return judged - before <= allowed()
                ? Optional.empty()
                : Optional.of("Stopped: the script takes more than " + (most >> 20) + " MiB of memory.");
    }

    /** How much more than at the beginning may be in use: seven eighths of Java's heap at most. */
    private long allowed() {
        long own = 0;
        for (int i = 0; i < store.memories().size(); i++) {
            own += store.memories().get(i).memory().length() * WITH_WRITERS;
        }
        return Math.min(most + own, Runtime.getRuntime().maxMemory() / 8 * 7);
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
