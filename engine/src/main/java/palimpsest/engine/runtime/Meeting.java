package palimpsest.engine.runtime;

/**
 * How the host got to know an object of a module for the first time. It names the object in every run that goes the same
 * way.
 *
 * @param step the machine's step then
 * @param index which of the arguments or results it was, or of all that the host took
 */
public record Meeting(long step, Kind kind, int index) {

    /** As what the host got it. */
    public enum Kind {
        /** The module called a function of the host with it. */
        ARGUMENT,
        /** A call that the host made gave it. */
        RESULT,
        /** The host took it out of a global or a table. */
        TAKEN
    }
}
