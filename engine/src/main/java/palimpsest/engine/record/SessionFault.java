package palimpsest.engine.record;

import java.util.List;
import java.util.OptionalLong;
import palimpsest.engine.source.Diagnostic;

/**
 * Why a session could not be saved or opened.
 *
 * @param name the file or session that it is about
 * @param message in plain words
 * @param offset where in the file, if it is at one place
 * @param details what is wrong with a module in the file, if that is it
 */
public record SessionFault(Kind kind, String name, String message, OptionalLong offset, List<Diagnostic> details) {

    /** What kind of fault it is. */
    public enum Kind {
        /** The file cannot be read. */
        UNREADABLE,
        /** The file cannot be written; what was there before is still there. */
        UNWRITABLE,
        /** The session holds something that no file can hold. */
        NOT_SAVABLE,
        /** The file is something else. */
        FOREIGN,
        /** The end of the file is missing. */
        CUT_SHORT,
        /** The file is not as it was written. */
        DAMAGED,
        /** A later version of Palimpsest wrote it. */
        NEWER,
        /** A module in it is not valid, or the session does not fit it. */
        MODULE,
        /** It does not run as it did when it was saved. */
        DIFFERS,
        /** Somebody ended the work. */
        CANCELLED
    }

    public SessionFault {
        details = List.copyOf(details);
    }

    static SessionFault of(Kind kind, String name, String message) {
        return new SessionFault(kind, name, message, OptionalLong.empty(), List.of());
    }

    static SessionFault at(Kind kind, String name, long offset, String message) {
        return new SessionFault(kind, name, message, OptionalLong.of(offset), List.of());
    }

    /** The fault on one line: {@code lesson.palimpsest:0x5f: the file is damaged: …}. */
    public String headline() {
        String place = offset.isPresent() ? ":0x" + Long.toHexString(offset.getAsLong()) : "";
        return name + place + ": " + message;
    }

    /** The headline, and the details below it; lines are separated by {@code \n}. */
    public String render() {
        StringBuilder text = new StringBuilder(headline());
        details.forEach(detail -> text.append('\n').append(detail.render()));
        return text.toString();
    }
}
