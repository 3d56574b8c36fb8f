package palimpsest.engine.exec;

import palimpsest.engine.runtime.HeapObject;
import palimpsest.engine.runtime.Meeting;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.Trap;

/**
 * Somebody who watches over a machine and may stop it. It is asked where {@link Guards} say so, where the host is called
 * or returns, and now and then; before every step only while it wants that. During a replay the overseer is asked in its place.
 */
public interface Supervisor {

    /** Stops nowhere. */
    Supervisor NONE = new Supervisor() {};

    /** Whether it wants to be asked before every step. */
    default boolean everyStep() {
        return false;
    }

    /**
     * Whether to stop here. The machine stands before an instruction, before a call of the host, or at the end of what
     * the host called. When the machine goes on, it asks again at the same place.
     */
    default boolean stop(Machine machine) {
        return false;
    }

    /** The host is about to write bytes that fit. */
    default void hostWrites(Machine machine, MemoryInstance memory, long address, byte[] bytes, String place) {}

    /** The host reads bytes that are there. */
    default void hostReads(Machine machine, MemoryInstance memory, long address, long count, String place) {}

    /** The host has grown a memory; a growth by 0 pages is told too, a failed one is not. */
    default void hostGrew(Machine machine, MemoryInstance memory, long lengthBefore, String place) {}

    /** Whether to pause after an action, told above, of a host function that is under way. */
    default boolean pausesAfterAction(Machine machine) {
        return false;
    }

    /** What was begun last has ended by a trap, an uncaught exception or an exit. */
    default void failed(Machine machine, Outcome how) {}

    /** The host gets an object of a module, perhaps not for the first time; {@code meeting} tells how. */
    default void meets(Meeting meeting, HeapObject object) {}

    /** Whether to pause at a trap in a call that a host function made, before the host function hears of it. */
    default boolean pausesAt(Trap trap) {
        return false;
    }
}
