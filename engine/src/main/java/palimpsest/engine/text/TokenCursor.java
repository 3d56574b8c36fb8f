package palimpsest.engine.text;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Fault;
import palimpsest.engine.source.Phase;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.ByteWriter;

/** A place in a table of tokens, and the small steps that every parser takes. Faults are thrown as {@link Fault}. */
public final class TokenCursor {

    private final Tokens tokens;
    private int index;

    public TokenCursor(Tokens tokens, int index) {
        this.tokens = tokens;
        this.index = index;
    }

    public Tokens tokens() {
        return tokens;
    }

    /** The number of the token that comes next. */
    public int index() {
        return index;
    }

    public void seek(int newIndex) {
        index = newIndex;
    }

    public TokenKind kind() {
        return tokens.kind(index);
    }

    /** The kind of a token further on. */
    public TokenKind kind(int ahead) {
        return tokens.kind(Math.min(index + ahead, tokens.size() - 1));
    }

    public boolean at(TokenKind kind) {
        return kind() == kind;
    }

    /** Whether the next token is this word. */
    public boolean at(String keyword) {
        return at(TokenKind.KEYWORD) && tokens.is(index, keyword);
    }

    /** Whether a parenthesis and this word come next. */
    public boolean atOpen(String keyword) {
        return at(TokenKind.LEFT) && kind(1) == TokenKind.KEYWORD && tokens.is(index + 1, keyword);
    }

    public String text() {
        return tokens.text(index);
    }

    public Span span() {
        return tokens.span(index);
    }

    /** Goes to the next token; stays at the end of the text. */
    public void advance() {
        if (index < tokens.size() - 1) {
            index++;
        }
    }

    /** Goes over this word if it comes next. */
    public boolean skip(String keyword) {
        boolean found = at(keyword);
        if (found) {
            advance();
        }
        return found;
    }

    /** Goes over a parenthesis and this word if they come next. */
    public boolean skipOpen(String keyword) {
        boolean found = atOpen(keyword);
        if (found) {
            index += 2;
        }
        return found;
    }

    /** Goes over a closing parenthesis, which must come next. */
    public void close() {
        expect(TokenKind.RIGHT, ")");
    }

    /** Goes over a token of a kind, which must come next. */
    public void expect(TokenKind kind, String expected) {
        if (!at(kind)) {
            throw unexpected(expected);
        }
        advance();
    }

    /** Goes from an opening parenthesis to after the one that closes it. */
    public void skipGroup() {
        index = Math.min(tokens.match(index) + 1, tokens.size() - 1);
    }

    /** An identifier without its {@code $} and quotes, if one comes next. */
    public Optional<String> id() {
        if (!at(TokenKind.ID)) {
            return Optional.empty();
        }
        String name = idText(index);
        advance();
        return Optional.of(name);
    }

    /** The name of the identifier with this number. */
    String idText(int token) {
        String text = tokens.source().text();
        int start = tokens.start(token) + 1;
        return text.charAt(start) == '"'
                ? Strings.utf8(Strings.bytes(text, start, tokens.end(token))).orElse("")
                : text.substring(start, tokens.end(token));
    }

    /** The bytes of a string, which must come next. */
    public byte[] string() {
        ByteWriter out = new ByteWriter();
        string(out);
        return out.toBytes();
    }

    /** The bytes of all strings that come next, joined. */
    public byte[] strings() {
        ByteWriter out = new ByteWriter();
        while (at(TokenKind.STRING)) {
            string(out);
        }
        return out.toBytes();
    }

    private void string(ByteWriter out) {
        int token = index;
        expect(TokenKind.STRING, "a string");
        Strings.writeBytes(out, tokens.source().text(), tokens.start(token), tokens.end(token));
    }

    /** A string that must be UTF-8. */
    public String name() {
        Span span = span();
        return Strings.utf8(string()).orElseThrow(() -> fault(span, "malformed UTF-8 encoding"));
    }

    /** An unsigned number of 32 bits. */
    public int u32(String expected) {
        return (int) nat(32, expected);
    }

    /** An unsigned number of at most 64 bits. */
    public long nat(int bits, String expected) {
        if (!at(TokenKind.NAT)) {
            throw unexpected(expected);
        }
        Optional<Long> value = Integers.parse(text(), bits);
        if (value.isEmpty()) {
            throw fault(span(), "i" + bits + " constant out of range: " + shown());
        }
        advance();
        return value.get();
    }

    /** A fault of the text. */
    public Fault fault(Span span, String message, String... notes) {
        return new Fault(new Diagnostic(Phase.MALFORMED, tokens.source(), span, message, List.of(notes)));
    }

    /** Says that the next token has no place here, or is no token of the format at all. */
    public Fault unexpected(String expected) {
        if (at(TokenKind.END)) {
            return fault(span(), "unexpected token: the text ends here, expected " + expected);
        }
        boolean unknownWord = at(TokenKind.KEYWORD) && !Keywords.isKnown(text());
        if (unknownWord || at(TokenKind.RESERVED)) {
            return fault(span(), "unknown operator " + shown(), Suggestions.forWord(text()));
        }
        return fault(span(), "unexpected token " + shown() + ", expected " + expected);
    }

    /** The next token, cut where it is very long. */
    String shown() {
        String text = text();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
