package palimpsest.engine.bench;

/** All that a host does for a program; the same on every engine. It serves one instance. */
interface Host {

    /** Does everything from the instantiation on, and checks what comes of it. */
    void play(Guest guest);

    /**
     * The program calls the host.
     *
     * @param index which import it is
     */
    long[] called(Guest guest, int index, String name, long[] arguments);
}
