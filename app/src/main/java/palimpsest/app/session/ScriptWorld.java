package palimpsest.app.session;

import palimpsest.app.hostscript.ScriptResult;

/** A script with the world it sees, as the session needs it; see {@link palimpsest.app.hostscript.ScriptRun}. */
interface ScriptWorld {

    /** Runs the script to its end. */
    ScriptResult run();

    /** Evaluates a line in its world. */
    ScriptResult evaluate(String line);

    /** Stops what runs in it, from any thread; the world is over then. */
    void stop();

    /** Lets go of it. */
    void close();
}
