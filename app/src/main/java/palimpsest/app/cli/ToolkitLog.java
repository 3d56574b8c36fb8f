package palimpsest.app.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/** JavaFX's log. It warns of being loaded from the class path, which is how it is meant to be loaded here. */
final class ToolkitLog {
    /** Held, because the log manager forgets a logger that nobody holds, and its level with it. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private ToolkitLog() {}

    static void onlyErrors() {
        JAVAFX.setLevel(Level.SEVERE);
    }
}
