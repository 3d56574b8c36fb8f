package palimpsest.engine.exec;

import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.source.ByteSlice;

/** Hears what a machine that runs freely gets from its host; it hears nothing of a replay. */
public interface Recorder {

    /** Records nothing. */
    Recorder NONE = new Recorder() {
        @Override
        public void acts(long step, HostAction action) {}

        @Override
        public void writes(long step, MemoryInstance memory, long address, byte[] bytes, String place) {}

        @Override
        public void reads(long step, MemoryInstance memory, long address, long count, String place) {}

        @Override
        public long passes(Machine machine) {
            return Long.MAX_VALUE;
        }
    };

    /**
     * The host acts; nothing is done yet.
     *
     * @throws IllegalStateException if the machine may not go on from where it stands
     */
    void acts(long step, HostAction action);

    /**
     * The host writes, as {@link HostAction.Write} says it; nothing is done yet. Scripts do it a byte at a time, so whoever
     * keeps much of it keeps it small.
     *
     * @param bytes may be used for something else afterwards
     * @throws IllegalStateException if the machine may not go on from where it stands
     */
    default void writes(long step, MemoryInstance memory, long address, byte[] bytes, String place) {
        acts(step, new HostAction.Write(memory, address, ByteSlice.of(bytes.clone()), place));
    }

    /**
     * The host reads, as {@link HostAction.Read} says it.
     *
     * @throws IllegalStateException if the machine may not go on from where it stands
     */
    default void reads(long step, MemoryInstance memory, long address, long count, String place) {
        acts(step, new HostAction.Read(memory, address, count, place));
    }

    /**
     * Execution goes on from here.
     *
     * @return when to tell again, a step later than this; it may be told sooner
     * @throws IllegalStateException if the machine may not go on from where it stands
     */
    long passes(Machine machine);
}
