package palimpsest.app.editor;

import java.util.List;
import palimpsest.app.folding.Brackets;
import palimpsest.app.folding.Fold;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.text.Highlighter;
import palimpsest.engine.text.TokenClass;

/** The pieces of a text with the style class of each. */
final class Tokens {
    private static final String BRACKET = "bracket";

    private Tokens() {}

    static List<Token> of(String text) {
        return Highlighter.highlight(text).stream()
                .map(piece -> new Token(piece.span().start(), piece.span().end(), look(piece.tokenClass())))
                .toList();
    }

    /** What belongs together in a text with these tokens: whatever stands in parentheses over several lines. */
    static List<Fold> folds(String text, List<Token> tokens) {
        Brackets brackets = new Brackets();
        int line = 0;
        int at = 0;
        for (Token token : tokens) {
            if (token.look().equals(BRACKET)) {
                for (; at < token.start(); at++) {
                    line += text.charAt(at) == '\n' ? 1 : 0;
                }
                tell(brackets, text, token, line);
            }
        }
        return brackets.folds();
    }

    /** The same of a text too large for all its tokens at once, and in which none goes over a line's end. */
    static List<Fold> folds(TextSource text) {
        Brackets brackets = new Brackets();
        for (int line = 1; line <= text.lines(); line++) {
            Span span = text.line(line);
            String words = text.text().substring(span.start(), span.end());
            if (words.indexOf('(') >= 0 || words.indexOf(')') >= 0) {
                for (Token token : of(words)) {
                    tell(brackets, words, token, line - 1);
                }
            }
        }
        return brackets.folds();
    }

    private static void tell(Brackets brackets, String text, Token token, int line) {
        for (int i = token.start(); token.look().equals(BRACKET) && i < token.end(); i++) {
            if (text.charAt(i) == '(') {
                brackets.open(line);
            } else if (text.charAt(i) == ')') {
                brackets.close(line);
            }
        }
    }

    private static String look(TokenClass tokenClass) {
        return switch (tokenClass) {
            case COMMENT -> "comment";
            case PARENTHESIS -> BRACKET;
            case ANNOTATION -> "annotation";
            case STRING -> "string";
            case IDENTIFIER -> "name";
            case NUMBER, MEMORY_ARGUMENT -> "number";
            case INSTRUCTION -> "instruction";
            case KEYWORD -> "keyword";
            case TYPE -> "type";
            case FAULT -> "unknown";
        };
    }
}
