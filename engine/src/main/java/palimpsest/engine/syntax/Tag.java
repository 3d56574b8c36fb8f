package palimpsest.engine.syntax;

import palimpsest.engine.source.Span;

/** An exception tag defined in the module. See the specification, Tags. */
public record Tag(int typeIndex, Span span) {}
