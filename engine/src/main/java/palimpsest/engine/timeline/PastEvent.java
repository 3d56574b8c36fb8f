package palimpsest.engine.timeline;

import palimpsest.engine.exec.HostAction;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.memory.WriteSite;

/** Something worth a mark on a time axis. */
public sealed interface PastEvent {

    /** The step, or the first of several. */
    long step();

    /**
     * Writes of one site to one memory that lie close together.
     *
     * @param last the last of their steps
     * @param count how many writes
     * @param low the lowest written address
     * @param high the address after the highest
     */
    record Writes(long step, long last, int memory, WriteSite site, long count, long low, long high)
            implements PastEvent {}

    /** A memory grew; one that stands for several has the pages before the first and after the last of them. */
    record Grown(WriteEvent.Grown growth) implements PastEvent {
        @Override
        public long step() {
            return growth.step();
        }
    }

    /** A call or instantiation ended by a trap, an uncaught exception or an exit; {@code step} is the one that did it. */
    record Failed(long step, Outcome how) implements PastEvent {}

    /** The host did something, or gave it. */
    record Host(long step, HostAction action) implements PastEvent {}

    /**
     * Several of a kind that lie close together.
     *
     * @param last the last of their steps
     * @param count how many there are, the first included
     */
    record Several(PastEvent first, long last, long count) implements PastEvent {
        @Override
        public long step() {
            return first.step();
        }
    }
}
