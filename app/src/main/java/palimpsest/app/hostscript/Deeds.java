package palimpsest.app.hostscript;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what a script does with memories and modules, so that somebody can tell a script that works from one that only
 * computes. Written by the script's thread, read by any.
 */
final class Deeds {

    private final AtomicLong count = new AtomicLong();
    private final AtomicBoolean away = new AtomicBoolean();

    // One thread writes, a million times a second, and the others need not know at once: hence the lazy setting.

    /** The script has used a memory or a module. */
    void done() {
        count.lazySet(count.getPlain() + 1);
    }

    long count() {
        return count.get();
    }

    /** Whether the script's thread does something else than run the script: the module runs, or somebody looks around. */
    boolean away() {
        return away.get();
    }

    /**
     * The script's thread goes away, or comes back.
     *
     * @return where it was before
     */
    boolean setAway(boolean now) {
        boolean before = away.getPlain();
        away.lazySet(now);
        done();
        return before;
    }
}
