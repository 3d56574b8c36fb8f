package palimpsest.app.editor;

import java.util.List;
import palimpsest.engine.text.Highlighter;
import palimpsest.engine.text.TokenClass;

/** The pieces of a text with the style class of each. */
final class Tokens {
    private Tokens() {}

    static List<Token> of(String text) {
        return Highlighter.highlight(text).stream()
                .map(piece -> new Token(piece.span().start(), piece.span().end(), look(piece.tokenClass())))
                .toList();
    }

    private static String look(TokenClass tokenClass) {
        return switch (tokenClass) {
            case COMMENT -> "comment";
            case PARENTHESIS -> "bracket";
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
