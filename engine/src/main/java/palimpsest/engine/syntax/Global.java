package palimpsest.engine.syntax;

import palimpsest.engine.source.Span;

/** A global defined in the module, with its constant expression. See the specification, Globals. */
public record Global(GlobalType type, Code initializer, Span span) {}
