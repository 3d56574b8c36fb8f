package palimpsest.engine.text;

import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.Opcode;

/** Collects encoded instructions and where each was written. */
final class CodeBuilder {

    private final ByteWriter out = new ByteWriter();
    private final TextPositions positions = new TextPositions();

    /** The bytes; who writes an instruction here says first, with {@link #begin}, where it stands in the text. */
    ByteWriter out() {
        return out;
    }

    void begin(Span span) {
        positions.add(out.size(), span);
    }

    void simple(Opcode opcode, Span span) {
        begin(span);
        out.opcode(opcode);
    }

    /** How many bytes the code has so far. */
    int size() {
        return out.size();
    }

    /** The code, closed by its last {@code end}. */
    Code build(Span end) {
        simple(Opcode.END, end);
        byte[] bytes = out.toBytes();
        return new Code(bytes, 0, bytes.length, positions.trimmed());
    }
}
