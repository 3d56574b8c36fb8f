package palimpsest.engine.syntax;

import palimpsest.engine.source.Span;

/** Something the module needs from outside. See the specification, Imports. */
public record Import(String module, String name, ExternalType type, Span span) {}
