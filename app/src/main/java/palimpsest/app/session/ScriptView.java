package palimpsest.app.session;

import java.util.Optional;
import palimpsest.app.hostscript.Script;

/**
 * The host script of a session.
 *
 * @param opening counts the scripts that were opened or run, from 1: another number means another text
 * @param script its text as it was run last, or is about to be
 * @param alone whether nothing else was opened: the module that is shown, if one is, has been loaded by it
 * @param state what becomes of it
 * @param fault why it ended, where it failed
 * @param here where it did what the step before the cursor is, such as {@code host.js:12}; empty where the module did that
 */
public record ScriptView(
        long opening, Script script, boolean alone, State state, Optional<Fault> fault, Optional<String> here) {

    /** What a script is doing. */
    public enum State {
        /** It has not run since it was opened. */
        READY,
        /** It runs, or the module that it has called. */
        RUNNING,
        /** It waits while somebody looks around. */
        STOPPED,
        /** It came to its end; lines can be evaluated in its world. */
        DONE,
        /** It threw what nobody caught, or somebody ended it. */
        FAILED
    }

    /**
     * How a script failed.
     *
     * @param message the kind and the words
     * @param place such as {@code host.js:6:12}; empty where unknown
     */
    public record Fault(String message, String place) {}
}
