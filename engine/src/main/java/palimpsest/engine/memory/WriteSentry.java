package palimpsest.engine.memory;

/** Stops writes to some bytes of a memory before they are made, so that who executes freely can go on with care. */
public interface WriteSentry {

    /** Lets everything pass. */
    WriteSentry NONE = new WriteSentry() {
        @Override
        public boolean watches(long address, long count) {
            return false;
        }

        @Override
        public boolean stops() {
            return false;
        }
    };

    /** Whether some of the bytes are watched; always the same answer. */
    boolean watches(long address, long count);

    /** Whether a write to watched bytes is to end with {@link WatchedWrite} now. */
    boolean stops();
}
