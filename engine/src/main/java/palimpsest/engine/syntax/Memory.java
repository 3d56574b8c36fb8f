package palimpsest.engine.syntax;

import palimpsest.engine.source.Span;

/** A linear memory defined in the module. See the specification, Memories. */
public record Memory(MemoryType type, Span span) {}
