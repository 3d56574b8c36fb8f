package palimpsest.app.session;

import palimpsest.app.hostscript.Script;
import palimpsest.app.hostscript.ScriptPort;

/** Makes worlds for scripts. */
@FunctionalInterface
interface ScriptWorlds {

    /** A fresh world; the script has not run yet. */
    ScriptWorld open(Script script, ScriptPort port);

    /** Does in the background what takes long before the first one is there. */
    default void warm() {}
}
