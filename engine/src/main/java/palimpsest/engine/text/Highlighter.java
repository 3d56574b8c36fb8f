package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.Opcode;

/** Classifies a text for an editor, in one pass and whatever is wrong with it. */
public final class Highlighter {

    private Highlighter() {}

    /** Every lexeme of the text in order; spaces between them are left out. */
    public static List<Highlight> highlight(String text) {
        List<Highlight> all = new ArrayList<>();
        Scanner scanner = new Scanner(text, 0);
        boolean afterOpen = false;
        while (scanner.next() != LexemeKind.END) {
            Span span = new Span(scanner.start(), scanner.end());
            all.add(new Highlight(span, classify(text, scanner, afterOpen)));
            if (scanner.kind() != LexemeKind.COMMENT) {
                afterOpen = scanner.kind() == LexemeKind.LEFT;
            }
        }
        return all;
    }

    private static TokenClass classify(String text, Scanner scanner, boolean afterOpen) {
        if (scanner.kind() == LexemeKind.COMMENT) {
            return TokenClass.COMMENT;
        }
        if (!scanner.complaint().isEmpty()) {
            return TokenClass.FAULT;
        }
        return switch (scanner.kind()) {
            case LEFT, RIGHT -> TokenClass.PARENTHESIS;
            case ANNOTATION -> TokenClass.ANNOTATION;
            case STRING -> TokenClass.STRING;
            case WORD -> word(text, scanner.start(), scanner.end(), afterOpen);
            case COMMENT, PUNCTUATION, FAULT, END -> TokenClass.FAULT;
        };
    }

    private static TokenClass word(String text, int start, int end, boolean afterOpen) {
        return switch (Words.classify(text, start, end)) {
            case ID -> TokenClass.IDENTIFIER;
            case NAT, INT, FLOAT -> TokenClass.NUMBER;
            case KEYWORD -> keyword(text.substring(start, end), afterOpen);
            default -> TokenClass.FAULT;
        };
    }

    /** Some words are both: {@code (func} opens a function, {@code (ref func)} names a type. */
    private static TokenClass keyword(String word, boolean afterOpen) {
        if (Opcode.of(word).isPresent()) {
            return TokenClass.INSTRUCTION;
        }
        boolean type = Keywords.TYPES.contains(word);
        if (Keywords.STRUCTURE.contains(word) || (type && afterOpen)) {
            return TokenClass.KEYWORD;
        }
        if (type || Keywords.SHAPES.contains(word)) {
            return TokenClass.TYPE;
        }
        if (Keywords.isMemoryArgument(word)) {
            return TokenClass.MEMORY_ARGUMENT;
        }
        return Keywords.SCRIPT.contains(word) ? TokenClass.KEYWORD : TokenClass.FAULT;
    }
}
