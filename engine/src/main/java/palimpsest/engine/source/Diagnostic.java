package palimpsest.engine.source;

import java.util.List;

/**
 * A fault, where it is, and what to do about it.
 *
 * @param phase the kind of fault
 * @param source the input it is in
 * @param span the place in the input
 * @param message begins with the specification test suite's phrase, then the particulars
 * @param notes further help, a sentence each
 */
public record Diagnostic(Phase phase, Source source, Span span, String message, List<String> notes) {

    public Diagnostic {
        notes = List.copyOf(notes);
    }

    public Diagnostic(Phase phase, Source source, Span span, String message) {
        this(phase, source, span, message, List.of());
    }

    /** The fault on one line: {@code sum.wat:10:5: invalid: type mismatch: …}. */
    public String headline() {
        return source.place(span.start()) + ": " + phase.word() + ": " + message;
    }

    /** The headline, the excerpt with its caret, and the notes; lines are separated by {@code \n}. */
    public String render() {
        StringBuilder text = new StringBuilder(headline()).append('\n').append(source.excerpt(span));
        notes.forEach(note -> text.append("\nnote: ").append(note));
        return text.toString();
    }
}
