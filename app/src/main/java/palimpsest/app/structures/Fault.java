package palimpsest.app.structures;

import palimpsest.app.words.Words;
import palimpsest.engine.source.Position;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;

/**
 * What is wrong with a description.
 *
 * @param span the characters that are wrong
 * @param message why, in plain words
 */
record Fault(Position position, Span span, String message) {

    static Fault at(TextSource source, Span span, String message) {
        int start = Math.min(span.start(), source.length());
        return new Fault(source.position(start), span, message);
    }

    /** With its place. */
    String words() {
        return Words.of(
                "structures.fault.at", Integer.toString(position.line()), Integer.toString(position.column()), message);
    }
}
