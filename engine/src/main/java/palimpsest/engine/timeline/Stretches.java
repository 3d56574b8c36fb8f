package palimpsest.engine.timeline;

/** Visits a record backwards, one stretch between checkpoints after the other; each is played forwards. */
public interface Stretches {

    /** A stretch will be played; the machine stands at its first step. */
    void begins(long from, long to);

    /** The stretch has been played; whether to visit the one before it. */
    boolean goesOn(long from, long to);
}
