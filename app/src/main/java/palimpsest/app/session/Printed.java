package palimpsest.app.session;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import palimpsest.app.hostscript.ScriptPort.Stream;
import palimpsest.app.session.ConsoleLine.Kind;

/** Makes lines of the console out of what a program prints bit by bit. */
final class Printed {

    /** A line that does not end is shown in pieces. */
    private static final int LONGEST = 2_000;

    private final ConsoleLog console;
    private final Pieces out = new Pieces(Kind.OUTPUT);
    private final Pieces err = new Pieces(Kind.ERROR);

    Printed(ConsoleLog console) {
        this.console = console;
    }

    void print(Stream stream, String text) {
        pieces(stream).add(text);
    }

    /** Bytes of UTF-8; a character may come in several pieces. */
    void print(Stream stream, byte[] bytes) {
        Pieces pieces = pieces(stream);
        pieces.add(pieces.text.decode(bytes));
    }

    private Pieces pieces(Stream stream) {
        return stream == Stream.OUT ? out : err;
    }

    /** What has no line end is a line too when the program is over. */
    void flush() {
        out.flush();
        err.flush();
    }

    /** What came of one stream and is no line yet. */
    private final class Pieces {
        private final Kind kind;
        private final StringBuilder line = new StringBuilder();
        private final Utf8Text text = new Utf8Text();

        Pieces(Kind kind) {
            this.kind = kind;
        }

        void add(String more) {
            int from = 0;
            for (int end = more.indexOf('\n'); end >= 0; end = more.indexOf('\n', from)) {
                line.append(more, from, end);
                say();
                from = end + 1;
            }
            line.append(more, from, more.length());
            if (line.length() > LONGEST) {
                say();
            }
        }

        void flush() {
            line.append(text.end());
            if (!line.isEmpty()) {
                say();
            }
        }

        private void say() {
            console.add(kind, line.toString());
            line.setLength(0);
        }
    }

    /** UTF-8 that comes in pieces; what is none becomes U+FFFD. */
    private static final class Utf8Text {
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        /** The beginning of a character. */
        private byte[] begun = new byte[0];

        String decode(byte[] bytes) {
            ByteBuffer in = ByteBuffer.allocate(begun.length + bytes.length)
                    .put(begun)
                    .put(bytes)
                    .flip();
            CharBuffer text = CharBuffer.allocate(in.remaining());
            decoder.reset().decode(in, text, false);
            begun = new byte[in.remaining()];
            in.get(begun);
            return text.flip().toString();
        }

        /** What of a character is left when no more comes. */
        String end() {
            String left = new String(begun, StandardCharsets.UTF_8);
            begun = new byte[0];
            return left;
        }
    }
}
