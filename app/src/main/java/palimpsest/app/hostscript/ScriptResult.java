package palimpsest.app.hostscript;

import java.util.Optional;

/** How a script, or a line of it, ended. */
public sealed interface ScriptResult {

    /**
     * It came to its end.
     *
     * @param value what a line gave, as the console shows it; empty for {@code undefined}
     */
    record Done(Optional<String> value) implements ScriptResult {}

    /**
     * It threw what nobody caught, or is no JavaScript.
     *
     * @param message the kind and the words, such as {@code RangeError: start offset of Int32Array should be a multiple of 4}
     * @param place where, such as {@code host.js:6:12}; empty where unknown
     * @param text the whole of it as the console shows it, place, line and caret included, without a line end
     */
    record Failed(String message, Optional<String> place, String text) implements ScriptResult {}

    /**
     * Somebody stopped it, or it went over a limit.
     *
     * @param why in plain words
     */
    record Stopped(String why) implements ScriptResult {}

    /** It ended itself, or a program of its ended, with an exit code. */
    record Exited(int code) implements ScriptResult {}
}
