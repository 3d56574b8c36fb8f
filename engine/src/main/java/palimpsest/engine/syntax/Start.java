package palimpsest.engine.syntax;

import palimpsest.engine.source.Span;

/** The function (unsigned index) that instantiation calls last. See the specification, Start Function. */
public record Start(int function, Span span) {}
