package palimpsest.engine.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Phase;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;

/** Reads modules in the text format. Nothing that a text can hold makes it throw. See the specification, Text Format. */
public final class WatParser {

    private WatParser() {}

    /** Parses a text that is one module, with or without {@code (module …)} around its fields. */
    public static Parsed parse(TextSource source) {
        return new ModuleParser(Tokens.of(source), 0).wholeText();
    }

    /** Parses a text in UTF-8; bytes that are not UTF-8 are a fault. */
    public static Parsed parse(String name, byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return parse(new TextSource(name, text));
        } catch (CharacterCodingException e) {
            return malformedUtf8(name, utf8);
        }
    }

    /**
     * Parses one {@code (module …)} of a larger text.
     *
     * @param open the number of its opening parenthesis; {@code module}, or {@code module definition}, comes next
     */
    public static Parsed parseModule(Tokens tokens, int open) {
        return new ModuleParser(tokens, open).group();
    }

    private static Parsed malformedUtf8(String name, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer good = CharBuffer.allocate(bytes.length);
        StandardCharsets.UTF_8.newDecoder().decode(in, good, true);
        int at = good.position();
        String replaced = new String(bytes, StandardCharsets.UTF_8);
        String message = "malformed UTF-8 encoding: byte " + String.format("0x%02x", bytes[in.position()])
                + " at offset " + in.position();
        Span span = new Span(at, Math.min(replaced.length(), at + 1));
        Diagnostic diagnostic = new Diagnostic(Phase.MALFORMED, new TextSource(name, replaced), span, message);
        return new Parsed(Optional.empty(), List.of(diagnostic));
    }
}
