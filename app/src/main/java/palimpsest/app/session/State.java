package palimpsest.app.session;

/** What a session is doing. */
public enum State {
    /** Nothing is open. */
    EMPTY,
    /** What is open has faults; it cannot be instantiated. */
    FAULTY,
    /** The module is valid and not instantiated yet. */
    LOADED,
    /** The module is instantiated and waits for a call. */
    READY,
    /** The module executes. */
    RUNNING,
    /** The module is stopped before an instruction, and can go on. */
    PAUSED,
    /** The module waits to be notified; only somebody outside can end that. */
    WAITING,
    /** The last execution ended in a trap. The instance is still there, unless its instantiation trapped. */
    TRAPPED;

    /** Whether execution stands in the middle of something: running, paused or waiting. */
    public boolean busy() {
        return this == RUNNING || this == PAUSED || this == WAITING;
    }
}
