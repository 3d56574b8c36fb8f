package palimpsest.engine.exec;

/** Is asked, on the machine's thread, when a call that a host function made is paused or waits to be notified. */
@FunctionalInterface
public interface NestedPause {

    /** Returns when the call shall go on; may step the machine meanwhile, notify it or end its wait. */
    void paused(Machine machine);
}
