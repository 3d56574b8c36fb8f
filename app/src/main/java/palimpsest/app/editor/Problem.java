package palimpsest.app.editor;

import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.TextSource;

/** How a fault reads in the editor. */
final class Problem {
    private Problem() {}

    /** The line the fault begins on, from 1; 0 when it is not in a text. */
    static int line(Diagnostic problem) {
        return problem.source() instanceof TextSource text
                ? text.position(Math.min(problem.span().start(), text.length())).line()
                : 0;
    }

    /** Where it is, without the file's name: {@code 10:5}, or {@code 0x5f} in a binary. */
    static String place(Diagnostic problem) {
        String place = problem.source()
                .place(Math.min(problem.span().start(), problem.source().length()));
        return place.substring(problem.source().name().length() + 1);
    }

    /** Phase, message and notes, a line each. */
    static String words(Diagnostic problem) {
        StringBuilder words = new StringBuilder(problem.message());
        problem.notes().forEach(note -> words.append('\n').append(note));
        return words.toString();
    }
}
