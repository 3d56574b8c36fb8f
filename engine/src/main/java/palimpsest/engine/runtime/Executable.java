package palimpsest.engine.runtime;

/** What an executor keeps with a function; nobody else looks inside. */
public interface Executable {

    /** Nothing yet. */
    Executable NONE = new Executable() {};
}
