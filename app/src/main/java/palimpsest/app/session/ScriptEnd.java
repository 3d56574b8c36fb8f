package palimpsest.app.session;

/** Leads out of a script that somebody ended, through all that it has called. */
final class ScriptEnd extends RuntimeException {

    private static final long serialVersionUID = 1;

    ScriptEnd() {
        super("the script was ended", null, false, false);
    }
}
