package palimpsest.engine.host;

/** The time that a program sees, in nanoseconds. */
public interface WasiClock {

    /** Since the beginning of 1970, UTC. */
    long realtime();

    /** Since some moment; never goes back. */
    long monotonic();

    /** Lets so much time go by. */
    void sleep(long nanos);

    /** The time of this computer. */
    static WasiClock real() {
        return new RealClock();
    }

    /** A time that begins at a moment and goes on only where the program asks for it or sleeps: it repeats. */
    static WasiClock virtual(long startNanos) {
        return new VirtualClock(startNanos);
    }
}
