package palimpsest.app.session;

import java.util.Set;
import palimpsest.app.hostscript.ScriptResult;
import palimpsest.engine.runtime.ModuleInstance;

/** A script with the world it sees, as the session needs it; see {@link palimpsest.app.hostscript.ScriptRun}. */
interface ScriptWorld {

    /** Puts an instance that is there already at hand. */
    default void give(ModuleInstance instance) {}

    /** Runs the script to its end. */
    ScriptResult run();

    /** Evaluates a line in its world. */
    ScriptResult evaluate(String line);

    /** What an expression gives in its world, also in the middle of what it does. */
    default ScriptResult compute(String expression) {
        return evaluate(expression);
    }

    /** The views that it holds over memories, by their numbers. */
    default Set<Long> views() {
        return Set.of();
    }

    /** Stops what runs in it, from any thread; the world is over then. */
    void stop();

    /** Lets go of it. */
    void close();
}
