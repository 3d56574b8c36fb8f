package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Phase;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;

/** Makes tokens of lexemes: drops comments, sets annotations apart. */
final class Lexer {

    private static final int MOST_FAULTS = 100;

    private final TextSource source;
    private final Span part;
    private final Scanner scanner;
    private final TokenTable table = new TokenTable();
    private final List<Annotation> annotations = new ArrayList<>();
    private final List<Diagnostic> faults = new ArrayList<>();
    private int depth;

    Lexer(TextSource source, Span part) {
        this.source = source;
        this.part = part;
        this.scanner = new Scanner(source.text(), part.start());
    }

    Tokens tokens() {
        while (advance() != LexemeKind.END) {
            switch (scanner.kind()) {
                case LEFT -> {
                    depth++;
                    add(TokenKind.LEFT);
                }
                case RIGHT -> {
                    depth = Math.max(0, depth - 1);
                    add(TokenKind.RIGHT);
                }
                case STRING -> add(TokenKind.STRING);
                case WORD ->
                    add(
                            scanner.complaint().isEmpty()
                                    ? Words.classify(source.text(), scanner.start(), scanner.end())
                                    : TokenKind.FAULT);
                case PUNCTUATION -> add(TokenKind.RESERVED);
                case FAULT -> add(TokenKind.FAULT);
                case ANNOTATION -> annotation();
                case COMMENT, END -> {}
            }
        }
        table.add(TokenKind.END, part.end(), part.end());
        table.matchParentheses();
        return new Tokens(source, table, annotations, faults);
    }

    /** The next lexeme of the part; notes its complaint. */
    private LexemeKind advance() {
        LexemeKind kind = scanner.next();
        if (kind != LexemeKind.END && scanner.start() >= part.end()) {
            return LexemeKind.END;
        }
        if (!scanner.complaint().isEmpty() && kind != LexemeKind.ANNOTATION) {
            fault(scanner.start(), scanner.end(), scanner.complaint());
        }
        return kind;
    }

    private void add(TokenKind kind) {
        table.add(kind, scanner.start(), scanner.end());
    }

    private void annotation() {
        int start = scanner.start();
        int contents = scanner.end();
        int faultsBefore = faults.size();
        String id = annotationId();
        if (!scanner.complaint().isEmpty()) {
            fault(start, contents, scanner.complaint());
        }
        int open = 1;
        while (open > 0) {
            switch (advance()) {
                case LEFT, ANNOTATION -> open++;
                case RIGHT -> open--;
                case END -> {
                    if (faults.size() == faultsBefore) {
                        fault(start, contents, "unclosed annotation");
                    }
                    return;
                }
                default -> {}
            }
        }
        annotations.add(new Annotation(
                id, table.size(), depth, new Span(start, scanner.end()), new Span(contents, scanner.start())));
    }

    private String annotationId() {
        int start = scanner.start() + 2;
        boolean quoted = scanner.complaint().isEmpty() && source.text().charAt(start) == '"';
        return quoted
                ? Strings.utf8(Strings.bytes(source.text(), start, scanner.end()))
                        .orElse("")
                : source.text().substring(start, scanner.end());
    }

    private void fault(int start, int end, String message) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Diagnostic(Phase.MALFORMED, source, new Span(start, end), message));
        }
    }
}
