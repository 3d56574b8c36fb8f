package palimpsest.engine.debug;

import palimpsest.engine.source.Phase;
import palimpsest.engine.source.Span;

/** Ends the reading or evaluating of an expression; whoever began it makes a diagnostic of it. */
final class ExpressionFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final Phase phase;
    private final transient Span span;
    private final String text;

    ExpressionFault(Phase phase, Span span, String text) {
        super(text, null, false, false);
        this.phase = phase;
        this.span = span;
        this.text = text;
    }

    Phase phase() {
        return phase;
    }

    Span span() {
        return span;
    }

    String text() {
        return text;
    }
}
