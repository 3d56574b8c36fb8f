package palimpsest.app.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import palimpsest.engine.source.Span;

/** Which characters take which style classes: syntax, and over it the faults and the instruction that is next. */
final class Looks {
    private static final String FAULT = "fault";
    private static final String CURRENT = "current";

    private Looks() {}

    /** Style classes for a text of at least one character. */
    static StyleSpans<Collection<String>> of(
            String text, List<Token> tokens, List<Span> faults, Optional<Span> current) {
        int length = text.length();
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>(2 * tokens.size() + 1);
        int at = 0;
        for (Token token : tokens) {
            spans.add(List.of(), token.start() - at);
            spans.add(List.of(token.look()), token.end() - token.start());
            at = token.end();
        }
        spans.add(List.of(), length - at);
        StyleSpans<Collection<String>> looks = spans.create();
        for (Span fault : faults) {
            looks = mark(looks, length, visible(fault, length), FAULT);
        }
        if (current.isPresent()) {
            for (Span piece : lines(text, visible(current.get(), length))) {
                looks = mark(looks, length, piece, CURRENT);
            }
        }
        return looks;
    }

    /** A span with at least one character of the text in it, so that it can be seen. */
    static Span visible(Span span, int length) {
        int start = Math.max(0, Math.min(span.start(), length - 1));
        return new Span(start, Math.max(start + 1, Math.min(span.end(), length)));
    }

    /** A span as pieces of one line each, without the indentation, so that the frame around it looks tidy. */
    static List<Span> lines(String text, Span span) {
        List<Span> pieces = new ArrayList<>();
        int at = span.start();
        while (at < span.end()) {
            int lineEnd = text.indexOf('\n', at);
            int end = lineEnd < 0 ? span.end() : Math.min(lineEnd, span.end());
            while (at < end && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at < end) {
                pieces.add(new Span(at, end));
            }
            at = end + 1;
        }
        return pieces;
    }

    private static StyleSpans<Collection<String>> mark(
            StyleSpans<Collection<String>> looks, int length, Span span, String look) {
        StyleSpansBuilder<Collection<String>> layer = new StyleSpansBuilder<>(3);
        layer.add(List.of(), span.start());
        layer.add(List.of(look), span.end() - span.start());
        layer.add(List.of(), length - span.end());
        return looks.overlay(layer.create(), Looks::both);
    }

    private static Collection<String> both(Collection<String> below, Collection<String> above) {
        if (above.isEmpty()) {
            return below;
        }
        List<String> classes = new ArrayList<>(below);
        classes.addAll(above);
        return List.copyOf(classes);
    }
}
