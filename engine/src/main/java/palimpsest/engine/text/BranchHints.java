package palimpsest.engine.text;

import java.util.Optional;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.CustomSection;

/**
 * Collects {@code (@metadata.code.branch_hint …)} into the section that holds them. See the specification's appendix,
 * Custom Sections, Branch Hints.
 */
final class BranchHints {

    static final String NAME = "metadata.code.branch_hint";

    /** The section stands before the code, after the data count. */
    private static final int DATA_COUNT_SECTION = 12;

    private final ByteWriter functions = new ByteWriter();
    private final ByteWriter hints = new ByteWriter();
    private int functionCount;
    private int hintCount;
    private int function = -1;
    private Span span = Span.at(0);

    /**
     * Adds a hint; functions and places come in rising order.
     *
     * @param offset where the instruction stands, counted from the start of the function's locals
     */
    void add(int toFunction, int offset, ByteSlice value, Span at) {
        if (toFunction != function) {
            closeFunction();
            function = toFunction;
        }
        span = functionCount == 0 && hintCount == 0 ? at : span;
        hintCount++;
        hints.u32(offset).u32(value.length()).bytes(value.toBytes());
    }

    /** The section, if there are hints. */
    Optional<CustomSection> section() {
        closeFunction();
        if (functionCount == 0) {
            return Optional.empty();
        }
        byte[] contents = new ByteWriter().u32(functionCount).append(functions).toBytes();
        return Optional.of(new CustomSection(NAME, ByteSlice.of(contents), DATA_COUNT_SECTION, span));
    }

    private void closeFunction() {
        if (hintCount > 0) {
            functions.u32(function).u32(hintCount).append(hints);
            functionCount++;
        }
        hints.truncate(0);
        hintCount = 0;
    }
}
