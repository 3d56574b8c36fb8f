package palimpsest.app.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.MemoryImage;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.Store;

/**
 * What happened to the memories since the last stop. The first million steps of a motion are listened to, so that a write
 * of the same value is told from none; a longer one runs undisturbed, and the bytes are compared with those of the stop.
 * Belongs to the engine's thread.
 */
final class Since {

    /** About 30 ms. */
    static final long LISTENED = 1_000_000;

    /** A way along the record that is no longer is gone twice: a few milliseconds. */
    static final long HEARD_AGAIN = 100_000;

    private final Store store;
    private final LongSupplier clock;
    private final ChangeTracker written = new ChangeTracker();
    private final Map<LinearMemory, MemoryImage> before = new HashMap<>();
    private boolean listening;
    private boolean compares;
    private boolean back;
    private long from;

    /** @param clock tells the step that comes next */
    Since(Store store, LongSupplier clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The step at which the last stop was left. */
    long from() {
        return from;
    }

    /** A stop is left, to go forward: what is written from now on is new. */
    void leave() {
        begin();
        back = false;
        store.listen(written);
        listening = true;
    }

    /** A stop is left by a way on which nobody can listen. */
    void leaveUnheard(boolean backwards) {
        begin();
        back = backwards;
        compares = true;
    }

    private void begin() {
        rest();
        from = clock.getAsLong();
        written.clear();
        compares = false;
        before.clear();
        for (MemoryInstance each : store.memories()) {
            before.put(each.memory(), each.memory().image());
        }
    }

    /** Listened long enough. */
    void stopListening() {
        if (listening) {
            rest();
            compares = true;
        }
    }

    boolean listening() {
        return listening;
    }

    /** Came to a stop. */
    void rest() {
        if (listening) {
            store.unlisten(written);
            listening = false;
        }
    }

    /** For a way that is replayed: hears of its writes. */
    ChangeTracker listener() {
        compares = false;
        return written;
    }

    /** What happened to a memory, as it is now, never to change. */
    Changes of(LinearMemory memory, MemoryImage now, byte[] markOfSite) {
        return new Changes(written.freeze(memory), baseline(memory), now, markOfSite, back);
    }

    /** A memory at the last stop, if it was there. */
    Optional<MemoryImage> before(LinearMemory memory) {
        return Optional.ofNullable(before.get(memory));
    }

    /** Puts {@link Mark#CHANGED} and {@link Mark#REWRITTEN} into the marks of bytes of a memory in motion. */
    void flag(LinearMemory memory, long address, byte[] bytes, byte[] marks) {
        written.flag(memory, address, marks);
        baseline(memory).ifPresent(then -> {
            int held = (int) Math.max(0, Math.min(bytes.length, then.length() - address));
            byte[] old = new byte[bytes.length];
            if (held > 0) {
                then.read(address, old, 0, held);
            }
            for (int i = 0; i < bytes.length; i++) {
                int writer = i < held ? then.writer(address + i) : 0;
                marks[i] = Changes.with(marks[i], old[i] != bytes[i], writer != memory.writer(address + i));
            }
        });
    }

    private Optional<MemoryImage> baseline(LinearMemory memory) {
        return compares ? Optional.ofNullable(before.get(memory)) : Optional.empty();
    }

    /** Whether all that happened is known; comparing misses what was rewritten unchanged by the same instruction. */
    boolean complete(List<Changes> changes) {
        return written.complete() && (!compares || back || changes.stream().allMatch(Changes::untouched));
    }
}
