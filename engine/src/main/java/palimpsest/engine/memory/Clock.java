package palimpsest.engine.memory;

/** Tells a memory the time. */
@FunctionalInterface
public interface Clock {

    /** The step that is being executed, given which write site is writing. */
    long step(int site);
}
