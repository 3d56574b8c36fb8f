package palimpsest.engine.syntax;

import palimpsest.engine.source.Span;

/** Finds where an instruction was written, given where its encoding stands in a {@link Code}. */
@FunctionalInterface
public interface Positions {

    /** Code that was decoded from a binary: an instruction's place is its own bytes. */
    Positions OWN_BYTES = Span::new;

    /**
     * The span in the module's source of the instruction encoded from {@code start} to before {@code end}, offsets into
     * {@link Code#bytes()}. For a text it is the whole folded expression, or the plain instruction with its immediates.
     */
    Span span(int start, int end);
}
