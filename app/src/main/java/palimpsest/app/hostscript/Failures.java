package palimpsest.app.hostscript;

import java.util.Optional;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;

/** Turns what ended a script into words: where, what, the line with a caret, and the script's own calls. */
final class Failures {

    private final World world;

    Failures(World world) {
        this.world = world;
    }

    ScriptResult of(PolyglotException failure, ScriptLimits limits) {
        if (failure.isResourceExhausted() && failure.isCancelled()) {
            return new ScriptResult.Stopped(
                    "Stopped: the script has executed more than " + limits.statements() + " statements.");
        }
        if (failure.isResourceExhausted()) {
            return new ScriptResult.Stopped("Stopped: the script needs more memory than Java has.");
        }
        if (failure.isInterrupted() || failure.isCancelled()) {
            return new ScriptResult.Stopped("Stopped.");
        }
        World.Thrown thrown = thrown(failure);
        return failed(thrown, place(failure));
    }

    ScriptResult of(World.Rejected rejected) {
        World.Thrown thrown = world.describe(rejected.reason());
        return failed(
                new World.Thrown(thrown.head().replaceFirst("^Uncaught", "Uncaught (in promise)"), ""),
                Optional.empty());
    }

    private World.Thrown thrown(PolyglotException failure) {
        Value value = failure.getGuestObject();
        if (value != null) {
            try {
                return world.describe(value);
            } catch (PolyglotException e) {
                // It cannot even be shown: its own getters throw.
            }
        }
        return new World.Thrown(String.valueOf(failure.getMessage()), "");
    }

    private static Optional<SourceSection> place(PolyglotException failure) {
        SourceSection own = failure.getSourceLocation();
        if (own != null && isUsers(own)) {
            return Optional.of(own);
        }
        for (PolyglotException.StackFrame frame : failure.getPolyglotStackTrace()) {
            SourceSection section = frame.isGuestFrame() ? frame.getSourceLocation() : null;
            if (section != null && isUsers(section)) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }

    private static boolean isUsers(SourceSection section) {
        return section.isAvailable()
                && section.hasLines()
                && !section.getSource().isInternal()
                && !section.getSource().getName().startsWith("<");
    }

    private static ScriptResult failed(World.Thrown thrown, Optional<SourceSection> where) {
        Optional<String> place = where.map(Failures::words);
        StringBuilder text = new StringBuilder();
        place.ifPresent(words -> text.append(words).append(": "));
        text.append(thrown.head());
        where.ifPresent(section -> appendLine(text, section));
        if (!thrown.stack().isEmpty()) {
            text.append('\n').append(thrown.stack());
        }
        int end = thrown.head().indexOf('\n');
        String message = end < 0 ? thrown.head() : thrown.head().substring(0, end);
        return new ScriptResult.Failed(message, place, text.toString());
    }

    private static String words(SourceSection section) {
        return section.getSource().getName() + ":" + section.getStartLine() + ":" + section.getStartColumn();
    }

    private static void appendLine(StringBuilder text, SourceSection section) {
        String line = section.getSource()
                .getCharacters(section.getStartLine())
                .toString()
                .stripTrailing();
        int column = Math.min(section.getStartColumn() - 1, line.length());
        text.append('\n').append(line).append('\n');
        for (int i = 0; i < column; i++) {
            text.append(line.charAt(i) == '\t' ? '\t' : ' ');
        }
        text.append('^');
    }
}
