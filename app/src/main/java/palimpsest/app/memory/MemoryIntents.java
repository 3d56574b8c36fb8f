package palimpsest.app.memory;

/** What a person asks of the memory that is shown; the session carries it out. */
public interface MemoryIntents {
    /** Writes bytes as the host. */
    void edit(long address, byte[] bytes);

    /** Takes the last edit back. */
    void undo();

    /** Does again what was taken back. */
    void redo();

    /** Stops whenever bytes change. */
    void watch(long address, long length);

    /** Shows every writer of a byte. */
    void whoWrote(long address);

    /** Grows the memory as the host. */
    void grow(long pages);

    /** Shows older values of the visible bytes, so many layers deeper; a negative number leads back towards the present. */
    void leaf(int deeper);

    /** Shows the bytes as they are again. */
    void stopLeafing();

    /** Does nothing; for a view without a session. */
    static MemoryIntents none() {
        return new MemoryIntents() {
            @Override
            public void edit(long address, byte[] bytes) {}

            @Override
            public void undo() {}

            @Override
            public void redo() {}

            @Override
            public void watch(long address, long length) {}

            @Override
            public void whoWrote(long address) {}

            @Override
            public void grow(long pages) {}

            @Override
            public void leaf(int deeper) {}

            @Override
            public void stopLeafing() {}
        };
    }
}
