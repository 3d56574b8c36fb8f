package palimpsest.engine.text;

import palimpsest.engine.source.Span;

/** A stretch of a text and how to show it. */
public record Highlight(Span span, TokenClass tokenClass) {}
