package palimpsest.engine.exec;

/** Waits, on the machine's thread, while a call that a host function made is paused. */
@FunctionalInterface
public interface NestedPause {

    /** Returns when the call shall go on; may step the machine meanwhile. */
    void paused(Machine machine);
}
