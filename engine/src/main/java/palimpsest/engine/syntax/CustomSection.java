package palimpsest.engine.syntax;

import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Span;

/**
 * A section that does not change what the module means, kept as it is. See the specification, Custom Section.
 *
 * @param after the id of the last other section before it, 0 where there is none (ids as in the binary format)
 */
public record CustomSection(String name, ByteSlice contents, int after, Span span) {}
