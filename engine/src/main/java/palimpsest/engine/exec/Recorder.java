package palimpsest.engine.exec;

/** Hears what a machine that runs freely gets from its host; it hears nothing of a replay. */
public interface Recorder {

    /** Records nothing. */
    Recorder NONE = new Recorder() {
        @Override
        public void acts(long step, HostAction action) {}

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
     * Execution goes on from here.
     *
     * @return when to tell again, a step later than this; it may be told sooner
     * @throws IllegalStateException if the machine may not go on from where it stands
     */
    long passes(Machine machine);
}
