package palimpsest.engine.syntax;

import palimpsest.engine.source.Span;

/** References for tables. See the specification, Element Segments. */
public record ElementSegment(ReferenceType type, ElementItems items, SegmentMode mode, Span span) {}
