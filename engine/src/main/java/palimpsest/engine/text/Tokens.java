package palimpsest.engine.text;

import java.util.List;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;

/**
 * The tokens of a text, without spaces, comments and annotations. Tokens are numbered from 0; the last is
 * {@link TokenKind#END}. A parser of modules and a parser of scripts can share one table.
 */
public final class Tokens {

    private final TextSource source;
    private final TokenTable table;
    private final List<Annotation> annotations;
    private final List<Diagnostic> faults;

    Tokens(TextSource source, TokenTable table, List<Annotation> annotations, List<Diagnostic> faults) {
        this.source = source;
        this.table = table;
        this.annotations = List.copyOf(annotations);
        this.faults = List.copyOf(faults);
    }

    /** Cuts a text into tokens; whatever is wrong is in {@link #faults()}. */
    public static Tokens of(TextSource source) {
        return new Lexer(source, new Span(0, source.length())).tokens();
    }

    /** The tokens of a part of a text. */
    static Tokens of(TextSource source, Span part) {
        return new Lexer(source, part).tokens();
    }

    public TextSource source() {
        return source;
    }

    /** What the lexer found wrong, in the order of the text. */
    public List<Diagnostic> faults() {
        return faults;
    }

    List<Annotation> annotations() {
        return annotations;
    }

    /** How many tokens there are, the one at the end of the text included. */
    public int size() {
        return table.size();
    }

    public TokenKind kind(int index) {
        return table.kind(index);
    }

    /** The offset of a token's first character. */
    public int start(int index) {
        return table.start(index);
    }

    /** The offset after a token's last character. */
    public int end(int index) {
        return table.end(index);
    }

    public Span span(int index) {
        return new Span(start(index), end(index));
    }

    /** The span from the first character of one token to the last of another. */
    public Span span(int first, int last) {
        return new Span(start(first), Math.max(start(first), end(last)));
    }

    /** A token as it is written. */
    public String text(int index) {
        return source.text().substring(start(index), end(index));
    }

    public boolean is(int index, String text) {
        return end(index) - start(index) == text.length() && source.text().startsWith(text, start(index));
    }

    /**
     * The index of the parenthesis that closes the one at {@code index}; the index of the end of the text where none
     * does.
     */
    public int match(int index) {
        return table.match(index);
    }
}
