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

    /** A whole module is no instruction: around more lines than these no frame is drawn. */
    private static final int MOST_FRAMED = 12;

    private Looks() {}

    /** Style classes for a part of a text, at least one character long. Tokens are in order and don't overlap. */
    static StyleSpans<Collection<String>> of(
            String text, Span part, List<Token> tokens, List<Span> faults, Optional<Span> current) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int at = part.start();
        for (int i = firstEndingAfter(tokens, part.start()); i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.start() >= part.end()) {
                break;
            }
            int start = Math.max(at, token.start());
            int end = Math.min(part.end(), token.end());
            spans.add(List.of(), start - at);
            spans.add(List.of(token.look()), end - start);
            at = end;
        }
        spans.add(List.of(), part.end() - at);
        StyleSpans<Collection<String>> looks = spans.create();
        for (Span fault : faults) {
            looks = mark(looks, part, visible(fault, text.length()), FAULT);
        }
        if (current.isPresent()) {
            List<Span> pieces = lines(text, visible(current.get(), text.length()));
            for (Span piece : pieces.size() > MOST_FRAMED ? List.<Span>of() : pieces) {
                looks = mark(looks, part, piece, CURRENT);
            }
        }
        return looks;
    }

    private static int firstEndingAfter(List<Token> tokens, int offset) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).end() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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
            StyleSpans<Collection<String>> looks, Span part, Span span, String look) {
        int start = Math.max(part.start(), span.start());
        int end = Math.min(part.end(), span.end());
        if (start >= end) {
            return looks;
        }
        StyleSpansBuilder<Collection<String>> layer = new StyleSpansBuilder<>(3);
        layer.add(List.of(), start - part.start());
        layer.add(List.of(look), end - start);
        layer.add(List.of(), part.end() - end);
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
