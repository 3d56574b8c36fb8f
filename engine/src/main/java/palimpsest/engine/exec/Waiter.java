package palimpsest.engine.exec;

import java.util.List;
import java.util.OptionalLong;
import palimpsest.engine.runtime.MemoryInstance;

/**
 * A call that waits to be notified.
 *
 * @param depth how many calls were in progress when it began to wait
 * @param timeout how many nanoseconds it wants to wait at most
 * @param woken whether it has been notified, and goes on as soon as it is the innermost call
 */
record Waiter(int depth, MemoryInstance memory, long address, OptionalLong timeout, boolean woken) {

    boolean waitsAt(MemoryInstance where, long at) {
        return !woken && memory == where && address == at;
    }

    Waiter awake() {
        return new Waiter(depth, memory, address, timeout, true);
    }

    /** Those whose calls are still in progress when only so many calls are. */
    static List<Waiter> within(List<Waiter> waiters, int depth) {
        return waiters.stream().filter(waiter -> waiter.depth <= depth).toList();
    }
}
