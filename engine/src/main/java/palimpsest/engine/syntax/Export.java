package palimpsest.engine.syntax;

import palimpsest.engine.source.Span;

/** Something the module offers, by its index (unsigned). See the specification, Exports. */
public record Export(String name, ExternalKind kind, int index, Span span) {}
