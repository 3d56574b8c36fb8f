package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.TrapException;

/**
 * Waiting and notifying. The other side is the host, or a call that the host makes while another one waits. See the
 * threads proposal, Wait and Notify operators.
 */
final class WaitOps {

    private static final int WOKEN = 0;
    private static final int NOT_EQUAL = 1;
    private static final int TIMED_OUT = 2;

    private WaitOps() {}

    /** Wakes at most so many who wait there, those first that began first; says how many. */
    static int notify(State s, MemoryInstance memory, long address, long count) {
        int woken = 0;
        List<Waiter> waiters = new ArrayList<>();
        for (Waiter waiter : s.waiters) {
            boolean wakes = woken < count && waiter.waitsAt(memory, address);
            waiters.add(wakes ? waiter.awake() : waiter);
            woken += wakes ? 1 : 0;
        }
        s.waiters = List.copyOf(waiters);
        return woken;
    }

    /** {@code memory.atomic.notify}; the count is unsigned. */
    static final class Notify extends AtomicOps.AtomicOp {
        private final MemoryInstance instance;

        Notify(int slot, MemoryInstance memory, long offset) {
            super(slot, memory.memory(), offset, 0, 4);
            this.instance = memory;
        }

        @Override
        boolean isMovable() {
            return false;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long address = address(slots, frame);
            slots[frame + slot] = WaitOps.notify(s, instance, address, slots[frame + slot + 1]);
            return next;
        }
    }

    /** {@code memory.atomic.wait32} and {@code wait64}. To begin to wait is the step; what ends it comes from outside. */
    static final class Wait extends AtomicOps.AtomicOp {
        private final MemoryInstance instance;

        Wait(int slot, MemoryInstance memory, long offset, int width) {
            super(slot, memory.memory(), offset, 0, width);
            this.instance = memory;
        }

        @Override
        boolean isMovable() {
            return false;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            int at = frame + slot;
            long address = address(slots, frame);
            if (!instance.declared().shared()) {
                throw new TrapException("expected shared memory: only in a shared memory one can wait");
            }
            if (load(address) != slots[at + 1]) {
                slots[at] = NOT_EQUAL;
                return next;
            }
            OptionalLong timeout = slots[at + 2] < 0 ? OptionalLong.empty() : OptionalLong.of(slots[at + 2]);
            List<Waiter> waiters = new ArrayList<>(s.waiters);
            waiters.add(new Waiter(s.depth, instance, address, timeout, false));
            s.waiters = List.copyOf(waiters);
            // The step is done, though the function still stands here.
            s.base++;
            return s.stop(new Waiting(this), State.Cause.WAIT);
        }
    }

    /** Where execution stands while it waits: still at the instruction, whose step is done. It takes no step. */
    static final class Waiting extends Op {
        private final int slot;

        Waiting(Wait wait) {
            slot = wait.slot;
            position = wait.position;
            body = wait.body;
            next = wait.exact.next;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return s.stop(this, State.Cause.WAIT);
        }

        @Override
        boolean isStep() {
            return false;
        }

        /** The call that stands here; none if it has failed. */
        Optional<Waiter> waiter(State s) {
            return s.waiters.stream()
                    .filter(waiter -> waiter.depth() == s.depth)
                    .findFirst();
        }

        /** Goes on if it has been notified. */
        void goOnIfWoken(State s) {
            if (waiter(s).filter(Waiter::woken).isPresent()) {
                goOn(s, WOKEN);
            }
        }

        void timeOut(State s) {
            goOn(s, TIMED_OUT);
        }

        private void goOn(State s, int result) {
            s.waiters = Waiter.within(s.waiters, s.depth - 1);
            s.slots[s.frame + slot] = result;
            s.base--;
            s.next = next;
        }
    }
}
